import { Construct } from 'constructs';
import { LocalStorageDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { env, field, hostPaths, mounts } from '../tables';

/**
 * What serves, or looks for, the disks of its node.
 *
 * - it runs privileged and sees `/dev` as it is, read and written, `/sys` and `/run/udev` read-only;
 * - it knows the name of its node, which is what its data belong to: a node that comes back under another name comes back empty;
 * - its pods are replaced only when they are deleted: drain what uses the disks of a node before.
 */
export class LocalStorageDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: LocalStorageDaemonSetProps) {
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
