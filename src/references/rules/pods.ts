import { defineRules } from '../../findings/rule';
import { decodeQuantity } from '../../model/quantity-parse';
import { objectOf, objectsOf, textOf } from '../../model/untyped';
import { schedulerAmount } from '../../stored/resource-amounts';
import { ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/pods',
  { stage: 'run', severity: 'never-runs', upstream: 'pkg/kubelet/kuberuntime/security_context.go verifyRunAsNonRoot' },
  {
    root: {
      reason: 'FieldValueInvalid',
      remedy: 'Give runAsUser another number than 0, or leave runAsNonRoot out.',
    },
    memory: {
      reason: 'FieldValueInvalid',
      upstream: 'opencontainers/runc libcontainer/process_linux.go',
      remedy: 'Write the unit, such as 64Mi; no container starts with less than a megabyte.',
    },
    imageTag: {
      reason: 'FieldValueInvalid',
      severity: 'advice',
      upstream: 'pkg/util/parsers/parsers.go ParseImageName',
      remedy: 'Name a tag or a digest: without one, each node runs what latest was when it pulled the image.',
    },
    device: {
      reason: 'FieldValueForbidden',
      severity: 'advice',
      upstream: 'opencontainers/runc libcontainer/cgroups/devices',
      remedy: 'Run the container privileged, or let a device plugin give it the device.',
    },
  },
);

const MEGABYTE = 1024n * 1024n;
/** Devices that the control group of an unprivileged container refuses to open, whatever is mounted. */
const DEVICES = /^\/dev\/(?:kmsg|mem|kmem|port|kvm|fuse|vfio\/.+|net\/tun|mapper\/control|loop-control|nvidia.*)$/;

/** What no container can do with what its pod gives it. */
export const checkPods: ReferenceCheck = ({ pods }, _, report) => {
  if (!pods) return;
  const { spec } = pods;
  const ofPod = objectOf(spec.securityContext);
  const devices = new Map(
    objectsOf(spec.volumes).flatMap(({ name, hostPath }) => {
      const { path, type } = objectOf(hostPath);
      const isDevice = DEVICES.test(textOf(path)) || type === 'CharDevice' || type === 'BlockDevice';
      return isDevice ? [[textOf(name), textOf(path)] as const] : [];
    }),
  );
  for (const { container, path } of pods.containers) {
    const own = objectOf(container.securityContext);
    if ((own.runAsNonRoot ?? ofPod.runAsNonRoot) === true && (own.runAsUser ?? ofPod.runAsUser) === 0) {
      const [place, where] = own.runAsUser === 0 ? [path, 'here'] : [pods.path, 'for the whole pod'];
      report(
        rules.root,
        place.child('securityContext').child('runAsUser'),
        `container '${textOf(container.name)}' has runAsNonRoot: true, and user 0 is set ${where}, so the kubelet refuses to start it`,
      );
    }
    const { memory } = objectOf(objectOf(container.resources).limits);
    const bytes = memory === undefined ? undefined : bytesOf(memory);
    if (bytes !== undefined && bytes > 0n && bytes < MEGABYTE) {
      report(
        rules.memory,
        path.child('resources').child('limits').child('memory'),
        `${String(memory)} is ${bytes} ${bytes === 1n ? 'byte' : 'bytes'} of memory`,
      );
    }
    const image = textOf(container.image);
    if (image !== '' && !/[@$]|:[^/]*$/.test(image)) {
      report(rules.imageTag, path.child('image'), `'${image}' has neither a tag nor a digest`);
    }
    if (own.privileged === true) continue;
    objectsOf(container.volumeMounts).forEach(({ name }, i) => {
      const device = devices.get(textOf(name));
      if (device === undefined) return;
      report(
        rules.device,
        path.child('volumeMounts').index(i),
        `container '${textOf(container.name)}' is not privileged, so it cannot open the device ${device}`,
      );
    });
  }
};

function bytesOf(memory: unknown): bigint | undefined {
  const quantity = decodeQuantity(memory);
  return typeof quantity === 'string' ? undefined : schedulerAmount('memory', quantity);
}
