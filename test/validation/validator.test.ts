import * as fc from 'fast-check';
import { daemonSetOf } from './daemon-set-table';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { ObjectValidator } from '../../src/validation/validator';
import { cases } from '../../tools/differential/arbitrary';
import { kubernetesSays } from '../../tools/differential/kubernetes';
import { librarySays } from '../../tools/differential/library';
import { builtMinors, liveTest } from '../support/conformance';
import { seeded } from '../support/seeded';

const ALL = new DaemonSetValidator();
const brief = (findings: ReturnType<DaemonSetValidator['validate']>) =>
  findings.map(({ severity, field, versions }) => [severity, field, versions].join(' ').trim());

test('nothing is said of what every version takes as it is', () => {
  expect(ALL.validate(daemonSetOf({}))).toEqual([]);
});

test('a finding says what is wrong, where, why and how to fix it', () => {
  expect(
    new DaemonSetValidator({ kubernetesVersion: '1.30' }).validate(daemonSetOf({ spec: { minReadySeconds: -1 } })),
  ).toEqual([
    {
      severity: 'error',
      reason: 'FieldValueInvalid',
      field: 'spec.minReadySeconds',
      path: ['spec', 'minReadySeconds'],
      message: '-1 is less than 0',
      remedy: 'Use 0 or more.',
      rule: 'daemon-set/minReadySeconds',
    },
  ]);
});

test('what only some versions say names them', () => {
  const manifest = daemonSetOf({
    metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'a', uid: '1' }] },
    podSpec: { hostUsers: true, volumes: [{ name: 'a', gcePersistentDisk: { pdName: 'a' } }] },
  });
  expect(brief(ALL.validate(manifest))).toEqual([
    'error metadata.ownerReferences 1.28-1.36',
    'error metadata.ownerReferences[0] 1.37+',
    'error spec.template.spec.volumes[0].gcePersistentDisk.readOnly 1.28',
    'ignored spec.template.spec.hostUsers 1.28-1.32',
  ]);
  expect(brief(new DaemonSetValidator({ kubernetesVersion: '1.29+' }).validate(manifest))).toContain(
    'error metadata.ownerReferences[0] 1.37+',
  );
  expect(brief(new DaemonSetValidator({ kubernetesVersion: '1.34' }).validate(manifest))).toEqual([
    'error metadata.ownerReferences',
  ]);
});

test('what reading finds comes first, then each severity in the order of the manifest', () => {
  const manifest = {
    spec: {
      ...(daemonSetOf({}) as { spec: object }).spec,
      revisionHistoryLimit: -1,
      replicas: 3,
    },
    metadata: { name: 'A' },
    kind: 'DaemonSet',
    apiVersion: 'apps/v1',
  };
  expect(new DaemonSetValidator({ kubernetesVersion: '1.30' }).validate(manifest).map(({ field }) => field)).toEqual([
    'spec.replicas',
    'spec.revisionHistoryLimit',
    'metadata.name',
  ]);
});

test('privileged containers are taken unless the server is said to refuse them', () => {
  const manifest = daemonSetOf({
    podSpec: { containers: [{ name: 'a', image: 'a', securityContext: { privileged: true } }] },
  });
  expect(ALL.validate(manifest)).toEqual([]);
  expect(brief(new DaemonSetValidator({ allowPrivileged: false }).validate(manifest))).toEqual([
    'error spec.template.spec.containers[0].securityContext.privileged',
  ]);
});

test('a wrong version is misuse, and told at once', () => {
  expect(() => new DaemonSetValidator({ kubernetesVersion: '1.9' })).toThrow(
    'kubernetesVersion "1.9" is not supported',
  );
});

test('the manifest is not changed', () => {
  const manifest = daemonSetOf({ podSpec: { hostUsers: true, volumes: [{ name: 'a' }], priority: null } });
  const before = JSON.stringify(manifest);
  ALL.validate(manifest);
  expect(JSON.stringify(manifest)).toBe(before);
});

test('any JSON value is answered, and none throws', () => {
  const validator = new DaemonSetValidator();
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
      expect(validator.validate(value).some(({ severity }) => severity === 'error')).toBe(true);
      validator.validate({
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: value,
        spec: { selector: value, template: { metadata: value, spec: value } },
      });
      validator.validateUpdate(value, { ...daemonSetOf({}) });
    }),
    { numRuns: 200, seed: 7 },
  );
});

const AGENT = daemonSetOf({
  podSpec: {
    hostPID: true,
    containers: [{ name: 'a', image: 'a', readinessProbe: { tcpSocket: { port: 80, host: 'a' } } }],
  },
});

