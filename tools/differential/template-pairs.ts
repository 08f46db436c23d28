import { cases as containers } from './containers';
import { cases as daemonSets } from './daemon-set';
import { cases as podSpecs } from './pod-spec';
import { pick } from './random';
import { blend } from './update';
import { cases as volumes } from './volumes';
import { cases as warnings } from './warnings';
import { TYPES } from '../../src/model/field-table';
import { judge } from '../../src/validation/judge';

/* DaemonSets beside others that say the same in other words, or something else. */

export interface Pair {
  readonly old: Json;
  readonly new: Json;
  /** What was done to the old one. */
  readonly edits: readonly string[];
}

export interface Json {
  [key: string]: unknown;
}

const PARTS = [containers, daemonSets, podSpecs, volumes, warnings];

/** DaemonSets that the servers of these minors accept. */
export function bases(random: () => number, count: number, minors: readonly number[]): Json[] {
  const found: Json[] = [];
  while (found.length < count) {
    const [manifest] = pick(PARTS, random)(random, 1);
    const copy = JSON.parse(JSON.stringify(manifest)) as Json;
    const isAccepted = judge(copy, minors).every(({ findings }) =>
      findings.every(({ rule }) => rule.severity !== 'error' || rule.reason === 'UnknownField'),
    );
    if (isAccepted) found.push(copy);
  }
  return found;
}

/**
 * A pair of each DaemonSet, half of them with edits that should change nothing. `stored` is each DaemonSet as a server
 * gives it back.
 */
export function pairsOf(originals: readonly Json[], stored: readonly Json[], random: () => number): Pair[] {
  return originals.map((original, i) => {
    const edited = JSON.parse(JSON.stringify(original)) as Json;
    const edits: string[] = [];
    const cosmetic = 1 + Math.floor(random() * 4);
    for (let left = cosmetic; left > 0; left--) edits.push(edit(COSMETIC, edited, stored[i], random));
    let other = edited;
    if (random() < 0.5) {
      for (let left = 1 + Math.floor(random() * 2); left > 0; left--) {
        if (random() < 0.3) {
          other = blend(other, pick(originals, random), 0.2, random) as Json;
          edits.push('blend');
        } else {
          edits.push(edit(REAL, other, stored[i], random));
        }
      }
      // what an update may not change
      other.metadata = original.metadata;
      (other.spec as Json).selector = (original.spec as Json).selector;
    }
    return random() < 0.5
      ? { old: original, new: other, edits }
      : { old: other, new: { ...original, metadata: other.metadata }, edits };
  });
}

interface Place {
  readonly type: string;
  readonly value: Json;
  /** The same struct as the server gives it back, where there is one. */
  readonly stored: Json;
}

type Edit = (place: Place, random: () => number) => void;

function edit(edits: { readonly [name: string]: Edit }, daemonSet: Json, stored: Json, random: () => number): string {
  const { template } = daemonSet.spec as Json;
  const before = JSON.stringify(template);
  for (;;) {
    const places = placesIn('PodTemplateSpec', template, (stored.spec as Json | undefined)?.template);
    const name = pick(Object.keys(edits), random);
    edits[name](pick(places, random), random);
    if (JSON.stringify(template) !== before) return name;
  }
}

function placesIn(type: string, value: unknown, stored: unknown): Place[] {
  if (!isStruct(value)) return [];
  const own = isStruct(stored) ? stored : {};
  return [
    { type, value, stored: own },
    ...Object.entries(value).flatMap(([name, inner]) => {
      const field = TYPES.get(type)?.get(name);
      if (field === undefined || !TYPES.has(field.type) || inner === null || inner === undefined) return [];
      const answer = own[name] as Json | undefined;
      if (!Array.isArray(inner)) return placesIn(field.type, inner, answer);
      return inner.flatMap((item, i) => placesIn(field.type, item, (answer as Json[] | undefined)?.[i]));
    }),
  ];
}

