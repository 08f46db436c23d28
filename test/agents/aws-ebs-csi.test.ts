import { AwsEbsCsiDaemonSet } from '../../src/agents/aws-ebs-csi/aws-ebs-csi-daemon-set';
import { AwsEbsCsiDaemonSetProps } from '../../src/agents/aws-ebs-csi/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const CONTROLLER = /ebs-csi-controller|ebs-external|ebs-csi-(attacher|provisioner|resizer|snapshotter|leases)/;
const defaults = 'Published' as const;

const RELEASE = {
  'app.kubernetes.io/name': 'aws-ebs-csi-driver',
  'app.kubernetes.io/instance': 'aws-ebs-csi-driver',
};
const CHART = {
  defaults,
  metadata: {
    labels: { ...RELEASE, 'app.kubernetes.io/version': '1.64.0', 'app.kubernetes.io/component': 'csi-driver' },
  },
  selector: { matchLabels: { app: 'ebs-csi-node', ...RELEASE } },
  podMetadata: { labels: { 'app.kubernetes.io/version': '1.64.0', 'app.kubernetes.io/component': 'csi-driver' } },
};

const namespace = 'kube-system';
// the first one whose CSIDriver has all fields of the release
const kubernetesVersion = '1.33+';
const objects = (props: AwsEbsCsiDaemonSetProps) =>
  made((chart) => new AwsEbsCsiDaemonSet(chart, 'ebs', props), { namespace, kubernetesVersion });

publishedTest('base.yaml: the release as kustomize has it', () => {
  expectPublished(
    [...objects({ defaults }), ...objects({ defaults, windows: true })],
    published('aws-ebs-csi/base.yaml', { namespace }),
  );
});

publishedTest('chart-default.yaml', () => {
  expectPublished(
    [...objects(CHART), ...objects({ ...CHART, windows: true })],
    published('aws-ebs-csi/chart-default.yaml'),
    CONTROLLER,
  );
});

publishedTest('k0s-root.yaml: the kubelet root of k0s, with metrics', () => {
  expectPublished(
    objects({ ...CHART, kubeletRoot: '/var/lib/k0s/kubelet', metrics: true, logLevel: 4 }),
    published('aws-ebs-csi/k0s-root.yaml'),
    CONTROLLER,
  );
});

test('the DaemonSets of Linux and Windows live in one app: by default their selectors differ', () => {
  const both = made(
    (chart) => {
      new AwsEbsCsiDaemonSet(chart, 'linux');
      new AwsEbsCsiDaemonSet(chart, 'windows', { windows: true });
    },
    { namespace, kubernetesVersion },
  ).filter(({ kind }) => kind === 'DaemonSet');
  expect(both.map(({ spec }) => [spec.selector.matchLabels.app, spec.template.spec.nodeSelector])).toEqual([
    ['ebs-csi-node', { 'kubernetes.io/os': 'linux' }],
    ['ebs-csi-node-windows', { 'kubernetes.io/os': 'windows' }],
  ]);
});
