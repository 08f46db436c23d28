import { linuxOnly, linuxOnlyText, withoutParts } from './linux-only';
import { operatingSystem } from './operating-system';
import { OnWindows, OperatingSystemOptions, WindowsBuild } from './options';
import { Container, LabelSelector, PodSpec } from '../../../model/generated/structs';
import { POOL_LABEL } from '../../../scheduling/pools';
import { DaemonSetOptionsWithoutOs } from '../../daemon-set-options';
import { NAME_LABEL } from '../../names';

const BUILD_LABEL = 'node.kubernetes.io/windows-build';
const OF_BOTH = [
  'containers',
  'initContainers',
  'volumes',
  'leftOut',
  'selector',
] as const satisfies (keyof OnWindows)[];

/** What can be said of an agent for nodes of several operating systems or builds. */
type Described = DaemonSetOptionsWithoutOs & OperatingSystemOptions & { readonly containers?: Container[] };

/** One of the DaemonSets that a description makes. */
export interface Member<P> {
  /** What tells it from the others: `linux`, `windows` or `windows-<build>`. */
  readonly name: string;
  /** The description for its nodes alone: `os` is one system, and `onWindows` says only how its processes run. */
  readonly props: P;
  /** Images that its containers have in place of their own. */
  readonly images?: { readonly [container: string]: string };
}

/** The DaemonSets that a description makes; the first one is that of the construct. `path` is the construct. */
export function family<P extends Described>(path: string, props: P): [Member<P>, ...Member<P>[]] {
  const os = operatingSystem(path, props);
  const { onWindows, ...others } = props;
  const { builds, hostProcess, runAsUserName, images } = onWindows ?? {};
  if (builds?.length === 0) throw new Error(`${path}: onWindows.builds is empty; name a build, or leave it out`);
  const how = { ...(hostProcess !== undefined && { hostProcess }), ...(runAsUserName && { runAsUserName }) };
  const linux = { name: 'linux', props: { ...others, os: 'linux' } as unknown as P };
  if (os === 'linux') return [linux];
  if (os === 'windows') {
    const misplaced = OF_BOTH.find((option) => onWindows?.[option] !== undefined);
    if (misplaced) {
      throw new Error(
        `${path}: onWindows.${misplaced} says what differs from Linux nodes, and os is 'windows'; say it in the description itself`,
      );
    }
    if (builds && !props.metadata?.name) {
      throw new Error(
        `${path}: onWindows.builds makes several DaemonSets, whose names begin alike; give metadata: { name: '...' }`,
      );
    }
  }
  const described = os === 'both' ? differing(path, others as P, onWindows ?? {}) : (others as P);
  const windows = { ...described, os: 'windows', onWindows: how } as unknown as P;
  const members = builds?.map((build) => ofBuild(path, windows, { ...build, images: { ...images, ...build.images } }));
  const all = (members ?? [{ name: 'windows', props: windows, images }]) as [Member<P>];
  return os === 'both' ? [linux, ...all] : all;
}

function ofBuild<P extends Described>(path: string, props: P, { version, images }: WindowsBuild): Member<P> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`${path}: onWindows.builds has '${version}'; a version is three numbers, such as '10.0.20348'`);
  }
  const name = `windows-${version.replace(/^10\.0\./, '').replace(/\./g, '-')}`;
  const { nodeSelector, selector, podMetadata } = props;
  const ofBuilds = { [POOL_LABEL]: name };
  return {
    name,
    images,
    props: {
      ...props,
      nodeSelector: { ...nodeSelector, [BUILD_LABEL]: version },
      ...(selector && {
        selector: { ...selector, matchLabels: { ...selector.matchLabels, ...ofBuilds } },
        podMetadata: { ...podMetadata, ...(podMetadata?.labels && { labels: { ...podMetadata.labels, ...ofBuilds } }) },
      }),
    },
  };
}

/** The description as it is on Windows nodes. */
function differing<P extends Described>(path: string, { selector, ...props }: P, onWindows: OnWindows): P {
  const { containers, initContainers, volumes = [], leftOut = [] } = onWindows;
  if (containers && !props.containers) {
    throw new Error(
      `${path}: onWindows.containers is given, and the construct makes its containers itself; leave it out`,
    );
  }
  if (selector && !onWindows.selector) {
    throw new Error(
      `${path}: selector would also select the pods on Windows nodes; leave it out, or give onWindows: { selector: ... } that selects other pods`,
    );
  }
  const kept = <T extends { readonly name: string }>(list: readonly T[] = []) =>
    list.filter(({ name }) => !leftOut.includes(name));
  const of = (list: readonly Container[] | undefined, others: readonly Container[] = []) =>
    list &&
    kept(replaced(list, others)).map((one) => ({
      ...one,
      ...(one.volumeMounts && { volumeMounts: kept(one.volumeMounts) }),
    }));
  const names = [...(props.containers ?? []), ...(props.initContainers ?? []), ...(props.volumes ?? [])].map(
    ({ name }) => name,
  );
  const unknown = leftOut.find((name) => !names.includes(name));
  if (unknown !== undefined && props.containers) {
    throw new Error(
      `${path}: onWindows.leftOut names '${unknown}', which is no container or volume of the description`,
    );
  }
  const pod = {
    ...props,
    ...(props.containers && { containers: of(props.containers, containers) }),
    ...((props.initContainers ?? initContainers) && { initContainers: of(props.initContainers ?? [], initContainers) }),
    ...((props.volumes || volumes.length > 0) && { volumes: kept(replaced(props.volumes ?? [], volumes)) }),
    ...(onWindows.selector && { selector: onWindows.selector }),
    podMetadata: ofOtherPods(props.podMetadata, selector, onWindows.selector),
  };
  const missing = linuxOnly(pod as Partial<PodSpec>).find(({ volume }) => volume !== undefined);
  if (missing) {
    throw new Error(
      `${path}: ${linuxOnlyText(missing)}: onWindows: { volumes: [{ name: '${missing.volume}', ... }] } or { leftOut: ['${missing.volume}'] }`,
    );
  }
  return forWindows(pod as unknown as P, onWindows);
}

/** A description of Linux pods without what has no meaning on Windows, but for the paths of volumes. */
export function forWindows<P extends DaemonSetOptionsWithoutOs>(props: P, { hostProcess }: OnWindows = {}): P {
  const { hostNetwork, ...pod } = withoutParts(
    props,
    linuxOnly(props as Partial<PodSpec>).filter(({ volume }) => volume === undefined),
  );
  return { ...pod, ...(hostNetwork && hostProcess && { hostNetwork }) } as unknown as P;
}

/** The list with what the others say of entries of their names, and with those of new names. */
function replaced<T extends { readonly name: string }>(list: readonly T[], others: readonly T[]): T[] {
  const added = others.filter(({ name }) => !list.some((one) => one.name === name));
  return [...list.map((one) => ({ ...one, ...others.find(({ name }) => name === one.name) })), ...added];
}

/** The metadata of the pods on Windows nodes, which one selector selects and the other does not. */
function ofOtherPods(
  metadata: Described['podMetadata'],
  linux: LabelSelector | undefined,
  windows: LabelSelector | undefined,
): Described['podMetadata'] {
  if (!metadata?.labels) return metadata;
  const ofSelector = linux ? Object.keys(linux.matchLabels ?? {}) : [NAME_LABEL];
  const others = Object.entries(metadata.labels).filter(([key]) => !ofSelector.includes(key));
  return { ...metadata, labels: { ...Object.fromEntries(others), ...windows?.matchLabels } };
}
