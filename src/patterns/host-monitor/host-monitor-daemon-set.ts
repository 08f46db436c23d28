import { Construct } from 'constructs';
import { HostMonitorDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { VolumeMount } from '../../model/generated/structs';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { env, field, hostPaths as volumesOf, mounts } from '../tables';

/**
 * An agent that observes the node and that no other pod depends on, such as an exporter.
 *
 * - Host paths are mounted read-only below one prefix. The only writable path is the state directory.
 * - The environment variable `NODE_NAME` holds the name of the node.
 * - An update replaces the pods of a tenth of the nodes at a time.
 */
export class HostMonitorDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: HostMonitorDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkContainers(pathIn(scope, id), props.containers);
    const path = `${scope.node.path}/${id}`;
    const full = areVendors(props) ? props : completed(path, props);
    const { hostPaths, hostPrefix, followMounts, stateDirectory, ...pod } = full;
    super(scope, id, patternProps(path, pod));
  }
}

const nameOf = (path: string) =>
  `host${path.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`.replace(/-$/, '') || 'host-root';

function completed(path: string, props: HostMonitorDaemonSetProps): HostMonitorDaemonSetProps {
  const { hostPaths = [], hostPrefix = '/host', followMounts, stateDirectory, containers, volumes = [] } = props;
  for (const one of [...hostPaths, hostPrefix, ...(stateDirectory === undefined ? [] : [stateDirectory])]) {
    if (!one.startsWith('/')) {
      throw new Error(`${path}: '${one}' is not an absolute path; write it from the root of the node, such as '/proc'`);
    }
  }
  const [agent, ...others] = containers;
  const read: VolumeMount[] = hostPaths.map((one) => ({
    name: one === '/' ? 'host-root' : nameOf(one),
    mountPath: one === '/' ? hostPrefix : `${hostPrefix}${one}`,
    readOnly: true,
    ...(followMounts && { mountPropagation: 'HostToContainer' }),
  }));
  const state = stateDirectory === undefined ? [] : mounts(`state ${stateDirectory}`);
  return {
    ...props,
    containers: [
      {
        ...agent,
        env: [...env({ NODE_NAME: field('spec.nodeName') }), ...(agent.env ?? [])],
        volumeMounts: [...read, ...state, ...(agent.volumeMounts ?? [])],
      },
      ...others,
    ],
    volumes: [
      ...read.map(({ name }, index) => ({ name, hostPath: { path: hostPaths[index] } })),
      ...(stateDirectory === undefined ? [] : volumesOf(`state ${stateDirectory} DirectoryOrCreate`)),
      ...volumes,
    ],
  };
}
