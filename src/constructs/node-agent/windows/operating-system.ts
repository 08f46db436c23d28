import { OperatingSystemOptions } from './options';
import { PodSpecWithoutOs } from '../../../model/generated/structs';
import { shown } from '../../../model/shown';

export const OS_LABEL = 'kubernetes.io/os';
export type OperatingSystem = NonNullable<OperatingSystemOptions['os']>;

type Described = OperatingSystemOptions & Pick<PodSpecWithoutOs, 'nodeSelector' | 'affinity'>;

/** The operating system that all nodes have on which the pods can run, by label or by every term of the affinity. */
function askedFor({ nodeSelector, affinity }: Described): { readonly os: string; readonly by: string } | undefined {
  const selected = nodeSelector?.[OS_LABEL];
  if (selected !== undefined) return { os: selected, by: 'nodeSelector' };
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const values = terms.flatMap(({ matchExpressions = [] }) => {
    const one = matchExpressions.find(({ key, operator }) => key === OS_LABEL && operator === 'In');
    return one?.values ?? ['any'];
  });
  return new Set(values).size === 1 && values[0] !== 'any' ? { os: values[0], by: 'the node affinity' } : undefined;
}

/** For which operating system an agent is. Throws where the options contradict each other. */
export function operatingSystem(path: string, props: Described): OperatingSystem {
  const { os, onWindows } = props;
  const asked = askedFor(props);
  if (os !== undefined && os !== 'linux' && os !== 'windows' && os !== 'both') {
    throw new Error(`${path}: os is ${shown(os)}; give 'linux', 'windows' or 'both'`);
  }
  if (os !== undefined && asked && asked.os !== os) {
    throw new Error(
      `${path}: os is '${os}', and ${asked.by} asks for ${OS_LABEL}: ${asked.os}; leave the label out, since os selects the nodes`,
    );
  }
  const known = os ?? (asked?.os === 'windows' ? 'windows' : 'linux');
  if (onWindows !== undefined && known === 'linux') {
    throw new Error(`${path}: onWindows is given, and os is 'linux'; use os: 'windows' or 'both', or leave it out`);
  }
  return known;
}
