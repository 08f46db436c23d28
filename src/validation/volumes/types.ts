import { validateEphemeral } from './claim-template';
import {
  validateAzureDisk,
  validateCinder,
  validateCsi,
  validateFlexVolume,
  validatePartition,
  validateStorageos,
} from './drivers';
import { validateDownwardAPI, validateKeyFiles } from './files';
import { validateEmptyDir, validateGitRepo, validateHostPath, validateImage } from './local';
import { validateFc, validateFlocker, validateIscsi, validateNfs, validateQuobyte } from './network';
import { validateProjected } from './projected';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules, Rule } from '../../findings/rule';
import { Volume } from '../../model/generated/structs';
import { ownValue } from '../../model/own-value';

export type VolumeType = Exclude<keyof Volume, 'name'>;

interface Row<Source> {
  /** The function of Kubernetes that validates the type. */
  readonly upstream: string;
  /** Fields that must not be empty, with the remedy. */
  readonly required?: { readonly [F in keyof Source]?: string };
  /** The server's name for the type in the error about a second type, if it is not the field. */
  readonly second?: string;
  /** The server's name for the type in paths below it, if it is not the field. */
  readonly content?: string;
  check?(source: Source, path: Path, ctx: Context): void;
}

/** Every volume type, in the order of the server: the first one that is set counts. */
const ROWS: { readonly [T in VolumeType]: Row<NonNullable<Volume[T]>> } = {
  emptyDir: { upstream: 'validateVolumeSource', check: validateEmptyDir },
  hostPath: {
    upstream: 'validateHostPathVolumeSource',
    required: { path: 'Give the path on the node, such as /var/log.' },
    check: validateHostPath,
  },
  gitRepo: {
    upstream: 'validateGitRepoVolumeSource',
    required: { repository: 'Give the address of the repository.' },
    check: validateGitRepo,
  },
  gcePersistentDisk: {
    upstream: 'validateGCEPersistentDiskVolumeSource',
    required: { pdName: 'Name the persistent disk.' },
    check: validatePartition,
    content: 'persistentDisk',
  },
  awsElasticBlockStore: {
    upstream: 'validateAWSElasticBlockStoreVolumeSource',
    required: { volumeID: 'Give the ID of the EBS volume.' },
    check: validatePartition,
  },
  secret: {
    upstream: 'validateSecretVolumeSource',
    required: { secretName: 'Name the Secret.' },
    check: validateKeyFiles,
  },
  nfs: {
    upstream: 'validateNFSVolumeSource',
    required: { server: 'Give the host of the NFS server.', path: 'Give the exported path.' },
    check: validateNfs,
  },
  iscsi: {
    upstream: 'validateISCSIVolumeSource',
    required: {
      targetPortal: 'Give the portal as host:port.',
      iqn: 'Give the name of the target, such as iqn.2001-04.com.example:disk1.',
    },
    check: validateIscsi,
  },
  glusterfs: {
    upstream: 'validateGlusterfsVolumeSource',
    required: { endpoints: 'Name the Endpoints of the cluster.', path: 'Name the Gluster volume.' },
  },
  flocker: { upstream: 'validateFlockerVolumeSource', check: validateFlocker },
  persistentVolumeClaim: {
    upstream: 'validatePersistentClaimVolumeSource',
    required: { claimName: 'Name the PersistentVolumeClaim.' },
  },
  rbd: {
    upstream: 'validateRBDVolumeSource',
    required: { monitors: 'List the Ceph monitors.', image: 'Name the RADOS image.' },
  },
  cinder: {
    upstream: 'validateCinderVolumeSource',
    required: { volumeID: 'Give the ID of the Cinder volume.' },
    check: validateCinder,
  },
  cephfs: {
    upstream: 'validateCephFSVolumeSource',
    required: { monitors: 'List the Ceph monitors.' },
    second: 'cephFS',
  },
  quobyte: {
    upstream: 'validateQuobyteVolumeSource',
    required: {
      registry: 'Give host:port of the registries, with commas between.',
      volume: 'Name the Quobyte volume.',
    },
    check: validateQuobyte,
  },
  downwardAPI: { upstream: 'validateDownwardAPIVolumeSource', check: validateDownwardAPI, second: 'downwarAPI' },
  fc: { upstream: 'validateFCVolumeSource', check: validateFc },
  flexVolume: {
    upstream: 'validateFlexVolumeSource',
    required: { driver: 'Name the driver.' },
    check: validateFlexVolume,
  },
  configMap: {
    upstream: 'validateConfigMapVolumeSource',
    required: { name: 'Name the ConfigMap.' },
    check: validateKeyFiles,
  },
  azureFile: {
    upstream: 'validateAzureFile',
    required: { secretName: 'Name the Secret with the storage account and its key.', shareName: 'Name the share.' },
  },
  vsphereVolume: {
    upstream: 'validateVsphereVolumeSource',
    required: { volumePath: 'Give the path of the vmdk.' },
  },
  photonPersistentDisk: {
    upstream: 'validatePhotonPersistentDiskVolumeSource',
    required: { pdID: 'Give the ID of the disk.' },
  },
  portworxVolume: {
    upstream: 'validatePortworxVolumeSource',
    required: { volumeID: 'Give the ID of the Portworx volume.' },
  },
  azureDisk: {
    upstream: 'validateAzureDisk',
    required: { diskName: 'Name the disk.', diskURI: 'Give the address of the disk.' },
    check: validateAzureDisk,
  },
  storageos: {
    upstream: 'validateStorageOSVolumeSource',
    required: { volumeName: 'Name the StorageOS volume.' },
    check: validateStorageos,
  },
  projected: { upstream: 'validateProjectedVolumeSource', check: validateProjected },
  scaleIO: {
    upstream: 'validateScaleIOVolumeSource',
    required: {
      gateway: 'Give the address of the gateway.',
      system: 'Name the storage system.',
      volumeName: 'Name the ScaleIO volume.',
    },
  },
  csi: {
    upstream: 'validateCSIVolumeSource',
    required: { driver: 'Name the CSI driver, such as secrets-store.csi.k8s.io.' },
    check: validateCsi,
  },
  ephemeral: {
    upstream: 'validateEphemeralVolumeSource',
    required: { volumeClaimTemplate: 'Give the template of the claim.' },
    check: validateEphemeral,
  },
  image: { upstream: 'validateImageVolumeSource', check: validateImage },
};

export const TYPES = Object.keys(ROWS) as readonly VolumeType[];

/** One rule for each required field, such as `volumes/types/nfs.server`. */
export const rules = defineRules(
  'volumes/types',
  'validation.go validateVolumeSource',
  Object.fromEntries(
    TYPES.flatMap((type) =>
      Object.entries<string>(ROWS[type].required ?? {}).map(([field, remedy]) => [
        `${type}.${field}`,
        { reason: 'FieldValueRequired' as const, upstream: `validation.go ${ROWS[type].upstream}`, remedy },
      ]),
    ),
  ),
);

interface CompiledType {
  readonly second: string;
  readonly content: string;
  readonly required: readonly { readonly field: string; readonly rule: Rule }[];
  check?(source: object, path: Path, ctx: Context): void;
}

const COMPILED = new Map(
  TYPES.map((type): [VolumeType, CompiledType] => {
    const { second = type, content = type, required = {}, check }: Row<object> = ROWS[type];
    return [
      type,
      {
        second,
        content,
        check,
        required: Object.keys(required).map((field) => ({ field, rule: ownValue(rules, `${type}.${field}`)! })),
      },
    ];
  }),
);

export function compiledType(type: VolumeType): CompiledType {
  return COMPILED.get(type)!;
}
