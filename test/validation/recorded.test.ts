import { readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import { Rule } from '../../src/findings/rule';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { judge } from '../../src/validation/judge';
import { RULES } from '../../src/validation/rules';
import { RULES_OF_KINDS } from '../../tools/differential/kinds/recorded';
import { kubernetesSays } from '../../tools/differential/kubernetes';
import { disagreements, rulesOf, unpack, weightOf } from '../../tools/differential/recorded';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

/** Rules of which no server was asked, and why. Their own tests hold them. */
const UNASKED = {
  'advice/lastApplied': 'the server says nothing of it',
  'advice/surgeWithHostPort': 'the server says nothing of it',
  'decode/apiVersionMissing': 'a server knows it from the address of the request',
  'decode/kindMissing': 'a server knows it from the address of the request',
  'never-runs/schedulingGates': 'no server refuses such pods, they wait in the scheduler',
  'reading/notJson': 'kubectl refuses it before a server is asked',
  'reading/replacedByMerge': 'the server says nothing of it',
  'reading/unreadable': 'kubectl refuses it before a server is asked',
  'update/old': 'a cluster has no DaemonSet that it cannot read',
};

/** Rules that are never the only ones, by the way real Kubernetes checks: wherever they speak, the other one does. */
const NEVER_ALONE = {
  'affinity/topologyKeyMissing': 'affinity/topologyKey',
  'containers/ephemeralField': 'pod-template/ephemeralContainers',
  'containers/ephemeralImage': 'pod-template/ephemeralContainers',
  'containers/ephemeralTarget': 'pod-template/ephemeralContainers',
  'dropped/imageVolumeMount': 'dropped/imageVolume',
  'env/fileVolume': 'env/fileVolumeUnknown',
  'env/fileVolumeMissing': 'env/fileVolumeUnknown',
  'mounts/deviceName': 'mounts/deviceUnknown',
  'mounts/name': 'mounts/unknown',
  'mounts/nameOfDevice': 'mounts/nameOfMount',
  'mounts/nameOfMount': 'mounts/nameOfDevice',
  'mounts/pathOfMount': 'mounts/pathOfDevice',
  'never-runs/imageMount': 'never-runs/imageReference',
  'pod-security/windowsHostProcess': 'pod-security/hostNamespaces',
  'pod-spec/activeDeadline': 'daemon-set/activeDeadline',
  'pod-spec/restartPolicy': 'daemon-set/restartPolicy',
  'restart-policies/resizeNever': 'daemon-set/restartPolicy',
  'volumes/certificates/bundleNameMissing': 'volumes/certificates/bundleName',
  'volumes/certificates/bundleSigner': 'signer-name/missing',
  'volumes/files/hostIPs': 'field-selectors/unsupportedPath',
  'volumes/paths/user': 'volumes/projected/oneType',
  'volumes/types/azureDisk.diskURI': 'volumes/drivers/blobUri',
  'volumes/types/nfs.path': 'volumes/network/nfsPath',
};

const recorded = readFileSync(resolve(__dirname, '../../conformance/recorded/verdicts.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(unpack);

test('real Kubernetes, as recorded, says the same of every case, for every minor', () => {
  expect(recorded.length).toBeGreaterThan(3000);
  expect(
    new Set(
      recorded.map(({ said }) =>
        said
          .flatMap(({ minors }) => minors)
          .sort()
          .join(),
      ),
    ),
  ).toEqual(new Set(['28,29,30,32,33,34,35,36,37']));
  expect(recorded.flatMap(disagreements)).toEqual([]);
});

liveTest('real Kubernetes, asked again, says what is recorded, of every thirtieth case', () => {
  const some = recorded.filter((_, i) => i % 30 === 0);
  for (const version of builtMinors) {
    const before = some.map(
      ({ said }) => said.find(({ minors }) => minors.includes(Number(version.slice(2))))!.sentences,
    );
    expect(kubernetesSays(version, some)).toEqual(before);
  }
});

test('without any one rule of the table the library disagrees with real Kubernetes, as recorded, of a case that the rule alone decides', () => {
  const asked = RULES.filter((rule) => !RULES_OF_KINDS.includes(rule));
  const left = new Set(asked);
  const beside = new Map<Rule, ReadonlySet<Rule>>();
  for (const one of recorded) {
    for (const {
      minors: [minor],
    } of one.said) {
      const rules = rulesOf(one, minor);
      for (const rule of rules) {
        if (!left.has(rule)) continue;
        const weight = weightOf(rule, one, minor);
        if (weight === 'alone') left.delete(rule);
        if (weight !== undefined) {
          beside.set(rule, new Set([...(beside.get(rule) ?? rules)].filter((other) => rules.has(other))));
        }
      }
    }
  }
  const idsOf = (rules: Iterable<Rule>): string[] => [...rules].map(({ id }) => id).sort();
  expect(idsOf(asked.filter((rule) => !beside.has(rule)))).toEqual(Object.keys(UNASKED));
  const others = [...left].filter((rule) => beside.has(rule));
  expect(idsOf(others)).toEqual(Object.keys(NEVER_ALONE));
  expect(Object.fromEntries(others.map((rule) => [rule.id, idsOf(beside.get(rule)!)]))).toEqual(
    Object.fromEntries(Object.entries(NEVER_ALONE).map(([id, other]) => [id, expect.arrayContaining([other])])),
  );
});

const anything = fc.anything({
  maxDepth: 4,
  key: fc.oneof(
    fc.string(),
    fc.constantFrom('kind', 'apiVersion', 'metadata', 'spec', 'template', 'containers', '__proto__', 'constructor'),
  ),
  withBigInt: true,
});

test('any value gets an answer', () => {
  const validator = new DaemonSetValidator();
  fc.assert(
    fc.property(anything, (value) => Array.isArray(validator.validate(value))),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (spec) =>
      Array.isArray(validator.validate({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec })),
    ),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(anything, anything, (old, value) => Array.isArray(validator.validateUpdate(old, value))),
    { numRuns: 200 },
  );
});

liveTest('any JSON for a spec is refused as real Kubernetes refuses it', () => {
  const manifests = fc.sample(fc.jsonValue(), { seed: 5, numRuns: 300 }).flatMap((value) =>
    [{ spec: value }, { spec: { template: { spec: value } } }, { metadata: value }].map((rest) => ({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      ...rest,
    })),
  );
  for (const version of builtMinors) {
    const answers = askKubernetes<{ stage: string }>(
      version,
      'judge',
      manifests.map((manifest) => ({ manifest: JSON.stringify(manifest) })),
    );
    const accepted = manifests.map((manifest) =>
      judge(manifest, [Number(version.slice(2))])[0].findings.every(({ rule }) => rule.severity !== 'error'),
    );
    expect(accepted).toEqual(answers.map(({ stage }) => stage === 'ok'));
  }
});
