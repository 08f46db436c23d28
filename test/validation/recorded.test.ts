import { readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import { judge } from '../../src/validation/judge';
import { RULES } from '../../src/validation/rules';
import { DaemonSetValidator } from '../../src/validation/validator';
import { decidingRules, disagreements, unpack } from '../../tools/differential/recorded';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

/** Rules of which no recorded case is theirs alone: they need luck or another rule beside them, or no server is asked. Their own tests hold them. */
const UNDECIDED = [
  'affinity/bound', 'affinity/operator', 'affinity/topologyKey', 'affinity/topologyKeyMissing', 'affinity/value',
  'affinity/valuesForbidden', 'annotations/size', 'containers/ephemeralField', 'containers/ephemeralImage', 'containers/ephemeralTarget',
  'containers/nameMissing', 'daemon-set/activeDeadline', 'daemon-set/percentHigh', 'decode/apiVersionMissing', 'decode/kindMissing',
  'dns/nameserversMany', 'dns/searchesLong', 'dropped/imageVolumeMount', 'env/filePathMissing', 'env/fileVolume', 'env/fileVolumeMissing',
  'env/fileVolumeType', 'env/fromNone', 'env/hostIPs', 'field-selectors/containerName', 'field-selectors/fieldPath',
  'metadata/ownerApiVersion', 'metadata/ownerApiVersionMissing', 'metadata/ownerField', 'metadata/ownerFieldMissing', 'mounts/deviceName',
  'mounts/mountPath', 'mounts/name', 'mounts/nameOfDevice', 'mounts/nameOfMount', 'mounts/pathOfDevice', 'mounts/pathOfMount',
  'mounts/recursivePropagation', 'never-runs/annotations', 'never-runs/hostPort', 'never-runs/priority', 'never-runs/priorityClass',
  'never-runs/profileAnnotations', 'never-runs/resources', 'pod-resources/pages', 'pod-resources/windows',
  'pod-security/procMountRestricted', 'pod-security/runAsUser', 'pod-security/seccompProfileRestricted', 'pod-security/windowsHostProcess',
  'pod-spec/activeDeadline', 'pod-spec/hostPort', 'pod-spec/hostnameFQDN', 'pod-spec/hostnameOverride', 'pod-spec/preemption',
  'pod-spec/preemptionMissing', 'pod-spec/restartPolicy', 'probes/grace', 'probes/negative', 'probes/readinessGrace', 'probes/success',
  'probes/twoHandlers', 'profiles/appArmorProfileLong', 'profiles/seccompProfilePath', 'resource-claims/name',
  'resource-claims/nameMissing', 'resource-claims/source', 'resource-claims/sources', 'resources/claimRequest', 'resources/claimTwice',
  'resources/name', 'resources/notForPods', 'resources/notStandard', 'resources/pages', 'resources/whole', 'restart-policies/action',
  'restart-policies/exitCodes', 'restart-policies/operator', 'restart-policies/resizeInit', 'restart-policies/resizeNever',
  'restart-policies/resizeTwice', 'restart-policies/restartAll', 'restart-policies/sidecarRules', 'restart-policies/tooLongCodes',
  'restart-policies/tooLongRules', 'restart-policies/tooManyCodes', 'restart-policies/tooManyRules', 'security-context/privileged',
  'signer-name/domain', 'signer-name/domainLong', 'signer-name/form', 'signer-name/long', 'signer-name/missing', 'signer-name/name',
  'tolerations/bound', 'tolerations/boundSize', 'tolerations/effect', 'topology-spread/maxSkew', 'topology-spread/minDomainsSoft',
  'topology-spread/topologyKey', 'update/newFinalizer', 'update/old', 'volumes/certificates/annotation',
  'volumes/certificates/annotationMissing', 'volumes/certificates/annotationsSize', 'volumes/certificates/bundleBoth',
  'volumes/certificates/bundleName', 'volumes/certificates/bundleNameMissing', 'volumes/certificates/bundleNone',
  'volumes/certificates/bundlePathMissing', 'volumes/certificates/bundleSelector', 'volumes/certificates/bundleSigner',
  'volumes/certificates/keyType', 'volumes/certificates/noPath', 'volumes/certificates/path', 'volumes/certificates/tooLong',
  'volumes/certificates/tooShort', 'volumes/claim-template/accessMode', 'volumes/claim-template/accessModesMixed',
  'volumes/claim-template/dataSourceForeign', 'volumes/claim-template/dataSourceKind', 'volumes/claim-template/dataSourceNamespace',
  'volumes/claim-template/dataSourcesDiffer', 'volumes/drivers/kind', 'volumes/drivers/storageosNamespace',
  'volumes/drivers/storageosSecret', 'volumes/files/hostIPs', 'volumes/files/key', 'volumes/files/noRef', 'volumes/local/hostPathType',
  'volumes/local/pullPolicy', 'volumes/network/chapSecret', 'volumes/network/fcLunMissing', 'volumes/network/flockerBoth',
  'volumes/network/iscsiName', 'volumes/paths/user', 'volumes/projected/tokenTooLong', 'volumes/projected/tokenTooShort',
  'volumes/types/azureDisk.diskURI', 'volumes/types/csi.driver', 'volumes/types/glusterfs.path', 'volumes/types/nfs.path',
  'windows/gmsaCredentialSpec', 'windows/hostProcessPrivileged', 'windows/runAsUserDomainLength', 'windows/runAsUserLength',
];

const recorded = readFileSync(resolve(__dirname, '../../conformance/recorded/verdicts.ndjson'), 'utf8').trimEnd().split('\n').map(unpack);

test('real Kubernetes, as recorded, says the same of every case, for every minor', () => {
  expect(recorded.length).toBeGreaterThan(900);
  expect(recorded.flatMap(disagreements)).toEqual([]);
});

test('every rule of the table, but for those listed, decides a recorded case alone', () => {
  const deciding = new Set(recorded.flatMap((one) => one.said
    .flatMap(({ minors }) => minors).flatMap((minor) => decidingRules(one, minor))).map(({ id }) => id));
  expect(RULES.map(({ id }) => id).filter((id) => !deciding.has(id)).sort()).toEqual(UNDECIDED);
});

const anything = fc.anything({ maxDepth: 4, key: fc.oneof(fc.string(), fc.constantFrom('kind', 'apiVersion', 'metadata', 'spec', 'template', 'containers', '__proto__', 'constructor')), withBigInt: true });

test('any value gets an answer', () => {
  const validator = new DaemonSetValidator();
  fc.assert(fc.property(anything, (value) => Array.isArray(validator.validate(value))), { numRuns: 500 });
  fc.assert(fc.property(fc.jsonValue(), (spec) => Array.isArray(validator.validate({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec }))), { numRuns: 500 });
  fc.assert(fc.property(anything, anything, (old, value) => Array.isArray(validator.validateUpdate(old, value))), { numRuns: 200 });
});

liveTest('any JSON for a spec is refused as real Kubernetes refuses it', () => {
  const manifests = fc.sample(fc.jsonValue(), { seed: 5, numRuns: 300 })
    .flatMap((value) => [{ spec: value }, { spec: { template: { spec: value } } }, { metadata: value }].map((rest) => ({ apiVersion: 'apps/v1', kind: 'DaemonSet', ...rest })));
  for (const version of builtMinors) {
    const answers = askKubernetes<{ stage: string }>(version, 'judge', manifests.map((manifest) => ({ manifest: JSON.stringify(manifest) })));
    const accepted = manifests.map((manifest) => judge(manifest, [Number(version.slice(2))])[0].findings.every(({ rule }) => rule.severity !== 'error'));
    expect(accepted).toEqual(answers.map(({ stage }) => stage === 'ok'));
  }
});
