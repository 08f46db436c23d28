import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { PodSpec } from '../model/generated/structs';
import { JsonObject } from '../model/json-object';
import { forEachContainer } from '../stored/visit-containers';

export const rules = defineRules('os', 'validation.go validateOS', {
  name: { reason: 'FieldValueRequired', remedy: 'Set the name to linux or windows.' },
  unknown: { reason: 'FieldValueNotSupported', remedy: 'Set the name to linux or windows.' },
  linux: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateLinux',
    remedy: 'Leave windowsOptions out, or set os.name to windows.',
  },
  windows: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateWindows',
    remedy: 'Leave the field out, or set os.name to linux.',
  },
});

/** The fields of a type that a pod for Windows must not set. Fields of newer minors are unknown or already dropped. */
function notOnWindows(type: string): readonly Field[] {
  return [...TYPES.get(type)!.values()].filter((field) => field.notOnWindows);
}

const OF_POD_SPEC = notOnWindows('PodSpec');
const OF_POD = notOnWindows('PodSecurityContext');
const OF_CONTAINER = notOnWindows('SecurityContext');

/** validateOS, then validateLinux or validateWindows */
export function validateOS(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.os === undefined) return;
  const name: string = spec.os.name;
  if (name === 'linux') {
    validateLinux(spec, path, ctx);
  } else if (name === 'windows') {
    validateWindows(spec, path, ctx);
  } else if (name === '') {
    ctx.report(
      rules.name,
      path.child('os').child('name'),
      'the name of the operating system is missing, linux or windows',
    );
  } else {
    // upstream reports the unknown name under `os`
    ctx.report(rules.unknown, path.child('os'), `${quoted(name)} is not one of linux, windows`);
  }
}

function validateLinux(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.securityContext?.windowsOptions !== undefined) report(path.child('securityContext').child('windowsOptions'));
  forEachContainer(spec, (container, list, i) => {
    if (container.securityContext?.windowsOptions !== undefined) {
      report(path.child(list).index(i).child('securityContext').child('windowsOptions'));
    }
  });
  function report(at: Path): void {
    ctx.report(rules.linux, at, 'a pod for linux takes no options of windows');
  }
}

function validateWindows(spec: PodSpec, path: Path, ctx: Context): void {
  forbid(spec, OF_POD_SPEC, path, ctx);
  forbid(spec.securityContext, OF_POD, path.child('securityContext'), ctx);
  forEachContainer(spec, ({ securityContext }, list, i) => {
    forbid(securityContext, OF_CONTAINER, path.child(list).index(i).child('securityContext'), ctx);
  });
}

function forbid(struct: object | undefined, fields: readonly Field[], path: Path, ctx: Context): void {
  if (struct === undefined) return;
  for (const field of fields) {
    if (isSet(field, (struct as JsonObject)[field.name])) {
      ctx.report(rules.windows, path.child(field.name), 'has no meaning for a pod for windows');
    }
  }
}

/** An empty list counts as set, except `sysctls`, whose length Kubernetes checks. */
function isSet({ name, pointer }: Field, value: unknown): boolean {
  if (value === undefined || (value === false && !pointer)) return false;
  return name !== 'sysctls' || (value as readonly unknown[]).length > 0;
}