test('the Pod Security level is told, with what keeps the pods from stricter ones', () => {
  const { level, violations } = ALL.podSecurityLevel(AGENT);
  expect(level).toBe('privileged');
  expect(
    violations.map(({ level: of, check, field, versions }) =>
      [of, check, field.replace('spec.template.spec.', ''), versions].join(' ').trim(),
    ),
  ).toEqual([
    'baseline hostProbesAndHostLifecycle containers[0].readinessProbe.tcpSocket.host 1.34+',
    'restricted allowPrivilegeEscalation containers[0].securityContext.allowPrivilegeEscalation',
    'restricted capabilities_restricted containers[0].securityContext.capabilities.drop',
    'restricted runAsNonRoot containers[0].securityContext.runAsNonRoot',
    'restricted seccompProfile_restricted containers[0].securityContext.seccompProfile',
    'baseline hostNamespaces hostPID',
  ]);
});

test('the level is the one that every version allows', () => {
  const probes = daemonSetOf({
    podSpec: { containers: [{ name: 'a', image: 'a', readinessProbe: { tcpSocket: { port: 80, host: 'a' } } }] },
  });
  const levels = ['1.33', '1.34', '1.28+'].map(
    (kubernetesVersion) => new DaemonSetValidator({ kubernetesVersion }).podSecurityLevel(probes).level,
  );
  expect(levels).toEqual(['baseline', 'privileged', 'privileged']);
  expect(new DaemonSetValidator({ podSecurity: 'restricted' }).podSecurityLevel(probes).level).toBe('privileged');
});

test('what cannot be read has no level', () => {
  expect(ALL.podSecurityLevel({ spec: 5 })).toEqual({ violations: [] });
  expect(ALL.podSecurityLevel(null)).toEqual({ violations: [] });
});

test('only a level that is named makes errors', () => {
  const fieldsAgainst = (podSecurity?: 'privileged' | 'baseline' | 'restricted') =>
    new DaemonSetValidator({ kubernetesVersion: '1.34', podSecurity })
      .validate(AGENT)
      .map(({ severity, reason, rule }) => `${severity} ${reason} ${rule}`);
  expect(fieldsAgainst()).toEqual([]);
  expect(fieldsAgainst('privileged')).toEqual([]);
  expect(fieldsAgainst('baseline')).toEqual([
    'error FieldValueForbidden pod-security/hostProbesAndHostLifecycle',
    'error FieldValueForbidden pod-security/hostNamespaces',
  ]);
  expect(fieldsAgainst('restricted')).toEqual([
    'error FieldValueForbidden pod-security/hostProbesAndHostLifecycle',
    'error FieldValueForbidden pod-security/allowPrivilegeEscalation',
    'error FieldValueForbidden pod-security/capabilitiesRestricted',
    'error FieldValueForbidden pod-security/runAsNonRoot',
    'error FieldValueForbidden pod-security/seccompProfileRestricted',
    'error FieldValueForbidden pod-security/hostNamespaces',
  ]);
});

test('an update is judged against the level too', () => {
  const strict = new DaemonSetValidator({ podSecurity: 'baseline' });
  expect(brief(strict.validateUpdate(AGENT, AGENT))).toEqual([
    'error spec.template.spec.containers[0].readinessProbe.tcpSocket.host 1.34+',
    'error spec.template.spec.hostPID',
  ]);
});

test('a namespace can pin the policy of an older version', () => {
  const validator = new ObjectValidator();
  expect(brief(validator.podSecurityFindings(AGENT, { level: 'baseline', policyVersion: 33 }))).toEqual([
    'error spec.template.spec.hostPID',
  ]);
  expect(brief(validator.podSecurityFindings(AGENT, { level: 'baseline' }))).toEqual([
    'error spec.template.spec.containers[0].readinessProbe.tcpSocket.host 1.34+',
    'error spec.template.spec.hostPID',
  ]);
  expect(brief(validator.podSecurityFindings(AGENT, { level: 'privileged' }))).toEqual([]);
  expect(validator.podSecurityFindings({ spec: 5 }, { level: 'restricted' })).toEqual([]);
});

test('a level that is none says which there are', () => {
  expect(() => new DaemonSetValidator({ podSecurity: 'strict' as 'restricted' })).toThrow(
    'podSecurity "strict" is not a level of Pod Security; use privileged, baseline, restricted, or leave it out',
  );
});

describe('JSON of no sense, at any place of a DaemonSet', () => {
  const manifests = cases(seeded(37), 500);

  test('gets an answer in whole sentences, and stays as it is', () => {
    for (const manifest of manifests) {
      const before = JSON.stringify(manifest);
      const findings = [
        ...ALL.validate(manifest),
        ...ALL.validateUpdate(manifest, AGENT),
        ...ALL.validateUpdate(AGENT, manifest),
      ];
      expect(
        findings.filter(
          ({ severity, reason, message, remedy, rule }) =>
            ![severity, reason, message, remedy, rule].every((text) => text !== ''),
        ),
      ).toEqual([]);
      expect(JSON.stringify(manifest)).toBe(before);
    }
  });

  liveTest('is accepted or refused as real Kubernetes does, for the same reasons', () => {
    for (const version of builtMinors) {
      const all = manifests.map((manifest) => ({ manifest: JSON.stringify(manifest) }));
      expect(all.map((one) => librarySays(one, [Number(version.slice(2))])[0])).toEqual(kubernetesSays(version, all));
    }
  });
});
