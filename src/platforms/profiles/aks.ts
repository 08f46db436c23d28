import { assumed, documented, source } from '../fact';
import { LINUX_PATHS, NO_POD_SECURITY } from './linux';
import { PlatformProfile, platformRules } from '../profile';

const DOCS = 'MicrosoftDocs/azure-aks-docs';
const SAFEGUARDS = `${DOCS}: deployment safeguards`;
const EXCLUSION = 'a namespace that the administrator excludes from deployment safeguards';

export const AKS: PlatformProfile = {
  title: 'AKS',
  os: 'linux',
  paths: {
    ...LINUX_PATHS,
    cniConfig: source('/etc/cni/net.d', 'Azure/AgentBaker'),
    cniBinaries: source('/opt/cni/bin', 'Azure/AgentBaker'),
    journal: assumed('/var/log/journal', 'Ubuntu and Azure Linux'),
  },
  writable: source(['/'], 'Azure/AgentBaker'),
  nodeLabels: documented({ 'kubernetes.azure.com/cluster': '*' }, DOCS),
  taints: [
    documented('CriticalAddonsOnly=true:NoSchedule', DOCS),
    documented('kubernetes.azure.com/scalesetpriority=spot:NoSchedule', DOCS),
  ],
  podSecurity: NO_POD_SECURITY,
  beside: [],
  feeds: {},
  rules: [],
};

const refused = { severity: 'error', certainty: 'documented', from: SAFEGUARDS, exception: EXCLUSION } as const;

/** AKS Automatic, with deployment safeguards that cannot be switched off. */
export const AKS_AUTOMATIC: PlatformProfile = {
  ...AKS,
  title: 'AKS Automatic',
  podSecurity: documented('baseline, by deployment safeguards', SAFEGUARDS),
  beside: [
    {
      object: 'an exclusion of the namespace by the administrator',
      when: 'the pods need more than the level baseline',
    },
  ],
  feeds: { bothProbes: true },
  rules: platformRules('aks-automatic', {
    podSecurity: {
      ...refused,
      check: { kind: 'pod-security', level: 'baseline', exempt: ['kube-system'], always: true },
      exception: `${EXCLUSION}, for host paths also an image that is on the allow-list,`,
      remedy: 'Do without what the level baseline forbids.',
    },
    imageTag: {
      ...refused,
      check: { kind: 'image-tag' },
      remedy: 'Name a version of the image.',
    },
    probes: {
      ...refused,
      check: { kind: 'probes' },
      remedy: 'Give each container a liveness and a readiness probe.',
    },
    requests: {
      check: { kind: 'requests' },
      severity: 'advice',
      certainty: 'documented',
      from: SAFEGUARDS,
      remedy: 'State requests: otherwise each container gets 500m CPU and 2Gi memory, on every node.',
    },
    tolerations: {
      check: { kind: 'tolerates-everything' },
      severity: 'advice',
      certainty: 'assumed',
      from: `${DOCS}: managed system node pools refuse broad tolerations, in words that are not published`,
      remedy: 'Tolerate the taints that you know, where the cluster has managed system node pools.',
    },
  }),
};
