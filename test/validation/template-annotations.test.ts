import { daemonSetOf, errorsOf, testDaemonSets } from './daemon-set-table';
import { labelValueProblems } from '../../src/validation/names';

const [VALUE] = labelValueProblems('-');
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const annotated = (annotations: object) => ({ podMetadata: { labels: { app: 'a' }, annotations } });
const appArmor = (appArmorProfile: object) => ({
  containers: [{ name: 'a', image: 'a', securityContext: { appArmorProfile } }],
});
const seccomp = (seccompProfile: object) => ({
  containers: [{ name: 'a', image: 'a', securityContext: { seccompProfile } }],
});

testDaemonSets({
  'a mirror pod needs a node': {
    ...annotated({ 'kubernetes.io/config.mirror': '' }),
    errors: ['Invalid spec.template.annotations[kubernetes.io/config.mirror]: a mirror pod needs a nodeName'],
  },
  'a mirror pod has a node': {
    ...annotated({ 'kubernetes.io/config.mirror': 'x' }),
    podSpec: { nodeName: 'n' },
    errors: [],
  },
  'tolerations of an annotation are JSON': {
    ...annotated({ [TOLERATIONS]: '[{"key":' }),
    errors: [`Invalid spec.template.annotations: the value of ${TOLERATIONS} is not a JSON list of tolerations`],
  },
  'tolerations of an annotation have texts for fields': {
    ...annotated({ [TOLERATIONS]: '[{"key": 5}]' }),
    errors: [`Invalid spec.template.annotations: the value of ${TOLERATIONS} is not a JSON list of tolerations`],
  },
  'tolerations of an annotation have whole seconds': {
    ...annotated({ [TOLERATIONS]: '[{"operator":"Exists","effect":"NoExecute","tolerationSeconds":1.5}]' }),
    errors: [`Invalid spec.template.annotations: the value of ${TOLERATIONS} is not a JSON list of tolerations`],
  },
  'tolerations of an annotation are judged as the field is, in any case of letters': {
    ...annotated({ [TOLERATIONS]: '[{"KEY":"a","Value":"b c"},null]' }),
    errors: [
      `Invalid spec.template.annotations.${TOLERATIONS}[0].operator: the value "b c" ${VALUE}`,
      `Invalid spec.template.annotations.${TOLERATIONS}[1].operator: without a key the operator must be Exists, not ""`,
    ],
  },
  'an annotation without tolerations is none': { ...annotated({ [TOLERATIONS]: '' }), errors: [] },
  'null tolerations are none': { ...annotated({ [TOLERATIONS]: 'null' }), errors: [] },
  'a deletion cost is a number of 32 bits': {
    ...annotated({ [COST]: '2147483648' }),
    errors: [`Invalid spec.template.annotations[${COST}]: "2147483648" is not a whole number of 32 bits`],
  },
  'a deletion cost has no plus sign': {
    ...annotated({ [COST]: '+1' }),
    errors: [`Invalid spec.template.annotations[${COST}]: "+1" is not a whole number of 32 bits`],
  },
  'a negative deletion cost may have zeros before it': { ...annotated({ [COST]: '-01' }), errors: [] },
  'the lowest deletion cost is fine': { ...annotated({ [COST]: '-2147483648' }), errors: [] },
  'a seccomp annotation is a known profile': {
    ...annotated({ [SECCOMP_POD]: 'Unconfined', [`${SECCOMP}other`]: 'docker/default' }),
    errors: [
      `Invalid spec.template.annotations.${SECCOMP_POD}: "Unconfined" is not one of runtime/default, docker/default, unconfined, localhost/ and a path`,
    ],
  },
  'a seccomp profile of the host is a path downwards': {
    ...annotated({ [`${SECCOMP}a`]: 'localhost//../a' }),
    errors: [
      `Invalid spec.template.annotations.${SECCOMP}a: the path of "localhost//../a" must be a relative path`,
      `Invalid spec.template.annotations.${SECCOMP}a: the path of "localhost//../a" must not have '..' as a part`,
    ],
  },
  'an AppArmor annotation names a container, of any kind': {
    ...annotated({ [`${APP_ARMOR}a`]: '', [`${APP_ARMOR}init`]: 'unconfined', [`${APP_ARMOR}other`]: 'localhost/' }),
    podSpec: { initContainers: [{ name: 'init', image: 'a' }] },
    errors: [`Invalid spec.template.annotations[${APP_ARMOR}other]: the pod has no container "other"`],
  },
  'an AppArmor annotation is a known profile': {
    ...annotated({ [`${APP_ARMOR}a`]: 'docker/default' }),
    errors: [
      `Invalid spec.template.annotations[${APP_ARMOR}a]: "docker/default" is not one of runtime/default, unconfined, localhost/ and a name`,
    ],
  },
  'the seccomp annotation and field of the pod agree': {
    ...annotated({ [SECCOMP_POD]: 'docker/default' }),
    podSpec: { securityContext: { seccompProfile: { type: 'Unconfined' } } },
    errors: [
      'Forbidden spec.template.spec.securityContext.seccompProfile.type: the annotation says "docker/default", the field Unconfined',
    ],
  },
  'docker/default is the default of the runtime': {
    ...annotated({ [SECCOMP_POD]: 'docker/default' }),
    podSpec: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    errors: [],
  },
  'the seccomp annotation and field of a container agree': {
    ...annotated({ [`${SECCOMP}a`]: 'localhost/a' }),
    podSpec: seccomp({ type: 'Localhost', localhostProfile: 'b' }),
    errors: [
      'Forbidden spec.template.spec.containers[0].securityContext.seccompProfile.localhostProfile: the annotation says "localhost/a", the field "b"',
    ],
  },
  'the AppArmor annotation and field agree, from 1.30 on': {
    ...annotated({ [`${APP_ARMOR}a`]: 'localhost/a' }),
    podSpec: appArmor({ type: 'RuntimeDefault' }),
    errors: {
      28: [
        "UnknownField spec.template.spec.containers[0].securityContext.appArmorProfile: needs Kubernetes 1.30; set kubernetesVersion to '1.30+'",
      ],
      29: [
        "UnknownField spec.template.spec.containers[0].securityContext.appArmorProfile: needs Kubernetes 1.30; set kubernetesVersion to '1.30+'",
      ],
      30: [
        'Forbidden spec.template.spec.containers[0].securityContext.appArmorProfile.type: the annotation says "localhost/a", the field RuntimeDefault',
      ],
    },
  },
});

