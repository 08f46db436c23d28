import { pathOf } from '../../../src/cli/validate/place';

const manifest = {
  metadata: { annotations: { 'example.com/a.b': 'x' } },
  spec: {
    template: {
      metadata: {
        labels: { 'app.kubernetes.io/name': 'agent' },
        annotations: { 'container.apparmor.security.beta.kubernetes.io/agent': 'x' },
      },
      spec: {
        hostPID: true,
        nodeSelector: { a: '1', 'a.b': '2' },
        securityContext: {},
        containers: [{ name: 'agent', resources: { limits: { memory: '1' } } }],
        volumes: [{ name: 'data', cephfs: { monitors: [] } }],
      },
    },
  },
};

test.each([
  ['spec.template.spec.containers[0].name', ['spec', 'template', 'spec', 'containers', 0, 'name']],
  // as far as the manifest goes
  ['spec.template.spec.containers[0].image', ['spec', 'template', 'spec', 'containers', 0]],
  ['spec.updateStrategy.type', ['spec']],
  ['', []],
  // keys with dots, in brackets or bare, the longest first
  [
    'spec.template.spec.containers[0].resources.limits[memory]',
    ['spec', 'template', 'spec', 'containers', 0, 'resources', 'limits', 'memory'],
  ],
  ['spec.template.spec.nodeSelector[a.b]', ['spec', 'template', 'spec', 'nodeSelector', 'a.b']],
  ['spec.template.spec.nodeSelector.a.b', ['spec', 'template', 'spec', 'nodeSelector', 'a.b']],
  ['metadata.annotations.example.com/a.b', ['metadata', 'annotations', 'example.com/a.b']],
  [
    'spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/agent]',
    ['spec', 'template', 'metadata', 'annotations', 'container.apparmor.security.beta.kubernetes.io/agent'],
  ],
  // the server's own words for a place
  ['spec.template.labels', ['spec', 'template', 'metadata', 'labels']],
  ['spec.template.annotations', ['spec', 'template', 'metadata', 'annotations']],
  ['spec.template.spec.securityContext.hostPID', ['spec', 'template', 'spec', 'hostPID']],
  ['spec.template.spec.volumes[0].cephFS.monitors', ['spec', 'template', 'spec', 'volumes', 0, 'cephfs', 'monitors']],
])('the field %j is found at %j', (field, path) => {
  expect(pathOf(field, manifest)).toEqual(path);
});
