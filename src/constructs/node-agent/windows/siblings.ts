import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Member } from './family';
import { ObjectMeta } from '../../../model/generated/structs';
import { DAEMON_LABEL, POOL_LABEL } from '../../../scheduling/pools';
import type { DaemonSet } from '../../daemon-set';
import { nameLabelValue } from '../../names';
import { shareCompanions, sharedCompanions } from '../companions-of-pools';

type Members<P> = readonly [Member<P>, ...Member<P>[]];

const nameOf = (base: string, { name }: Member<unknown>) => (name === 'linux' ? base : `${base}-${name}`);

/** The description of the DaemonSet that is the construct itself. */
export function ownProps<P extends { readonly metadata?: ObjectMeta }>([own, ...others]: Members<P>): P {
  const { metadata } = own.props;
  return others.length > 0 && metadata?.name
    ? { ...own.props, metadata: { ...metadata, name: nameOf(metadata.name, own) } }
    : own.props;
}

/**
 * Makes the DaemonSets that a description makes beside that of `agent`, as children of it. They have its service account, and with it its rights. The
 * labels of pools tell a plan that they are one daemon.
 */
export function makeSiblings<P extends { readonly metadata?: ObjectMeta }, D extends DaemonSet>(
  agent: DaemonSet,
  members: Members<P>,
  make: (scope: Construct, id: string, props: P) => D,
): D[] {
  const [own, ...others] = members;
  useImages(agent, own);
  if (others.length === 0) return [];
  const base = own.name === 'linux' ? agent.name : own.props.metadata!.name!;
  const marks = (member: Member<P>) => ({ [DAEMON_LABEL]: nameLabelValue(base), [POOL_LABEL]: member.name });
  for (const [key, value] of Object.entries(marks(own))) agent.metadata.addLabel(key, value);
  const daemon = sharedCompanions(agent.node.scope as Construct, agent.node.id)?.daemon ?? base;
  const { namespace } = agent.metadata;
  const configMaps = new Map<string, ConfigMap>();
  const configMap = (files: { [name: string]: string }): ConfigMap | undefined => {
    const key = JSON.stringify(files);
    if (configMaps.size === 0) {
      const metadata = { name: `${base}-windows-config`, namespace };
      configMaps.set(key, new ConfigMap(agent, 'WindowsConfig', { metadata, data: files }));
    }
    return configMaps.get(key);
  };
  return others.map((member) => {
    const { metadata } = member.props;
    const id = member.name.replace(/^w/, 'W');
    shareCompanions(agent, id, { daemon, areSiblings: true, grant: () => undefined, configMap });
    const made = make(agent, id, {
      ...member.props,
      metadata: { ...metadata, name: nameOf(base, member), labels: { ...metadata?.labels, ...marks(member) } },
      serviceAccountName: agent.toSubjectConfiguration().name,
    });
    useImages(made, member);
    return made;
  });
}

function useImages(agent: DaemonSet, { images = {} }: Member<unknown>): void {
  for (const [container, image] of Object.entries(images)) {
    agent._changeContainer(container, (given) => ({ ...given, image }));
  }
}
