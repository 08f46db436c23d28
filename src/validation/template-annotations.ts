import { localPathProblems } from './local-path';
import { byteLength } from './names';
import { isPadded } from './padding';
import { validateTolerations } from './tolerations';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules, Rule } from '../findings/rule';
import { quoted } from '../findings/text';
import {
  APP_ARMOR_CONTAINER_PREFIX,
  MIRROR_POD,
  SECCOMP_CONTAINER_PREFIX,
  SECCOMP_POD,
} from '../model/annotation-keys';
import { PodSpec, SecurityContext, Toleration } from '../model/generated/structs';
import { forEachContainer } from '../stored/visit-containers';

const SECCOMP = 'validation.go ValidateSeccompPodAnnotations';
const SECCOMP_MATCH = 'validation.go validateSeccompAnnotationsAndFieldsMatch';
const APP_ARMOR = 'validation.go ValidateAppArmorPodAnnotations';
const APP_ARMOR_MATCH = 'validation.go validateAppArmorAnnotationsAndFieldsMatchOnCreate';
const FIELD_ONLY = 'Keep the field and leave the annotation out.';

export const rules = defineRules('template-annotations', 'validation.go ValidatePodSpecificAnnotations', {
  mirror: { reason: 'FieldValueInvalid', remedy: 'Leave the annotation out: kubelets set it on the pods they mirror.' },
  tolerations: { reason: 'FieldValueInvalid', remedy: 'Use the field tolerations instead of the annotation.' },
  deletionCost: {
    reason: 'FieldValueInvalid',
    remedy: 'Write a whole number from -2147483648 to 2147483647 without plus sign and leading zero.',
  },
  seccompProfile: {
    reason: 'FieldValueInvalid',
    upstream: SECCOMP,
    remedy: 'Use the field securityContext.seccompProfile instead of the annotation.',
  },
  seccompType: { reason: 'FieldValueForbidden', upstream: SECCOMP_MATCH, remedy: FIELD_ONLY },
  seccompLocalhost: { reason: 'FieldValueForbidden', upstream: SECCOMP_MATCH, remedy: FIELD_ONLY },
  appArmorContainer: {
    reason: 'FieldValueInvalid',
    upstream: APP_ARMOR,
    remedy: 'Name a container of the pod after the slash.',
  },
  appArmorProfile: {
    reason: 'FieldValueInvalid',
    upstream: APP_ARMOR,
    remedy: 'Use runtime/default, unconfined or localhost/ and the name of a profile.',
  },
  appArmorType: { reason: 'FieldValueForbidden', upstream: APP_ARMOR_MATCH, since: 30, remedy: FIELD_ONLY },
  appArmorLocalhost: { reason: 'FieldValueForbidden', upstream: APP_ARMOR_MATCH, since: 30, remedy: FIELD_ONLY },
});

type Annotations = { readonly [key: string]: string };

const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** Annotations that the server validates, and fields that contradict them. */
export function validateTemplateAnnotations(annotations: Annotations, path: Path, spec: PodSpec, ctx: Context): void {
  for (const key in annotations) {
    if (!key.includes('.kubernetes.io/') && key !== MIRROR_POD) continue;
    const value = annotations[key];
    const at = path.key(key);
    if (key === MIRROR_POD && !spec.nodeName) {
      ctx.report(rules.mirror, at, 'a mirror pod needs a nodeName');
    } else if (key === TOLERATIONS && value !== '') {
      validateTolerationsAnnotation(value, path, ctx);
    } else if (key === DELETION_COST && !ctx.relaxed.has('deletionCost') && !isDeletionCost(value)) {
      ctx.report(rules.deletionCost, at, `${quoted(value)} is not a whole number of 32 bits`);
    } else if (key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER_PREFIX)) {
      validateSeccompAnnotation(value, path.child(key), ctx);
    } else if (key.startsWith(APP_ARMOR_CONTAINER_PREFIX)) {
      validateAppArmorAnnotation(key.slice(APP_ARMOR_CONTAINER_PREFIX.length), value, spec, at, ctx);
    }
  }
}

/** Whether an update of a template with these annotations may keep its invalid deletion cost. */
export function hasBadDeletionCost({ [DELETION_COST]: cost }: Annotations = {}): boolean {
  return cost !== undefined && !isDeletionCost(cost);
}

function isDeletionCost(value: string): boolean {
  return /^(?:0|-[0-9]+|[1-9][0-9]*)$/.test(value) && Math.abs(Number(value) + 0.5) <= 2147483647.5;
}

/** Go decodes the annotation into a struct without field tags, so the case of keys does not matter. */
function validateTolerationsAnnotation(text: string, path: Path, ctx: Context): void {
  const tolerations = readTolerations(text);
  if (tolerations === undefined) {
    ctx.report(
      rules.tolerations,
      path.child(TOLERATIONS).printedAs(path),
      `the value of ${TOLERATIONS} is not a JSON list of tolerations`,
    );
  } else {
    validateTolerations(tolerations, path.child(TOLERATIONS), ctx);
  }
}

const TOLERATION_FIELDS = new Map<string, 'string' | 'number'>(
  Object.entries({
    key: 'string',
    operator: 'string',
    value: 'string',
    effect: 'string',
    tolerationseconds: 'number',
  } as const),
);

function readTolerations(text: string): Toleration[] | undefined {
  const list = parseJson(text);
  if (list === null) return [];
  return Array.isArray(list) && list.every(isToleration) ? list.map(toToleration) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isToleration(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, given]) => {
    const type = TOLERATION_FIELDS.get(key.toLowerCase());
    return (
      type === undefined || given === null || (typeof given === type && (type === 'string' || Number.isInteger(given)))
    );
  });
}

