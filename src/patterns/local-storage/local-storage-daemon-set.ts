import { Construct } from 'constructs';
import { LocalStorageDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { env, field, hostPaths, mounts } from '../tables';

/**
 * An agent that serves or discovers the disks of its node.
 *
 * - The first container is privileged. `/dev` is mounted read-write, `/sys` and `/run/udev` read-only.
 * - The environment variable `NODE_NAME` holds the name of the node. Data belong to that name: a node that returns under another name has none.
 * - The update strategy is `OnDelete`: drain the pods that use the disks of a node before you delete its pod.
 */
export class LocalStorageDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: LocalStorageDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkContainers(pathIn(scope, id), props.containers);
    const path = `${scope.node.path}/${id}`;
    const { dataDirectory, dataPropagation, ...pod } = areVendors(props) ? props : completed(props);
    super(
      scope,
      id,
      patternProps(path, pod, {
        priorityClassName: 'system-node-critical',
        rootReason: 'it opens the disks of the node',
        updateStrategy: { type: 'OnDelete' },
      }),
    );
  }
}

function completed(props: LocalStorageDaemonSetProps): LocalStorageDaemonSetProps {
  const { containers, volumes = [], dataDirectory, dataPropagation } = props;
  const [daemon, ...others] = containers;
  const data = dataDirectory === undefined ? [] : [`data ${dataDirectory}`];
  return {
    ...props,
    containers: [
      {
        ...daemon,
        env: [...env({ NODE_NAME: field('spec.nodeName') }), ...(daemon.env ?? [])],
        securityContext: { privileged: true, ...daemon.securityContext },
        volumeMounts: [
          ...mounts(
            'dev /dev',
            'sys /sys ro',
            'udev /run/udev ro',
            ...data.map((one) => `${one} ${dataPropagation ?? 'None'}`),
          ),
          ...(daemon.volumeMounts ?? []),
        ],
      },
      ...others,
    ],
    volumes: [
      ...hostPaths('dev /dev', 'sys /sys', 'udev /run/udev', ...data.map((one) => `${one} DirectoryOrCreate`)),
      ...volumes,
    ],
  };
}
