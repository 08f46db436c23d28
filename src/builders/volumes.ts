import { required } from './given';
import {
  FileModeOptions,
  HostPathVolumeOptions,
  ImageVolumeOptions,
  KeyFileOptions,
  PersistentVolumeClaimVolumeOptions,
} from './volume-options';
import {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  AzureFileVolumeSource,
  CephFSVolumeSource,
  CinderVolumeSource,
  CSIVolumeSource,
  DownwardAPIVolumeFile,
  EmptyDirVolumeSource,
  FCVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  GCEPersistentDiskVolumeSource,
  GitRepoVolumeSource,
  GlusterfsVolumeSource,
  IscsiVolumeSource,
  NFSVolumeSource,
  PersistentVolumeClaimTemplate,
  PhotonPersistentDiskVolumeSource,
  PortworxVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
  ScaleIOVolumeSource,
  StorageOSVolumeSource,
  Volume,
  VolumeProjection,
  VsphereVirtualDiskVolumeSource,
} from '../model/generated/structs';

/**
 * Creates volumes of every kind that Kubernetes has. The first parameter is the name that mounts refer to; the others are required by the kind.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volumes {
  /**
   * A file or directory of the node.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
   */
  public static hostPath(name: string, path: string, options: HostPathVolumeOptions = {}): Volume {
    return { name, hostPath: { path, ...options } };
  }

  /**
   * The keys of a ConfigMap as files, kept up to date while the pod runs.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap
   */
  public static configMap(name: string, configMapName: string, options: KeyFileOptions = {}): Volume {
    return { name, configMap: { name: configMapName, ...options } };
  }

  /**
   * The keys of a Secret as files in memory, kept up to date while the pod runs.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#secret
   */
  public static secret(name: string, secretName: string, options: KeyFileOptions = {}): Volume {
    return { name, secret: { secretName, ...options } };
  }

  /**
   * An empty directory that exists as long as the pod: on the disk of the node, or in memory with `{ medium: 'Memory' }`. Content in memory counts
   * towards the memory limits of the containers.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  public static emptyDir(name: string, source: EmptyDirVolumeSource = {}): Volume {
    return { name, emptyDir: source };
  }

  /**
   * Several sources in one directory. Only this kind can hold a service account token with an audience and lifetime of your choice.
   *
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
   */
  public static projected(name: string, sources: VolumeProjection[], options: FileModeOptions = {}): Volume {
    return { name, projected: { sources, ...options } };
  }

  /**
   * Labels, annotations and other facts of the pod as files, kept up to date while the pod runs.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#downwardapi
   */
  public static downwardAPI(name: string, items: DownwardAPIVolumeFile[], options: FileModeOptions = {}): Volume {
    return { name, downwardAPI: { items, ...options } };
  }

  /**
   * The storage of an existing claim in the namespace of the pod. All pods of a DaemonSet share it, so it must support mounts on many nodes.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
   */
  public static persistentVolumeClaim(
    name: string,
    claimName: string,
    options: PersistentVolumeClaimVolumeOptions = {},
  ): Volume {
    return { name, persistentVolumeClaim: { claimName, ...options } };
  }

  /**
   * A claim for each pod, created and deleted with the pod.
   *
   * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
   */
  public static ephemeral(name: string, volumeClaimTemplate: PersistentVolumeClaimTemplate): Volume {
    required('Volumes.ephemeral', 'volumeClaimTemplate', volumeClaimTemplate);
    return { name, ephemeral: { volumeClaimTemplate } };
  }

  /**
   * The files of a container image or OCI artifact, read-only. Needs Kubernetes 1.35, or 1.31 with the feature gate `ImageVolume`.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#image
   */
  public static image(name: string, reference: string, options: ImageVolumeOptions = {}): Volume {
    return { name, image: { reference, ...options } };
  }

  /**
   * A small volume that a CSI driver creates on the node for the lifetime of the pod.
   *
   * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#csi-ephemeral-volumes
   */
  public static csi(name: string, source: CSIVolumeSource): Volume {
    required('Volumes.csi', 'source', source);
    return { name, csi: source };
  }

  /**
   * An export of an NFS server.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#nfs
   */
  public static nfs(name: string, source: NFSVolumeSource): Volume {
    required('Volumes.nfs', 'source', source);
    return { name, nfs: source };
  }

  /**
   * A logical unit of an iSCSI target.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#iscsi
   */
  public static iscsi(name: string, source: IscsiVolumeSource): Volume {
    required('Volumes.iscsi', 'source', source);
    return { name, iscsi: source };
  }

  /**
   * A Fibre Channel disk.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#fc
   */
  public static fc(name: string, source: FCVolumeSource): Volume {
    required('Volumes.fc', 'source', source);
    return { name, fc: source };
  }

  /**
   * A volume that a driver executable on the node provides. Superseded by CSI.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume
   */
  public static flexVolume(name: string, source: FlexVolumeSource): Volume {
    required('Volumes.flexVolume', 'source', source);
    return { name, flexVolume: source };
  }

  /**
   * A git repository, cloned before the containers start. Since Kubernetes 1.33, the kubelet mounts it only with the feature gate
   * `GitRepoVolumeDriver`, and since 1.36 not at all. Clone the repository in an init container instead.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo
   */
  public static gitRepo(name: string, source: GitRepoVolumeSource): Volume {
    required('Volumes.gitRepo', 'source', source);
    return { name, gitRepo: source };
  }

  /**
   * An Amazon EBS volume. Superseded by CSI: only a cluster with the driver `ebs.csi.aws.com` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#awselasticblockstore
   */
  public static awsElasticBlockStore(name: string, source: AWSElasticBlockStoreVolumeSource): Volume {
    required('Volumes.awsElasticBlockStore', 'source', source);
    return { name, awsElasticBlockStore: source };
  }

  /**
   * An Azure data disk. Superseded by CSI: only a cluster with the driver `disk.csi.azure.com` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#azuredisk
   */
  public static azureDisk(name: string, source: AzureDiskVolumeSource): Volume {
    required('Volumes.azureDisk', 'source', source);
    return { name, azureDisk: source };
  }

  /**
   * An Azure Files share. Superseded by CSI: only a cluster with the driver `file.csi.azure.com` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#azurefile
   */
  public static azureFile(name: string, source: AzureFileVolumeSource): Volume {
    required('Volumes.azureFile', 'source', source);
    return { name, azureFile: source };
  }

  /**
   * An OpenStack volume. Superseded by CSI: only a cluster with the driver `cinder.csi.openstack.org` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#cinder
   */
  public static cinder(name: string, source: CinderVolumeSource): Volume {
    required('Volumes.cinder', 'source', source);
    return { name, cinder: source };
  }

  /**
   * A Google Compute Engine disk. A DaemonSet needs `readOnly: true`, because only one node can write to a disk.
   * Superseded by CSI: only a cluster with the driver `pd.csi.storage.gke.io` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#gcepersistentdisk
   */
  public static gcePersistentDisk(name: string, source: GCEPersistentDiskVolumeSource): Volume {
    required('Volumes.gcePersistentDisk', 'source', source);
    return { name, gcePersistentDisk: source };
  }

  /**
   * A Portworx volume. Superseded by CSI: since Kubernetes 1.36 only a cluster with the driver `pxd.portworx.com` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#portworxvolume
   */
  public static portworxVolume(name: string, source: PortworxVolumeSource): Volume {
    required('Volumes.portworxVolume', 'source', source);
    return { name, portworxVolume: source };
  }

  /**
   * A vSphere virtual disk. Superseded by CSI: only a cluster with the driver `csi.vsphere.vmware.com` mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#vspherevolume
   */
  public static vsphereVolume(name: string, source: VsphereVirtualDiskVolumeSource): Volume {
    required('Volumes.vsphereVolume', 'source', source);
    return { name, vsphereVolume: source };
  }

  /**
   * A Ceph filesystem. No kubelet mounts it since Kubernetes 1.31.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#cephfs
   */
  public static cephfs(name: string, source: CephFSVolumeSource): Volume {
    required('Volumes.cephfs', 'source', source);
    return { name, cephfs: source };
  }

  /**
   * A Ceph block image. No kubelet mounts it since Kubernetes 1.31.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#rbd
   */
  public static rbd(name: string, source: RBDVolumeSource): Volume {
    required('Volumes.rbd', 'source', source);
    return { name, rbd: source };
  }

  /**
   * A GlusterFS volume. No supported kubelet mounts it.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#glusterfs
   */
  public static glusterfs(name: string, source: GlusterfsVolumeSource): Volume {
    required('Volumes.glusterfs', 'source', source);
    return { name, glusterfs: source };
  }

  /**
   * A Flocker dataset. No supported kubelet mounts it.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/api/pod/warnings.go (warningsForPodSpecAndMeta)
   */
  public static flocker(name: string, source: FlockerVolumeSource): Volume {
    required('Volumes.flocker', 'source', source);
    return { name, flocker: source };
  }

  /**
   * A Photon Controller disk. No supported kubelet mounts it.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/api/pod/warnings.go (warningsForPodSpecAndMeta)
   */
  public static photonPersistentDisk(name: string, source: PhotonPersistentDiskVolumeSource): Volume {
    required('Volumes.photonPersistentDisk', 'source', source);
    return { name, photonPersistentDisk: source };
  }

  /**
   * A Quobyte volume. No supported kubelet mounts it.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/api/pod/warnings.go (warningsForPodSpecAndMeta)
   */
  public static quobyte(name: string, source: QuobyteVolumeSource): Volume {
    required('Volumes.quobyte', 'source', source);
    return { name, quobyte: source };
  }

  /**
   * A ScaleIO volume. No supported kubelet mounts it.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/api/pod/warnings.go (warningsForPodSpecAndMeta)
   */
  public static scaleIO(name: string, source: ScaleIOVolumeSource): Volume {
    required('Volumes.scaleIO', 'source', source);
    return { name, scaleIO: source };
  }

  /**
   * A StorageOS volume. No supported kubelet mounts it.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/api/pod/warnings.go (warningsForPodSpecAndMeta)
   */
  public static storageos(name: string, source: StorageOSVolumeSource): Volume {
    required('Volumes.storageos', 'source', source);
    return { name, storageos: source };
  }

  private constructor() {}
}
