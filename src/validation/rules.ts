import { rules as advice } from './advice';
import { rules as affinity } from './affinity';
import { rules as annotations } from './annotations';
import { rules as containers } from './containers';
import { rules as daemonSet } from './daemon-set';
import { rules as dns } from './dns';
import { rules as env } from './env';
import { rules as fieldSelectors } from './field-selectors';
import { rules as judge } from './judge';
import { KIND_RULES } from './kinds/rules';
import { rules as labelKeys } from './label-keys';
import { rules as metadata } from './metadata';
import { rules as mounts } from './mounts';
import { Rule } from '../findings/rule';
import { rules as convert } from '../stored/convert';
import { rules as decode } from '../stored/decode';
import { rules as dropped } from '../stored/dropped';
import { rules as neverRunsAdmission } from './never-runs/admission';
import { rules as neverRunsPod } from './never-runs/pod';
import { rules as neverRunsPodResources } from './never-runs/pod-resources';
import { rules as neverRunsRevision } from './never-runs/revision';
import { rules as os } from './os';
import { rules as podResources } from './pod-resources';
import { rules as podSecurityBaseline } from './pod-security/baseline';
import { rules as podSecurityRestricted } from './pod-security/restricted';
import { rules as podSecurityContext } from './pod-security-context';
import { rules as podSpec } from './pod-spec';
import { rules as podTemplate } from './pod-template';
import { rules as ports } from './ports';
import { rules as probes } from './probes';
import { rules as profiles } from './profiles';
import { rules as reading } from './reading';
import { rules as resourceClaims } from './resource-claims';
import { rules as resources } from './resources';
import { rules as restartPolicies } from './restart-policies';
import { rules as securityContext } from './security-context';
import { rules as selector } from './selector';
import { rules as signerName } from './signer-name';
import { rules as templateAnnotations } from './template-annotations';
import { rules as tolerations } from './tolerations';
import { rules as topologySpread } from './topology-spread';
import { rules as update } from './update';
import { rules as volumes } from './volumes';
import { rules as volumesCertificates } from './volumes/certificates';
import { rules as volumesClaimTemplate } from './volumes/claim-template';
import { rules as volumesDrivers } from './volumes/drivers';
import { rules as volumesFiles } from './volumes/files';
import { rules as volumesLocal } from './volumes/local';
import { rules as volumesNetwork } from './volumes/network';
import { rules as volumesPaths } from './volumes/paths';
import { rules as volumesProjected } from './volumes/projected';
import { rules as volumesTypes } from './volumes/types';
import { rules as warningsAddresses } from './warnings/addresses';
import { rules as warningsAnnotations } from './warnings/annotations';
import { rules as warningsContainers } from './warnings/containers';
import { rules as warningsFilePaths } from './warnings/file-paths';
import { rules as warningsLists } from './warnings/lists';
import { rules as warningsNodeLabels } from './warnings/node-labels';
import { rules as warningsPorts } from './warnings/ports';
import { rules as warningsSelectors } from './warnings/selectors';
import { rules as warningsVolumes } from './warnings/volumes';
import { rules as windows } from './windows';

/** All rules, file by file, for the documentation and the tests. */
export const RULES: readonly Rule[] = [
  advice,
  affinity,
  annotations,
  containers,
  convert,
  daemonSet,
  decode,
  dns,
  dropped,
  env,
  fieldSelectors,
  judge,
  labelKeys,
  metadata,
  mounts,
  neverRunsAdmission,
  neverRunsPod,
  neverRunsPodResources,
  neverRunsRevision,
  os,
  podResources,
  podSecurityBaseline,
  podSecurityContext,
  podSecurityRestricted,
  podSpec,
  podTemplate,
  ports,
  probes,
  profiles,
  reading,
  resourceClaims,
  resources,
  restartPolicies,
  securityContext,
  selector,
  signerName,
  templateAnnotations,
  tolerations,
  topologySpread,
  update,
  volumes,
  volumesCertificates,
  volumesClaimTemplate,
  volumesDrivers,
  volumesFiles,
  volumesLocal,
  volumesNetwork,
  volumesPaths,
  volumesProjected,
  volumesTypes,
  warningsAddresses,
  warningsAnnotations,
  warningsContainers,
  warningsFilePaths,
  warningsLists,
  warningsNodeLabels,
  warningsPorts,
  warningsSelectors,
  warningsVolumes,
  windows,
]
  .flatMap((rules: { readonly [key: string]: Rule }) => Object.values(rules))
  .concat(KIND_RULES);
