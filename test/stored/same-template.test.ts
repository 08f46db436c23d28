import { isSameTemplate } from '../../src/stored/same-template';
import { judge } from '../../src/validation/judge';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { daemonSetOf } from '../validation/daemon-set-table';

const container = (fields: object) => ({ containers: [{ name: 'a', image: 'a', ...fields }] });
const volume = (source: object) => ({ volumes: [{ name: 'a', ...source }] });
const divided = (divisor?: string) =>
  container({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor } } }] });
const claim = (metadata: object | undefined, storage: string) =>
  volume({
    ephemeral: {
      volumeClaimTemplate: { metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } },
    },
  });
const spread = (labelSelector: object) => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway', labelSelector }],
});

const SAME: { readonly [sentence: string]: readonly [object, object] } = {
  'quantities of one size': [
    container({ resources: { limits: { cpu: '1' } } }),
    container({ resources: { limits: { cpu: '1000m' } } }),
  ],
  'a quantity as text and as number': [
    container({ resources: { limits: { cpu: '1' } } }),
    container({ resources: { limits: { cpu: 1 } } }),
  ],
  'a size of a volume': [volume({ emptyDir: { sizeLimit: '1Gi' } }), volume({ emptyDir: { sizeLimit: '1024Mi' } })],
  'no divisor and 0': [divided(), divided('0')],
  'no false where it is no pointer': [{ hostNetwork: false, ...container({ stdin: false }) }, {}],
  'no 0 where it is no pointer': [
    container({ ports: [{ containerPort: 80, hostPort: 0 }] }),
    container({ ports: [{ containerPort: 80 }] }),
  ],
  'a default': [{ terminationGracePeriodSeconds: 30 }, {}],
  'an empty list': [{ tolerations: [], ...container({ volumeMounts: [] }) }, {}],
  'an empty map': [container({ resources: { limits: {} } }), container({ resources: {} })],
  'an empty struct that is no pointer': [container({ resources: {} }), {}],
  'an empty map in a pointer': [spread({}), spread({ matchLabels: {} })],
  'metadata of a claim': [claim({}, '1Gi'), claim(undefined, '1024Mi')],
};

const OTHER: typeof SAME = {
  'a false that is a pointer': [
    container({ securityContext: { privileged: false } }),
    container({ securityContext: {} }),
  ],
  'a 0 that is a pointer': [{ securityContext: { runAsUser: 0 } }, {}],
  'an empty struct that is a pointer': [container({ securityContext: {} }), {}],
  'an empty item': [
    volume({ rbd: { image: 'a', monitors: ['a'] } }),
    volume({ rbd: { image: 'a', monitors: ['a', ''] } }),
  ],
  'an empty value of a map': [{ nodeSelector: { a: '', 'beta.kubernetes.io/os': 'linux' } }, {}],
  'another key of a map': [
    { nodeSelector: { a: '', 'beta.kubernetes.io/os': 'linux' } },
    { nodeSelector: { b: '', 'beta.kubernetes.io/os': 'linux' } },
  ],
  'another quantity': [
    container({ resources: { limits: { cpu: '1' } } }),
    container({ resources: { limits: { cpu: '1001m' } } }),
  ],
  'another order': [
    { tolerations: [{ key: 'a' }, { key: 'b' }].map((one) => ({ ...one, operator: 'Exists' })) },
    {
      tolerations: [
        { key: 'b', operator: 'Exists' },
        { key: 'a', operator: 'Exists' },
      ],
    },
  ],
};

// the deprecated label is warned of again where the template is another one
const manifestOf = (podSpec: object): object =>
  daemonSetOf({ podSpec: { nodeSelector: { 'beta.kubernetes.io/os': 'linux' }, ...podSpec } });
const templateOf = (podSpec: object) => judge(manifestOf(podSpec), [36])[0].daemonSet!.spec.template;

test.each(Object.entries(SAME))('%s is no other template', (_, [one, other]) => {
  expect([
    isSameTemplate(templateOf(one), templateOf(other)),
    isSameTemplate(templateOf(other), templateOf(one)),
  ]).toEqual([true, true]);
});

test.each(Object.entries(OTHER))('%s makes another template', (_, [one, other]) => {
  expect([
    isSameTemplate(templateOf(one), templateOf(other)),
    isSameTemplate(templateOf(other), templateOf(one)),
  ]).toEqual([false, false]);
});

liveTest('real Kubernetes warns again of the others alone', () => {
  const pairs = [...Object.values(SAME), ...Object.values(OTHER)].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]);
  const cases = pairs.map(([old, next]) => ({
    old: JSON.stringify(manifestOf(old)),
    manifest: JSON.stringify(manifestOf(next)),
  }));
  const expected = pairs.map((_, i) => i >= Object.keys(SAME).length * 2);
  for (const version of builtMinors) {
    const answers = askKubernetes<{ update: { errors: object[]; warnings?: string[] } }>(version, 'judge', cases);
    const warned = answers.map(
      ({ update }) =>
        update.errors.length === 0 && (update.warnings ?? []).some((text) => text.includes('beta.kubernetes.io/os')),
    );
    expect({ version, warned }).toEqual({ version, warned: expected });
  }
});
