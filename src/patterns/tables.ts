import { PolicyRule } from '../constructs/node-agent/options';
import { EnvVar, EnvVarSource, Volume, VolumeMount } from '../model/generated/structs';
import { ownValue } from '../model/own-value';

/** Directories and files of the node as volumes, one a line: `name path [type]`. The type `""` is the empty one, which checks nothing. */
export function hostPaths(...lines: string[]): Volume[] {
  return lines.map((line) => {
    const [name, path, type] = line.split(' ');
    return {
      name,
      hostPath: { path, ...(type !== undefined && { type: (type === '""' ? '' : type) as 'Directory' }) },
    };
  });
}

const FLAGS: { [flag: string]: Partial<VolumeMount> } = {
  ro: { readOnly: true },
  rw: { readOnly: false },
  None: { mountPropagation: 'None' },
  HostToContainer: { mountPropagation: 'HostToContainer' },
  Bidirectional: { mountPropagation: 'Bidirectional' },
};

/** Mounts of volumes, one a line: `name path [flag ...]`, where a flag is a key of FLAGS or `subPath=...`. */
export function mounts(...lines: string[]): VolumeMount[] {
  return lines.map((line) => {
    const [name, mountPath, ...flags] = line.split(' ');
    return Object.assign(
      { name, mountPath },
      ...flags.map((flag) => ownValue(FLAGS, flag) ?? { subPath: flag.split('=')[1] }),
    );
  });
}

/** Environment variables in order: a text is the value, anything else says where the value comes from; `undefined` leaves the variable out. */
export function env(table: { readonly [name: string]: string | EnvVarSource | undefined }): EnvVar[] {
  return Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      if (typeof value === 'string') return { name, value };
      return Object.keys(value!).length ? { name, valueFrom: value } : { name };
    });
}

/** The value is a field of the pod. */
export const field = (fieldPath: string): EnvVarSource => ({ fieldRef: { fieldPath } });

/** The value is a key of a ConfigMap. */
export const configKey = (name: string, key: string): EnvVarSource => ({ configMapKeyRef: { name, key } });

const list = (text: string) => text.split(',').map((item) => (item === 'core' ? '' : item));

/** Rules of RBAC, one a line: `groups resources verbs [names]`, lists with commas, `core` for the core group; `url paths verbs` for paths. */
export function rules(...lines: string[]): PolicyRule[] {
  return lines.map((line) => {
    const [groups, resources, verbs, names] = line.split(' ');
    if (groups === 'url') return { nonResourceURLs: list(resources), verbs: list(verbs) };
    return {
      apiGroups: list(groups),
      resources: list(resources),
      ...(names && { resourceNames: list(names) }),
      verbs: list(verbs),
    };
  });
}
