import { NodeAffinities } from '../builders/node-affinities';
import { DaemonSetUpdateStrategy, ObjectMeta, PodSpec } from '../model/generated/structs';
import { PatternOptions } from '../patterns/options';
import { PatternProps } from '../patterns/pattern';

type Labels = { readonly [key: string]: string };

/** What a vendor publishes of its DaemonSet. */
export interface VendorForm {
  readonly name: string;
  readonly labels?: Labels;
  /** Labels that the selector asks for. */
  readonly selector: Labels;
  /** Labels of the pods beside those. */
  readonly podLabels?: Labels;
  readonly podAnnotations?: Labels;
  readonly updateStrategy?: DaemonSetUpdateStrategy;
  readonly revisionHistoryLimit?: number;
  readonly minReadySeconds?: number;
  readonly pod: PodSpec;
}

/**
 * The vendor's form with what the user says in place of it. A selector of the user's replaces the vendor's labels of the object and of the pods,
 * since these are what tells one installation from another.
 */
export function vendorProps<T extends PatternOptions>(options: T, form: VendorForm): T & PatternProps {
  const { name, labels, selector, podLabels, podAnnotations, pod, ...strategy } = form;
  const { metadata, podMetadata, affinity } = options;
  const safe = options.defaults !== 'Published';
  const own = options.selector === undefined;
  return {
    ...strategy,
    ...pod,
    // whoever has an account of its own has it for its token
    ...(safe && pod.serviceAccountName && { automountServiceAccountToken: true }),
    ...options,
    ...(safe && { tolerations: options.tolerations, affinity: narrowed(affinity, pod) }),
    metadata: { name, ...metadata, labels: merged(own ? labels : {}, metadata) },
    podMetadata: {
      ...podMetadata,
      labels: merged(own ? { ...selector, ...podLabels } : options.selector?.matchLabels, podMetadata),
      ...(podAnnotations && { annotations: { ...podAnnotations, ...podMetadata?.annotations } }),
    },
    selector: options.selector ?? { matchLabels: { ...selector } },
    volumes: [...(pod.volumes ?? []), ...(options.volumes ?? [])],
    published: pod,
  };
}

function merged(labels: Labels | undefined, given: ObjectMeta | undefined): { [key: string]: string } | undefined {
  return labels || given?.labels ? { ...labels, ...given?.labels } : undefined;
}

/** The nodes that both the vendor and the user want. */
function narrowed(given: PodSpec['affinity'], { affinity }: PodSpec): PodSpec['affinity'] {
  if (!given || !affinity) return given ?? affinity;
  const nodeAffinity = NodeAffinities.allOf(affinity.nodeAffinity ?? {}, given.nodeAffinity ?? {});
  return { ...affinity, ...given, nodeAffinity };
}
