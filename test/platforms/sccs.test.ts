import { readFileSync } from 'fs';
import { join } from 'path';
import { refusals } from '../../src/platforms/openshift/admit';
import { DEFAULT_SCCS } from '../../src/platforms/openshift/default-sccs';
import { byPriority, byRestrictions } from '../../src/platforms/openshift/order';
import { readScc, Scc } from '../../src/platforms/openshift/scc';
import { smallestScc } from '../../src/platforms/openshift/smallest';
import { DecodedTemplate } from '../../src/stored/decode';
import { readStored } from '../../src/stored/read';

// what the admission code of OpenShift says: conformance/openshift
const [order, ...cases] = readFileSync(join(__dirname, '../../conformance/recorded/scc.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const namesOf = (sccs: readonly Scc[]) => sccs.map(({ name }) => name);
const stored = (template: unknown): DecodedTemplate => {
  const read = readStored({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { template } }, 33);
  if (typeof read === 'string') throw new Error(read);
  return read.spec.template;
};

test('the constraints are in the order of OpenShift', () => {
  expect(namesOf(byPriority(DEFAULT_SCCS))).toEqual(order.byPriority);
  expect(namesOf(byRestrictions(DEFAULT_SCCS))).toEqual(order.byRestrictions);
});

test('each of the 13 admits the pods that it admits in OpenShift', () => {
  expect(cases.length).toBeGreaterThan(300);
  const different = cases.filter(({ template, admits }) => {
    const own = DEFAULT_SCCS.filter((scc) => refusals(stored(template), scc).length === 0);
    return namesOf(own).join() !== admits.join();
  });
  expect(different).toEqual([]);
});

test('every one of them is the smallest for some pods, and the smallest is the first in the order that admits', () => {
  const smallest = cases.map(({ template, admits }) => {
    const { name } = smallestScc(stored(template));
    expect(name).toBe(order.byRestrictions.find((one: string) => admits.includes(one)));
    return name;
  });
  // what nonroot-v2 and restricted-v3 admit, others that are smaller nearly always admit too
  expect(new Set(smallest).size).toBeGreaterThanOrEqual(9);
});

test('what keeps pods from smaller constraints is told', () => {
  const seccompProfile = { type: 'RuntimeDefault' };
  const volumes = [{ name: 'logs', hostPath: { path: '/var/log' } }];
  const { name, nextSmaller } = smallestScc(
    stored({ spec: { containers: [], securityContext: { seccompProfile }, volumes } }),
  );
  expect([name, nextSmaller?.name]).toEqual(['privileged', 'hostaccess']);
  expect(nextSmaller?.refusals.map(({ what, path }) => [what, `${path}`])).toEqual([
    ['the seccomp profile runtime/default', 'spec.template.spec.securityContext.seccompProfile'],
  ]);
});

describe('constraints of their own', () => {
  const own = (more: object) =>
    readScc({
      metadata: { name: 'own' },
      allowHostDirVolumePlugin: true,
      runAsUser: { type: 'RunAsAny' },
      seLinuxContext: { type: 'RunAsAny' },
      fsGroup: { type: 'RunAsAny' },
      supplementalGroups: { type: 'RunAsAny' },
      volumes: ['*'],
      ...more,
    });
  const refused = (scc: Scc, spec: object) =>
    refusals(stored({ spec: { containers: [{ name: 'a' }], ...spec } }), scc).map(({ what }) => what);
  const onNode = { volumes: [{ name: 'v', hostPath: { path: '/a' } }] };

  test('a flag goes before the list of volumes', () => {
    expect(refused(own({}), onNode)).toEqual([]);
    expect(refused(own({ allowHostDirVolumePlugin: false }), onNode)).toEqual(['the volume type hostPath']);
    expect(
      refused(own({ allowHostDirVolumePlugin: false }), { volumes: [{ name: 'v', nfs: { server: 'a', path: '/' } }] }),
    ).toEqual([]);
    expect(refused(own({ volumes: ['secret'] }), onNode)).toEqual([]);
  });

  test('a user, ranges, a root that is read-only and capabilities that are added', () => {
    const user = (runAsUser: number) => ({ securityContext: { runAsUser } });
    expect(refused(own({ runAsUser: { type: 'MustRunAs', uid: 5 } }), user(5))).toEqual([]);
    expect(refused(own({ runAsUser: { type: 'MustRunAs', uid: 5 } }), user(6))).toEqual(['the user 6']);
    const range = own({ runAsUser: { type: 'MustRunAsRange', uidRangeMin: 5, uidRangeMax: 7 } });
    expect([refused(range, user(7)), refused(range, user(8))]).toEqual([[], ['the user 8']]);
    const group = own({ fsGroup: { type: 'MustRunAs', ranges: [{ min: 5, max: 7 }] } });
    expect(refused(group, { securityContext: { fsGroup: 8 } })).toEqual(['fsGroup 8']);
    const containers = (securityContext: object) => ({ containers: [{ name: 'a', securityContext }] });
    expect(refused(own({ readOnlyRootFilesystem: true }), containers({ readOnlyRootFilesystem: false }))).toEqual([
      'readOnlyRootFilesystem false',
    ]);
    const adding = own({ defaultAddCapabilities: ['SETUID'] });
    expect(refused(adding, containers({ capabilities: { add: ['SETUID', 'KILL'] } }))).toEqual(['the capability KILL']);
    expect(
      refused(own({ allowedUnsafeSysctls: ['net.core.*'] }), {
        securityContext: { sysctls: [{ name: 'net.core.a', value: '1' }] },
      }),
    ).toEqual([]);
  });
});
