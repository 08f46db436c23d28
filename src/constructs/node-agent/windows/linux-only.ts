import { Field } from '../../../model/field';
import { TYPES } from '../../../model/field-table';
import { Container, PodSpec } from '../../../model/generated/structs';
import { isJsonObject, JsonObject } from '../../../model/json-object';
import { ownValue } from '../../../model/own-value';
import { shown } from '../../../model/shown';
import { LINUX_FOLDERS } from '../../../platforms/profiles/windows';

type Step = string | number;

/** A part of a pod that has no meaning on Windows. */
export interface LinuxOnly {
  readonly steps: readonly Step[];
  readonly value: unknown;
  /** The name of a volume that the pod cannot do without. */
  readonly volume?: string;
}

const notOnWindows = (type: string): Field[] => [...TYPES.get(type)!.values()].filter((field) => field.notOnWindows);
const FIELDS = {
  pod: notOnWindows('PodSpec'),
  podContext: notOnWindows('PodSecurityContext'),
  context: notOnWindows('SecurityContext'),
};

const DEVICES = ['BlockDevice', 'CharDevice'];

/** All that only Linux has. Values that are resolved later are not looked at. */
export function linuxOnly(pod: Partial<PodSpec>): LinuxOnly[] {
  const found: LinuxOnly[] = [];
  const add = (value: unknown, ...steps: Step[]) => found.push({ steps, value });
  const fields = (struct: object | undefined, list: readonly Field[], ...steps: Step[]) => {
    for (const { name, pointer } of list) {
      const value = ownValue(struct as JsonObject | undefined, name);
      if (value !== undefined && (value !== false || pointer)) add(value, ...steps, name);
    }
  };
  fields(pod, FIELDS.pod);
  fields(pod.securityContext, FIELDS.podContext, 'securityContext');
  if (pod.dnsPolicy === 'ClusterFirstWithHostNet') add(pod.dnsPolicy, 'dnsPolicy');
  for (const list of ['initContainers', 'containers'] as const) {
    listOf(pod[list]).forEach((container: Container, i) => {
      fields(container.securityContext, FIELDS.context, list, i, 'securityContext');
      if (container.volumeDevices) add(container.volumeDevices, list, i, 'volumeDevices');
      listOf(container.volumeMounts).forEach(({ mountPropagation: how }, j) => {
        if (how !== undefined && how !== 'None') add(how, list, i, 'volumeMounts', j, 'mountPropagation');
      });
    });
  }
  listOf(pod.volumes).forEach(({ name, emptyDir, hostPath }, i) => {
    if (emptyDir?.medium) add(emptyDir.medium, 'volumes', i, 'emptyDir', 'medium');
    const { path, type = '' } = hostPath ?? {};
    const steps = ['volumes', i, 'hostPath', 'path'];
    if (path !== undefined && (isOfLinux(path) || DEVICES.includes(type))) {
      found.push({ steps, value: path, volume: name });
    }
  });
  return found;
}

const listOf = <T>(list: readonly T[] | undefined): readonly T[] => (Array.isArray(list) ? list : []);

const isOfLinux = (path: string) => LINUX_FOLDERS.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** The part in words: where it is, and what it is. */
export function linuxOnlyText({ steps, value, volume }: LinuxOnly): string {
  const where = steps.reduce<string>((at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}.${step}`), '');
  const what = `${where.slice(1)} is ${typeof value === 'string' ? `'${value}'` : shown(value)}`;
  return volume === undefined
    ? `${what}, which has no meaning on Windows; leave it out`
    : `${what}, which Windows nodes do not have; give a path of theirs, such as 'C:\\var\\log', or leave the volume out`;
}

/** The pod without these parts. */
export function withoutParts<T extends object>(pod: T, parts: readonly LinuxOnly[]): T {
  return parts.reduce((rest, { steps }) => removed(rest, steps) as T, pod);
}

/** The same value without the part at the end of the steps, and without a security context that is empty then. */
function removed(value: unknown, [step, ...steps]: readonly Step[]): unknown {
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? removed(item, steps) : item));
  if (!isJsonObject(value)) return value;
  const { [step]: part, ...others } = value;
  if (steps.length === 0) return others;
  const rest = removed(part, steps) as object;
  return step === 'securityContext' && Object.keys(rest).length === 0 ? others : { ...others, [step]: rest };
}
