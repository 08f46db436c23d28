import { testWarnings } from './warning-table';

testWarnings({
  'annotations that do nothing any more': {
    annotations: {
      'scheduler.alpha.kubernetes.io/critical-pod': '',
      'security.alpha.kubernetes.io/sysctls': 'a=b',
      'security.alpha.kubernetes.io/unsafe-sysctls': '',
    },
    warnings: [
      'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: has no effect, priorityClassName has',
      'metadata.annotations[security.alpha.kubernetes.io/sysctls]: has no effect, securityContext.sysctls has',
      'metadata.annotations[security.alpha.kubernetes.io/unsafe-sysctls]: has no effect, securityContext.sysctls has',
    ],
  },
  'annotations of seccomp do nothing where there is no field': {
    annotations: {
      'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default',
      'container.seccomp.security.alpha.kubernetes.io/a': 'runtime/default',
      'container.seccomp.security.alpha.kubernetes.io/b': 'unconfined',
    },
    spec: {
      containers: [
        { name: 'a', image: 'a' },
        { name: 'b', image: 'b', securityContext: { seccompProfile: { type: 'Unconfined' } } },
      ],
    },
    warnings: [
      'metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: has no effect, securityContext.seccompProfile has',
      'metadata.annotations[container.seccomp.security.alpha.kubernetes.io/a]: has no effect, securityContext.seccompProfile has',
    ],
  },
  'the annotation of seccomp of a pod goes with its field': {
    annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' },
    spec: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    warnings: [],
  },
  'annotations of AppArmor are deprecated since 1.30': {
    annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'runtime/default' },
    warnings: {
      30: [
        'metadata.annotations[container.apparmor.security.beta.kubernetes.io/a]: is deprecated, use securityContext.appArmorProfile',
      ],
    },
  },
});

testWarnings(
  {
    'the annotation of AppArmor of a container goes with its field': {
      annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'unconfined' },
      spec: { containers: [{ name: 'a', image: 'a', securityContext: { appArmorProfile: { type: 'Unconfined' } } }] },
      warnings: [],
    },
    'the annotation of AppArmor of a container goes with the field of the pod': {
      annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'localhost/p' },
      spec: { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'p' } } },
      warnings: [],
    },
  },
  30,
);
