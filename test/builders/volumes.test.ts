import * as rebuild from './rebuild';
import {
  FileModeOptions,
  HostPathVolumeOptions,
  ImageVolumeOptions,
  KeyFileOptions,
  PersistentVolumeClaimVolumeOptions,
} from '../../src/builders/volume-options';
import { Volumes } from '../../src/builders/volumes';
import { TYPES } from '../../src/model/field-table';
import {
  ConfigMapVolumeSource,
  DownwardAPIVolumeSource,
  EphemeralVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  PersistentVolumeClaimVolumeSource,
  ProjectedVolumeSource,
  SecretVolumeSource,
} from '../../src/model/generated/structs';
import { fieldSamples } from '../support/field-samples';

describe('what the common kinds look like', () => {
  test.each([
    [Volumes.hostPath('varlog', '/var/log'), { name: 'varlog', hostPath: { path: '/var/log' } }],
    [
      Volumes.hostPath('varlog', '/var/log', { type: 'Directory' }),
      { name: 'varlog', hostPath: { path: '/var/log', type: 'Directory' } },
    ],
    [Volumes.configMap('config', 'agent'), { name: 'config', configMap: { name: 'agent' } }],
    [
      Volumes.configMap('config', 'agent', { items: [{ key: 'a', path: 'b' }], optional: true, defaultMode: 0o400 }),
      {
        name: 'config',
        configMap: { name: 'agent', items: [{ key: 'a', path: 'b' }], optional: true, defaultMode: 256 },
      },
    ],
    [
      Volumes.secret('tls', 'agent-tls', { defaultMode: 0o400 }),
      { name: 'tls', secret: { secretName: 'agent-tls', defaultMode: 256 } },
    ],
    [Volumes.emptyDir('tmp'), { name: 'tmp', emptyDir: {} }],
    [
      Volumes.emptyDir('tmp', { medium: 'Memory', sizeLimit: '64Mi' }),
      { name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
    ],
    [
      Volumes.projected('token', [{ serviceAccountToken: { path: 'token', audience: 'vault' } }], {
        defaultMode: 0o440,
      }),
      {
        name: 'token',
        projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }], defaultMode: 288 },
      },
    ],
    [
      Volumes.downwardAPI('pod', [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }]),
      { name: 'pod', downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
    ],
    [
      Volumes.persistentVolumeClaim('data', 'shared', { readOnly: true }),
      { name: 'data', persistentVolumeClaim: { claimName: 'shared', readOnly: true } },
    ],
    [
      Volumes.ephemeral('scratch', {
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '10Gi' } },
        },
      }),
      {
        name: 'scratch',
        ephemeral: {
          volumeClaimTemplate: {
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: 'fast',
              resources: { requests: { storage: '10Gi' } },
            },
          },
        },
      },
    ],
    [
      Volumes.image('rules', 'example.com/rules:1', { pullPolicy: 'IfNotPresent' }),
      { name: 'rules', image: { reference: 'example.com/rules:1', pullPolicy: 'IfNotPresent' } },
    ],
    [
      Volumes.csi('secrets', { driver: 'secrets-store.csi.k8s.io', readOnly: true }),
      { name: 'secrets', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true } },
    ],
  ])('%j', (volume, expected) => {
    expect(volume).toStrictEqual(expected);
  });
});

describe('completeness', () => {
  const kinds = [...TYPES.get('Volume')!.values()].filter(({ name }) => name !== 'name');

  test('every kind of volume that a supported Kubernetes knows has a factory of its name, and there are no others', () => {
    const factories = Object.getOwnPropertyNames(Volumes).filter(
      (name) => typeof (Volumes as any)[name] === 'function',
    );
    expect(factories.sort()).toEqual(kinds.map(({ name }) => name).sort());
  });

  test.each(kinds)('$name sets every field of its source and nothing else', ({ name, type }) => {
    for (const { value } of fieldSamples(type)) {
      expect(rebuild.volume({ name: 'v', [name]: value })).toEqual({ name: 'v', [name]: value });
    }
  });

  // Compiles only while the options have all fields of the source but those that are arguments of the factory.
  type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
  const options: [
    Same<keyof HostPathVolumeOptions, Exclude<keyof HostPathVolumeSource, 'path'>>,
    Same<keyof KeyFileOptions, Exclude<keyof ConfigMapVolumeSource, 'name'>>,
    Same<keyof KeyFileOptions, Exclude<keyof SecretVolumeSource, 'secretName'>>,
    Same<keyof FileModeOptions, Exclude<keyof ProjectedVolumeSource, 'sources'>>,
    Same<keyof FileModeOptions, Exclude<keyof DownwardAPIVolumeSource, 'items'>>,
    Same<keyof PersistentVolumeClaimVolumeOptions, Exclude<keyof PersistentVolumeClaimVolumeSource, 'claimName'>>,
    Same<keyof ImageVolumeOptions, Exclude<keyof ImageVolumeSource, 'reference'>>,
    Same<'volumeClaimTemplate', keyof EphemeralVolumeSource>,
  ] = [true, true, true, true, true, true, true, true];

  test('the options of a factory are the fields of its source (the type check says so)', () => {
    expect(options).not.toContain(false);
  });
});
