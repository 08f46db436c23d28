import { PatternProps } from './pattern';
import { PodSpec } from '../model/generated/structs';
import { ownValue } from '../model/own-value';

const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** Throws where the props take a privilege from a published agent, which needs what its vendor gives it. */
export function checkPrivileges(path: string, published: PodSpec, props: PatternProps): void {
  const taken = NAMESPACES.find((field) => published[field] && props[field] === false);
  if (taken) {
    throw new Error(`${path}: ${taken} is false, but the agent works in that namespace of the node; leave it out`);
  }
  for (const { name, securityContext: before } of [...(published.initContainers ?? []), ...published.containers]) {
    const after = ownValue(props.containerSecurity, name);
    const kept = after?.capabilities?.add ?? [];
    if (!after || after.privileged || kept.includes('ALL')) continue;
    if (before?.privileged && kept.length === 0) {
      throw new Error(
        `${path}: containerSecurity takes all privileges from container '${name}', which its vendor runs privileged; ` +
          'add the capabilities that it needs, or leave it out',
      );
    }
    const missing = before?.privileged ? undefined : before?.capabilities?.add?.find((one) => !kept.includes(one));
    if (missing) {
      throw new Error(
        `${path}: containerSecurity takes the capability ${missing} from container '${name}', which needs it; add it, or leave containerSecurity out`,
      );
    }
  }
}