// the field is not known to older ones
test.each([30, 33, 37])(
  'the AppArmor field of the pod counts for its containers, but not on Windows: 1.%i',
  (minor) => {
    const podMetadata = { labels: { app: 'a' }, annotations: { [`${APP_ARMOR}a`]: 'unconfined' } };
    const securityContext = { appArmorProfile: { type: 'Localhost', localhostProfile: 'a' } };
    expect(errorsOf(daemonSetOf({ podMetadata, podSpec: { securityContext } }), minor)).toEqual([
      'Forbidden spec.template.spec.containers[0].securityContext.appArmorProfile.type: the annotation says "unconfined", the field Localhost',
    ]);
    expect(
      errorsOf(daemonSetOf({ podMetadata, podSpec: { securityContext, os: { name: 'windows' } } }), minor),
    ).toEqual(['Forbidden spec.template.spec.securityContext.appArmorProfile: has no meaning for a pod for windows']);
    expect(
      errorsOf(
        daemonSetOf({
          podMetadata: { ...podMetadata, annotations: { [`${APP_ARMOR}a`]: 'localhost/b' } },
          podSpec: { securityContext },
        }),
        minor,
      ),
    ).toEqual([
      'Forbidden spec.template.spec.containers[0].securityContext.appArmorProfile.localhostProfile: the annotation says "localhost/b", the field "a"',
    ]);
  },
);