function isStruct(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const EMPTY: { readonly [type: string]: unknown } = { string: '', boolean: false, int32: 0, int64: 0, quantity: '0' };

export const COSMETIC: { readonly [name: string]: Edit } = {
  'what the server writes, written out': ({ value, stored }, random) => {
    const absent = Object.keys(stored).filter((name) => value[name] === undefined);
    for (const name of absent) if (random() < 0.6) value[name] = stored[name];
  },
  'all of what the server gives back': ({ value, stored }) => {
    Object.assign(value, JSON.parse(JSON.stringify(stored)));
  },
  'an empty value': ({ type, value }, random) => {
    const absent = [...TYPES.get(type)!.values()].filter(({ name }) => value[name] === undefined);
    if (absent.length === 0) return;
    const { name, shape, type: fieldType } = pick(absent, random);
    const empty = shape === 'list' ? [] : shape === 'map' ? {} : EMPTY[fieldType];
    value[name] = random() < 0.3 || empty === undefined ? null : empty;
  },
  'empty resources': ({ type, value }) => {
    if (type === 'Container' || type === 'PersistentVolumeClaimSpec') value.resources ??= {};
  },
  'null for a default': ({ type, value }, random) => {
    const withDefault = [...TYPES.get(type)!.values()].filter((field) => field.default !== undefined);
    for (const field of withDefault) {
      if (value[field.name] === field.default && random() < 0.5) value[field.name] = null;
    }
  },
  'other spellings of quantities': ({ type, value }, random) => {
    for (const [name, inner] of Object.entries(value)) {
      const field = TYPES.get(type)?.get(name);
      if (field?.type !== 'quantity') continue;
      if (!isStruct(inner)) value[name] = respelled(inner, random);
      else for (const key of Object.keys(inner)) inner[key] = respelled(inner[key], random);
    }
  },
  'another order of keys': ({ value }, random) => {
    const entries = Object.entries(value).sort(() => random() - 0.5);
    for (const [key] of entries) delete value[key];
    for (const [key, inner] of entries) value[key] = inner;
  },
  'an unknown field': ({ value }, random) => {
    value[pick(['nodeSelecter', 'status', 'Image', '__proto_'], random)] = pick([1, 'a', {}, [], null], random);
  },
  'the old name of the service account': ({ type, value }, random) => {
    if (type !== 'PodSpec') return;
    if (typeof value.serviceAccountName === 'string' && random() < 0.7) {
      value.serviceAccount = pick([value.serviceAccountName, 'other', ''], random);
    } else if (value.serviceAccount !== undefined) {
      value.serviceAccountName = pick([value.serviceAccount, null, ''], random);
    }
  },
  'an annotation of old clients': ({ type, value }, random) => {
    if (type !== 'PodTemplateSpec') return;
    const annotations = ((value.metadata as Json).annotations ??= {}) as Json;
    const key = pick(
      ['pod.beta.kubernetes.io/init-containers', 'pod.alpha.kubernetes.io/init-container-statuses'],
      random,
    );
    if (isStruct(annotations)) annotations[key] = '[]';
  },
  'a field that is dropped': ({ type, value }, random) => {
    const [name, made] = pick(DROPPED[type] ?? [['', undefined]], random);
    if (made !== undefined) value[name] ??= made;
  },
  'a time in another zone': ({ type, value }, random) => {
    if (type !== 'ObjectMeta') return;
    const time = value.creationTimestamp;
    value.creationTimestamp =
      time === undefined || time === null
        ? pick(['2024-02-29T12:00:00Z', '0001-01-01T00:00:00Z'], random)
        : pick(['2024-02-29T14:00:00+02:00', '2024-02-29T12:00:00.5Z', '2024-02-28T23:30:00-12:30'], random);
  },
};

/** Fields that some minor passes over. */
const DROPPED: { readonly [type: string]: readonly (readonly [string, unknown])[] } = {
  PodSpec: [
    ['hostUsers', true],
    ['workloadRef', { name: 'a', podGroup: 'b' }],
    ['schedulingGroup', { podGroupName: 'a' }],
    ['hostnameOverride', 'a'],
  ],
  PodSecurityContext: [
    ['supplementalGroupsPolicy', 'Merge'],
    ['seLinuxChangePolicy', 'MountOption'],
  ],
  SecurityContext: [
    ['procMount', 'Default'],
    ['procMount', 'Unmasked'],
  ],
  Container: [
    ['restartPolicy', 'Always'],
    ['resizePolicy', [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }]],
    ['restartPolicyRules', [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }]],
    ['lifecycle', { stopSignal: 'SIGTERM' }],
  ],
  Lifecycle: [['stopSignal', 'SIGUSR1']],
  VolumeMount: [
    ['recursiveReadOnly', 'Disabled'],
    ['bindMountOptions', ['noexec']],
  ],
  EmptyDirVolumeSource: [['mode', 0o755]],
  SecretVolumeSource: [['defaultUser', 5]],
  ConfigMapVolumeSource: [['defaultUser', 5]],
  KeyToPath: [['user', 5]],
  GRPCAction: [['mode', 'TLS']],
  HTTPGetAction: [['protocol', 'HTTP2']],
  PodAffinityTerm: [['matchLabelKeys', ['a']]],
};

