import { PipelineInput } from './pipeline';
import { GENERATED_NAME_MAX } from '../constructs/names';

/** What Kubernetes makes the end of a generated name of. */
const HASH = '[bcdfghjklmnpqrstvwxz2456789]'.repeat(5);

/** The pods of a collector, as far as the names of their log files say it. */
export interface OwnPods {
  /** Name of the DaemonSet, or of the one that its pools have in common. */
  readonly name: string;
  /** Whether pools have names of their own between that name and the end. */
  readonly pools: boolean;
  readonly namespace: string | undefined;
  /** Name of the container that writes about what it reads. */
  readonly container: string;
}

interface Layout {
  readonly own: (pods: OwnPods) => string;
  readonly namespace: (name: string) => string;
  readonly never: readonly string[];
}

const begin = ({ name, pools, hash = HASH }: OwnPods & { readonly hash?: string }) =>
  `${`${name}-`.slice(0, GENERATED_NAME_MAX)}${pools ? '*' : hash}`;

/** As the kubelet names the folders, with the files that it has rotated. */
const PODS: Layout = {
  own: (pods) => `/var/log/pods/${pods.namespace ?? '*'}_${begin(pods)}_*/${pods.container}/*`,
  namespace: (name) => `/var/log/pods/${name}_*/*/*`,
  // compressed, or on the way to it
  never: ['/var/log/pods/*/*/*.gz', '/var/log/pods/*/*/*.tmp'],
};

/** As the kubelet names the links to them. */
const CONTAINERS: Layout = {
  own: (pods) => `/var/log/containers/${begin(pods)}_${pods.namespace ?? '*'}_${pods.container}-*.log`,
  namespace: (name) => `/var/log/containers/*_${name}_*.log`,
  never: [],
};

/** Patterns of the files that an input leaves out: those of the collector itself, which would feed itself, and those of namespaces. */
export function excludedFiles(input: PipelineInput, own: OwnPods, isWindows = false): string[] {
  // patterns of Windows know no lists of letters
  const pods = isWindows ? { ...own, hash: '?????' } : own;
  switch (input.kind) {
    case 'containerLogs': {
      const { format, excludeNamespaces } = input.options;
      const layout = format === 'cri' ? PODS : CONTAINERS;
      return [layout.own(pods), ...layout.never, ...excludeNamespaces.map(layout.namespace)];
    }
    case 'files': {
      const { path, exclude } = input.options;
      return [...(path.startsWith('/var/log/') ? [PODS.own(pods), CONTAINERS.own(pods)] : []), ...exclude];
    }
    default:
      return [];
  }
}

/** A name of namespaces, `*` for any text. */
export const namespacePattern = (name: string): RegExp => new RegExp(`^${name.replaceAll('*', '.*')}$`);