function toToleration(value: object | null): Toleration {
  const given = new Map(
    Object.entries(value ?? {})
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key.toLowerCase(), field]),
  );
  return {
    key: given.get('key'),
    operator: given.get('operator'),
    value: given.get('value'),
    effect: given.get('effect'),
    tolerationSeconds: given.get('tolerationseconds'),
  };
}

function validateSeccompAnnotation(profile: string, path: Path, ctx: Context): void {
  if (profile === 'runtime/default' || profile === 'docker/default' || profile === 'unconfined') return;
  if (!profile.startsWith('localhost/')) {
    return ctx.report(
      rules.seccompProfile,
      path,
      `${quoted(profile)} is not one of runtime/default, docker/default, unconfined, localhost/ and a path`,
    );
  }
  for (const problem of localPathProblems(profile.slice('localhost/'.length))) {
    ctx.report(rules.seccompProfile, path, `the path of ${quoted(profile)} ${problem}`);
  }
}

function validateAppArmorAnnotation(name: string, profile: string, spec: PodSpec, path: Path, ctx: Context): void {
  let found = false;
  forEachContainer(spec, (container) => {
    found ||= container.name === name;
  });
  if (!found) ctx.report(rules.appArmorContainer, path, `the pod has no container ${quoted(name)}`);
  if (
    profile !== '' &&
    profile !== 'runtime/default' &&
    profile !== 'unconfined' &&
    !profile.startsWith('localhost/')
  ) {
    ctx.report(
      rules.appArmorProfile,
      path,
      `${quoted(profile)} is not one of runtime/default, unconfined, localhost/ and a name`,
    );
  }
}

interface Profile {
  readonly type: string;
  readonly localhostProfile?: string;
}

interface Matching {
  readonly type: Rule;
  readonly localhost: Rule;
  readonly defaults: readonly string[];
}

/** ApparmorFieldForAnnotation: what the server sets where an annotation stands for the field; undefined if it cannot read it. */
export function appArmorOf(annotations: Annotations, container: string): SecurityContext['appArmorProfile'] {
  const annotation = annotations[`${APP_ARMOR_CONTAINER_PREFIX}${container}`];
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  const localhostProfile = /^localhost\/([^]+)$/.exec(annotation ?? '')?.[1];
  if (localhostProfile === undefined || isPadded(localhostProfile) || byteLength(localhostProfile) > 4095) {
    return undefined;
  }
  return { type: 'Localhost', localhostProfile };
}

const SECCOMP_MATCHING: Matching = {
  type: rules.seccompType,
  localhost: rules.seccompLocalhost,
  defaults: ['runtime/default', 'docker/default'],
};
const APP_ARMOR_MATCHING: Matching = {
  type: rules.appArmorType,
  localhost: rules.appArmorLocalhost,
  defaults: ['runtime/default'],
};

/** validateSeccompAnnotationsAndFields and the same for AppArmor, for which the field of the pod also applies to its containers. */
export function validateProfilesMatch(annotations: Annotations, spec: PodSpec, path: Path, ctx: Context): void {
  // most have none
  if (!Object.keys(annotations).some((key) => key.includes('seccomp') || key.includes('apparmor'))) return;
  const { seccompProfile, appArmorProfile } = spec.securityContext ?? {};
  validateMatch(
    annotations[SECCOMP_POD],
    seccompProfile,
    SECCOMP_MATCHING,
    path.child('securityContext').child('seccompProfile'),
    ctx,
  );
  const appArmorCounts = ctx.atLeast(30) && spec.os?.name !== 'windows';
  forEachContainer(spec, ({ name, securityContext: own }, list, i) => {
    const at = path.child(list).index(i).child('securityContext');
    validateMatch(
      annotations[`${SECCOMP_CONTAINER_PREFIX}${name}`],
      own?.seccompProfile,
      SECCOMP_MATCHING,
      at.child('seccompProfile'),
      ctx,
    );
    if (!appArmorCounts) return;
    validateMatch(
      annotations[`${APP_ARMOR_CONTAINER_PREFIX}${name}`],
      own?.appArmorProfile ?? appArmorProfile,
      APP_ARMOR_MATCHING,
      at.child('appArmorProfile'),
      ctx,
    );
  });
}

function validateMatch(
  annotation: string | undefined,
  field: Profile | undefined,
  matching: Matching,
  path: Path,
  ctx: Context,
): void {
  if (annotation === undefined || field === undefined) return;
  const clash = `the annotation says ${quoted(annotation)}`;
  switch (field.type) {
    case 'Unconfined':
      if (annotation !== 'unconfined') ctx.report(matching.type, path.child('type'), `${clash}, the field Unconfined`);
      break;
    case 'RuntimeDefault':
      if (!matching.defaults.includes(annotation)) {
        ctx.report(matching.type, path.child('type'), `${clash}, the field RuntimeDefault`);
      }
      break;
    case 'Localhost':
      if (!annotation.startsWith('localhost/')) {
        ctx.report(matching.type, path.child('type'), `${clash}, the field Localhost`);
      } else if (annotation.slice('localhost/'.length) !== field.localhostProfile) {
        ctx.report(
          matching.localhost,
          path.child('localhostProfile'),
          `${clash}, the field ${quoted(field.localhostProfile ?? '')}`,
        );
      }
  }
}
