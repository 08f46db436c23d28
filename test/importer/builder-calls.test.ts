import { BuilderCall, Part, BUILDER_CALLS } from '../../src/importer/builder-calls';

/** The call as one would write it, values as JSON. */
function said(type: string, value: object): string | undefined {
  const call = BUILDER_CALLS[type](value);
  return call && written(call);
}

function written(arg: unknown): string {
  if (arg instanceof BuilderCall) return `${arg.callee}(${arg.args.map(written).join(', ')})`;
  return JSON.stringify(arg instanceof Part ? arg.value : arg);
}

const node = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'os', operator: 'In', values: ['linux'] }] }],
  },
};

test.each<[string, object, string | undefined]>([
  ['Toleration', { operator: 'Exists' }, 'Tolerations.everything()'],
  ['Toleration', { operator: 'Exists', effect: 'NoSchedule' }, 'Tolerations.everything({"effect":"NoSchedule"})'],
  ['Toleration', { key: 'a', operator: 'Exists' }, 'Tolerations.exists("a")'],
  ['Toleration', { key: 'a', operator: 'Equal', value: '' }, 'Tolerations.equal("a", "")'],
  ['Toleration', { key: 'a', value: 'b' }, undefined],
  ['Toleration', { key: '', operator: 'Exists' }, ''],
  ['Toleration', { key: 'a', operator: 'Exists', value: '' }, undefined],
  ['Volume', { name: 'a', hostPath: { path: '/b' } }, 'Volumes.hostPath("a", "/b")'],
  ['Volume', { name: 'a', hostPath: { path: '/b', type: '' } }, 'Volumes.hostPath("a", "/b", {"type":""})'],
  [
    'Volume',
    { name: 'a', configMap: { name: 'b', optional: false } },
    'Volumes.configMap("a", "b", {"optional":false})',
  ],
  ['Volume', { name: 'a', configMap: { optional: true } }, undefined],
  ['Volume', { name: 'a', secret: { secretName: 'b' } }, 'Volumes.secret("a", "b")'],
  ['Volume', { name: 'a', emptyDir: {} }, 'Volumes.emptyDir("a")'],
  ['Volume', { name: 'a', emptyDir: { medium: 'Memory' } }, 'Volumes.emptyDir("a", {"medium":"Memory"})'],
  [
    'Volume',
    { name: 'a', projected: { sources: [], defaultMode: 1 } },
    'Volumes.projected("a", [], {"defaultMode":1})',
  ],
  ['Volume', { name: 'a' }, undefined],
  ['Volume', { name: 'a', emptyDir: {}, hostPath: { path: '/b' } }, undefined],
  ['EnvVar', { name: 'A', value: '' }, 'EnvVars.value("A", "")'],
  ['EnvVar', { name: 'A' }, undefined],
  ['EnvVar', { name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }, 'EnvVars.nodeName("A")'],
  [
    'EnvVar',
    { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
    'EnvVars.fromField("A", "metadata.uid")',
  ],
  [
    'EnvVar',
    { name: 'A', valueFrom: { fieldRef: { fieldPath: 'constructor' } } },
    'EnvVars.fromField("A", "constructor")',
  ],
  ['EnvVar', { name: 'A', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } }, undefined],
  [
    'EnvVar',
    { name: 'A', valueFrom: { secretKeyRef: { name: 'b', key: 'c', optional: true } } },
    'EnvVars.fromSecretKey("A", "b", "c", {"optional":true})',
  ],
  ['EnvVar', { name: 'A', valueFrom: { configMapKeyRef: { key: 'c' } } }, undefined],
  ['EnvVar', { name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }, undefined],
  ['EnvFromSource', { prefix: 'A_', configMapRef: { name: 'b' } }, 'EnvFromSources.configMap("b", {"prefix":"A_"})'],
  ['EnvFromSource', { secretRef: { name: 'b', optional: true } }, 'EnvFromSources.secret("b", {"optional":true})'],
  ['EnvFromSource', { secretRef: {} }, undefined],
  [
    'Probe',
    { httpGet: { path: '/', port: 80, scheme: 'HTTPS' }, periodSeconds: 1 },
    'Probes.httpGet("/", 80, {"scheme":"HTTPS","periodSeconds":1})',
  ],
  ['Probe', { exec: { command: ['a'] } }, 'Probes.exec(["a"])'],
  ['Probe', { httpGet: { port: 80 } }, undefined],
  ['Probe', { exec: { command: ['a'] }, tcpSocket: { port: 1 } }, undefined],
  ['Probe', { periodSeconds: 1 }, undefined],
  ['DaemonSetUpdateStrategy', { type: 'OnDelete' }, 'UpdateStrategies.onDelete()'],
  ['DaemonSetUpdateStrategy', { type: 'RollingUpdate' }, 'UpdateStrategies.rollingUpdate()'],
  [
    'DaemonSetUpdateStrategy',
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    'UpdateStrategies.rollingUpdate({"maxUnavailable":"10%"})',
  ],
  ['DaemonSetUpdateStrategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } }, undefined],
  ['DaemonSetUpdateStrategy', { rollingUpdate: { maxUnavailable: 1 } }, undefined],
  ['NodeAffinity', node, 'NodeAffinities.required(NodeLabels.in("os", "linux"))'],
  ['NodeAffinity', { ...node, preferredDuringSchedulingIgnoredDuringExecution: [] }, undefined],
  [
    'NodeAffinity',
    { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [] }] } },
    undefined,
  ],
])('%s %j is %s', (type, value, code) => {
  expect(said(type, value)).toBe(code);
});
