import { KindCase } from './cases';
import { Json, Struct } from './json';

const object = (kind: string, apiVersion: string, rest: Struct): KindCase => ({
  kind,
  manifest: JSON.stringify({ apiVersion, kind, metadata: { name: 'a' }, ...rest }),
});
const service = (spec: Struct, annotations?: { [key: string]: Json }): KindCase =>
  object('Service', 'v1', {
    metadata: { name: 'a', ...(annotations && { annotations }) },
    spec: { ports: [{ port: 80 }], ...spec },
  });
const local = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };

/** Objects for rules that chance seldom finds. */
export const ALONE: readonly KindCase[] = [
  service({}, { 'service.kubernetes.io/topology-aware-hints': 'a', 'service.kubernetes.io/topology-mode': 'b' }),
  service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }),
  service({ ...local, healthCheckNodePort: -1 }),
  service({ ...local, healthCheckNodePort: 30001, ports: [{ port: 80, nodePort: 30001 }] }),
  service({ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', 'fd00::1'], ipFamilyPolicy: 'SingleStack' }),
  service({
    type: 'NodePort',
    ports: [
      { name: 'a', port: 80, nodePort: 30001 },
      { name: 'b', port: 81, nodePort: 30001 },
    ],
  }),
];