function respelled(quantity: unknown, random: () => number): unknown {
  const text = String(quantity);
  const [, number, suffix] = /^([0-9]+)([a-zA-Z]*)$/.exec(text) ?? [];
  if (number === undefined) return quantity;
  const spellings: unknown[] = [text, `${number}.0${suffix}`, `0${text}`, ` ${text}`, `+${text}`];
  if (suffix === '') {
    spellings.push(Number(number), `${number}000m`, `${number}e0`, `${number}E0`, Number(`${number}.0`));
  }
  if (suffix === 'm') spellings.push(`${number}000u`, Number(number) / 1000);
  if (suffix === 'Gi') spellings.push(`${Number(number) * 1024}Mi`, String(Number(number) * 2 ** 30));
  if (suffix === 'Mi') {
    spellings.push(`${Number(number) * 1024}Ki`, `${Number(number) / 1024}Gi`, Number(number) * 2 ** 20);
  }
  if (suffix === 'k') spellings.push(`${number}000`, `${number}e3`);
  return pick(spellings, random);
}

const REAL: { readonly [name: string]: Edit } = {
  'another value': ({ value }, random) => {
    const scalars = Object.keys(value).filter((key) => typeof value[key] !== 'object');
    if (scalars.length === 0) return;
    const key = pick(scalars, random);
    const inner = value[key];
    if (typeof inner === 'boolean') value[key] = !inner;
    else if (typeof inner === 'number') value[key] = inner + 1;
    else value[key] = /[0-9]$/.test(String(inner)) ? `${inner}0` : `${inner}a`;
  },
  'a field less': ({ value }, random) => {
    const keys = Object.keys(value);
    if (keys.length > 0) delete value[pick(keys, random)];
  },
  'another order of a list': ({ value }) => {
    for (const inner of Object.values(value)) if (Array.isArray(inner)) inner.reverse();
  },
  'an entry twice': ({ value }, random) => {
    for (const inner of Object.values(value)) {
      if (Array.isArray(inner) && inner.length > 0) inner.push(pick(inner, random));
    }
  },
  'an entry less': ({ value }) => {
    for (const inner of Object.values(value)) if (Array.isArray(inner) && inner.length > 1) inner.shift();
  },
  'a variable': ({ type, value }, random) => {
    if (type !== 'Container') return;
    const env = Array.isArray(value.env) ? value.env : [];
    value.env = [...env, { name: pick(['A', 'B'], random), value: pick(['', '1', '2'], random) }];
  },
  'a request': ({ type, value }, random) => {
    if (type !== 'Container') return;
    value.resources = {
      requests: { cpu: pick(['1', '100m', 1], random), memory: pick(['1Gi', '1024Mi', '1G'], random) },
    };
  },
  'a label': ({ type, value }, random) => {
    if (type !== 'ObjectMeta' || !isStruct(value.labels)) return;
    value.labels[pick(['x', 'y'], random)] = pick(['', 'a'], random);
  },
};
