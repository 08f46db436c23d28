import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as lib from '../../../src';
import { ExternalConfig } from '../../../src/constructs/node-agent/options';
import { NodeAgentDaemonSetProps } from '../../../src/constructs/node-agent/props';

const container: lib.k8s.Container = {
  name: 'agent',
  image: 'registry.example.com/agent:1.0',
  resources: { limits: { memory: '128Mi' } },
};
const volumes: lib.k8s.Volume[] = [
  { name: 'config', configMap: { name: 'config' } },
  { name: 'keys', secret: { secretName: 'keys' } },
];
const mounts = (...volumeMounts: lib.k8s.VolumeMount[]): Partial<NodeAgentDaemonSetProps> => ({
  volumes,
  containers: [{ ...container, volumeMounts }],
});
const CONFIG = { name: 'config', mountPath: '/config' };

function synth(props: Partial<NodeAgentDaemonSetProps>, data?: { [key: string]: string }) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
  if (data) new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data });
  const agent = new lib.NodeAgentDaemonSet(chart, 'agent', {
    metadata: { name: 'agent' },
    containers: [container],
    ...props,
  } as NodeAgentDaemonSetProps);
  return {
    agent,
    hash: () =>
      (Testing.synth(chart) as any[]).find(({ kind }) => kind === 'DaemonSet').spec.template.metadata.annotations?.[
        'checksum/config'
      ],
    errors: () => {
      try {
        Testing.synth(chart);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}

describe('configuration that others make', () => {
  const external = (options: object) =>
    synth({ ...mounts(CONFIG), externalConfig: [{ kind: 'ConfigMap', name: 'config', ...options }] }).hash();

  test('restarts nothing while nobody says what is in it', () => {
    expect(synth(mounts(CONFIG)).hash()).toBeUndefined();
  });

  test('restarts the pods when its content changes, in whatever order it is given', () => {
    expect(external({ content: { a: '1', b: '2' } })).toMatch(/^[0-9a-f]{16}$/);
    expect(external({ content: { b: '2', a: '1' } })).toBe(external({ content: { a: '1', b: '2' } }));
    expect(external({ content: { a: '1', b: '3' } })).not.toBe(external({ content: { a: '1', b: '2' } }));
  });

  test('restarts the pods when the hash of it changes', () => {
    expect(external({ hash: 'v1' })).toMatch(/^[0-9a-f]{16}$/);
    expect(external({ hash: 'v2' })).not.toBe(external({ hash: 'v1' }));
  });

  test('goes before what the app makes under the same name', () => {
    const props: Partial<NodeAgentDaemonSetProps> = {
      ...mounts(CONFIG),
      externalConfig: [{ kind: 'ConfigMap', name: 'config', hash: 'v1' }],
    };
    expect(synth(props, { a: '1' }).hash()).toBe(external({ hash: 'v1' }));
  });

  test('of a Secret shows nothing of it', () => {
    const { agent } = synth({
      ...mounts(CONFIG),
      externalConfig: [{ kind: 'Secret', name: 'keys', content: { password: 'hunter2' } }],
    });
    expect(JSON.stringify(Testing.synth(agent.node.root.node.children[0] as Chart))).not.toContain('hunter2');
  });

  test('that the pods do not read is a mistake', () => {
    expect(
      synth({
        ...mounts(CONFIG),
        externalConfig: [
          { kind: 'ConfigMap', name: 'conf', hash: '1' },
          { kind: 'Secret', name: 'config', hash: '1' },
        ],
      }).errors(),
    ).toBe(
      'Validation failed with the following errors:\n' +
        "  [test/agent] externalConfig: no volume or variable of the pods reads ConfigMap 'conf'; correct the name or leave it out\n" +
        "  [test/agent] externalConfig: no volume or variable of the pods reads Secret 'config'; correct the name or leave it out",
    );
  });

  test('has a content or a hash', () => {
    expect(() => external({})).toThrow(
      "test/agent: externalConfig of ConfigMap 'config' has neither content nor hash; give one of them",
    );
    expect(() => external({ content: {}, hash: '1' })).toThrow(
      "test/agent: externalConfig of ConfigMap 'config' has both content and hash; give one of them",
    );
  });
});

test('the order of volumes and mounts restarts nothing', () => {
  const externalConfig: ExternalConfig[] = [
    { kind: 'ConfigMap', name: 'config', hash: '1' },
    { kind: 'Secret', name: 'keys', hash: '2' },
  ];
  const hashOf = (list: lib.k8s.Volume[]) => synth({ volumes: list, containers: [container], externalConfig }).hash();
  expect(hashOf(volumes)).toMatch(/^[0-9a-f]{16}$/);
  expect(hashOf([...volumes].reverse())).toBe(hashOf(volumes));
});

test('a ConfigMap that comes after one was looked for is found too, and so is a change of one that was found', () => {
  const { agent, hash } = synth(mounts(CONFIG, { name: 'keys', mountPath: '/keys' }));
  expect(hash()).toBeUndefined();
  const config = new kplus.ConfigMap(agent.node.scope!, 'config', { metadata: { name: 'config' }, data: { a: '1' } });
  const first = hash();
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  config.addData('b', '2');
  const second = hash();
  expect(second).not.toBe(first);
  new kplus.Secret(agent.node.scope!, 'keys', { metadata: { name: 'keys' }, stringData: { a: '1' } });
  expect([first, second]).not.toContain(hash());
});

describe('an agent that reads changed files again', () => {
  const hot: Partial<NodeAgentDaemonSetProps> = { ...mounts(CONFIG), hotReloadedVolumes: ['config'] };

  test('is not restarted for them', () => {
    expect(synth(mounts(CONFIG), { a: '1' }).hash()).toMatch(/^[0-9a-f]{16}$/);
    expect(synth(hot, { a: '1' }).hash()).toBeUndefined();
  });

  test('is restarted for variables, which it cannot read again', () => {
    const containers = [{ ...container, volumeMounts: [CONFIG], envFrom: [{ configMapRef: { name: 'config' } }] }];
    const hash = (value: string) => synth({ ...hot, containers }, { a: value }).hash();
    expect(hash('1')).toMatch(/^[0-9a-f]{16}$/);
    expect(hash('2')).not.toBe(hash('1'));
  });

  test('is restarted for volumes that it does not watch', () => {
    const props: Partial<NodeAgentDaemonSetProps> = {
      ...mounts(CONFIG, { name: 'keys', mountPath: '/keys' }),
      externalConfig: [{ kind: 'Secret', name: 'keys', hash: '1' }],
    };
    expect(synth({ ...props, hotReloadedVolumes: ['config'] }).hash()).toMatch(/^[0-9a-f]{16}$/);
    expect(synth({ ...props, hotReloadedVolumes: ['config', 'keys'] }).hash()).toBeUndefined();
  });

  test('would wait for ever for a change of a mounted sub-path', () => {
    expect(synth({ ...mounts({ ...CONFIG, subPath: 'a.conf' }), hotReloadedVolumes: ['config'] }).errors()).toBe(
      'Validation failed with the following errors:\n' +
        '  [test/agent] spec.template.spec.containers[0].volumeMounts[0]: a mount of a sub-path never follows a change, so there is nothing that the agent could ' +
        "read again; mount the whole volume, or leave 'config' out of hotReloadedVolumes",
    );
  });

  test('watches volumes that there are', () => {
    expect(synth({ ...mounts(CONFIG), hotReloadedVolumes: ['conf'] }).errors()).toBe(
      'Validation failed with the following errors:\n' +
        "  [test/agent] hotReloadedVolumes: the pods have no volume called 'conf'; correct the name or leave it out",
    );
  });
});

describe('a mounted sub-path', () => {
  const findings = (props: Partial<NodeAgentDaemonSetProps>, data?: { [key: string]: string }) =>
    synth(props, data).agent.findings();

  test('of a ConfigMap whose content is not known is named, since nothing ever refreshes it', () => {
    expect(findings(mounts({ name: 'keys', mountPath: '/keys' }, { ...CONFIG, subPath: 'a.conf' }))).toEqual([
      {
        severity: 'warning',
        reason: 'FieldValueInvalid',
        field: 'spec.template.spec.containers[0].volumeMounts[1]',
        path: ['spec', 'template', 'spec', 'containers', 0, 'volumeMounts', 1],
        message:
          "a mount of a sub-path never follows a change of ConfigMap 'config', and as its content is not known here no change restarts the pods either",
        remedy: 'Mount the whole volume, or say what is in it: externalConfig.',
        rule: 'companions/sub-path',
      },
    ]);
  });

  test.each([
    ['a Secret', mounts({ name: 'keys', mountPath: '/keys/a', subPath: 'a' })],
    ['a path with variables', mounts({ ...CONFIG, subPathExpr: '$(NODE)' })],
    [
      'an init container',
      { volumes, initContainers: [{ ...container, name: 'init', volumeMounts: [{ ...CONFIG, subPath: 'a' }] }] },
    ],
    [
      'a projected volume',
      {
        volumes: [{ name: 'config', projected: { sources: [{ configMap: { name: 'x' } }] } }],
        containers: [{ ...container, volumeMounts: [{ ...CONFIG, subPath: 'a' }] }],
      },
    ],
  ] as [string, Partial<NodeAgentDaemonSetProps>][])('is seen in %s', (_, props) => {
    expect(findings(props).map(({ rule }) => rule)).toEqual(['companions/sub-path']);
  });

  test.each([
    [
      'the app makes the ConfigMap, so that a change restarts the pods',
      mounts({ ...CONFIG, subPath: 'a' }),
      { a: '1' },
    ],
    [
      'its content is said',
      { ...mounts({ ...CONFIG, subPath: 'a' }), externalConfig: [{ kind: 'ConfigMap', name: 'config', hash: '1' }] },
      undefined,
    ],
    [
      'it is of a volume without configuration',
      {
        volumes: [{ name: 'config', emptyDir: {} }],
        containers: [{ ...container, volumeMounts: [{ ...CONFIG, subPath: 'a' }] }],
      },
      undefined,
    ],
  ] as [string, Partial<NodeAgentDaemonSetProps>, { [key: string]: string } | undefined][])(
    'is fine where %s',
    (_, props, data) => {
      expect(findings(props, data)).toEqual([]);
    },
  );
});
