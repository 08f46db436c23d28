import { PatternOptions } from './options';
import { PatternProps } from './pattern';
import { checkPrivileges } from './privileges';
import { checkTraps } from './traps';
import { FormedProps } from '../constructs/node-agent/form';
import { NodeAgentDaemonSetProps } from '../constructs/node-agent/props';
import { Container } from '../model/generated/structs';
import { ownValue } from '../model/own-value';

/** What only one pattern knows of its agents. */
export interface PatternOpinions
  extends Pick<NodeAgentDaemonSetProps, 'priorityClassName' | 'dnsPolicy' | 'rootReason' | 'updateStrategy'> {}

const BY_CONTAINER = [
  ['containerImages', 'image'],
  ['containerResources', 'resources'],
  ['containerSecurity', 'securityContext'],
] as const;

/** The props of the node agent that a pattern is made of: `path` is the construct, `opinions` hold unless `defaults` is `Published`. */
export function patternProps(path: string, props: PatternProps, opinions: PatternOpinions = {}): FormedProps {
  const {
    defaults = 'Safe',
    containerImages: _images,
    containerResources: _resources,
    containerSecurity: _security,
    published,
    os: podOs,
    ...pod
  } = props;
  checkContainerNames(path, props);
  const containers = pod.containers.map((container) => overridden(container, props));
  const initContainers = pod.initContainers?.map((container) => overridden(container, props));
  const written = { ...pod, containers, initContainers };
  if (defaults === 'Safe') {
    checkTraps(path, written);
    if (published) checkPrivileges(path, published, props);
  }
  const isPattern = { isPattern: true, ...(podOs && { podOs }) } as const;
  if (defaults === 'Published') return { ...written, ...isPattern, form: 'written' };
  return { ...opinions, ...written, ...isPattern, ...(published && { form: 'hardened' as const }) };
}

function overridden(container: Container, props: PatternOptions): Container {
  const given = BY_CONTAINER.map(([option, key]) => [key, ownValue<unknown>(props[option], container.name)]);
  return { ...container, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
}

function checkContainerNames(path: string, props: PatternProps): void {
  const names = [...(props.initContainers ?? []), ...props.containers].map(({ name }) => name);
  for (const [option] of BY_CONTAINER) {
    const unknown = Object.keys(props[option] ?? {}).find((name) => !names.includes(name));
    if (unknown === undefined) continue;
    throw new Error(
      `${path}: ${option} names container '${unknown}'; the pods have ${names.map((name) => `'${name}'`).join(', ')}`,
    );
  }
}
