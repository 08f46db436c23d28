import { Field } from '../../src/model/field';
import { NEWEST_MINOR, TYPES } from '../../src/model/field-table';
import { storedDifferences } from '../../src/stored/differences';
import { readStored } from '../../src/stored/read';
import { secretPaths, withSecret } from '../support/secret-fields';

/** Fields that manifests have been seen to hold credentials in, in any part of the value or in that of a URL. */
const SECRETS: { readonly [field: string]: Field['secret'] } = {
  'AzureDiskVolumeSource.diskURI': 'url',
  'CSIVolumeSource.volumeAttributes': 'value',
  'Container.args': 'value',
  'Container.command': 'value',
  'EnvVar.value': 'value',
  'EphemeralContainer.args': 'value',
  'EphemeralContainer.command': 'value',
  'ExecAction.command': 'value',
  'FlexVolumeSource.options': 'value',
  'GitRepoVolumeSource.repository': 'url',
  'HTTPGetAction.path': 'url',
  'HTTPHeader.value': 'value',
  'ObjectMeta.annotations': 'value',
  'PodCertificateProjection.userAnnotations': 'value',
  'ScaleIOVolumeSource.gateway': 'url',
  'WindowsSecurityContextOptions.gmsaCredentialSpec': 'value',
};

function reported(before: object, after: object): string {
  const [old, fresh] = [before, after].map((one) => readStored(one, NEWEST_MINOR));
  if (typeof old === 'string' || typeof fresh === 'string') throw new Error(`not read: ${old} ${fresh}`);
  return JSON.stringify(storedDifferences(old, fresh));
}

test('the field table marks what may hold a secret', () => {
  const marked = [...TYPES].flatMap(([type, fields]) =>
    [...fields.values()].flatMap(({ name, secret }) => (secret === undefined ? [] : [[`${type}.${name}`, secret]])),
  );
  expect(Object.fromEntries(marked)).toEqual(SECRETS);
});

test('a change of a secret names the field and shows nothing of the value, wherever the field is', () => {
  const all = secretPaths();
  expect(all.length).toBeGreaterThan(50);
  for (const path of all) {
    const field = path.map(({ field: { name } }) => name).join('.');
    const changed = reported(withSecret(path, 'MARK-1'), withSecret(path, 'MARK-2'));
    const added = reported({ apiVersion: 'apps/v1', kind: 'DaemonSet' }, withSecret(path, 'MARK-1'));
    expect({ field, changed: changed.length > 2, added: added.length > 2 }).toEqual({
      field,
      changed: true,
      added: true,
    });
    expect({ field, shown: `${changed}${added}`.includes('MARK') }).toEqual({ field, shown: false });
  }
});
