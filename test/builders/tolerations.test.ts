import { readFileSync } from 'node:fs';
import { Tolerations } from '../../src/builders/tolerations';

describe('tolerations in words', () => {
  test.each([
    ['everything', Tolerations.everything(), { operator: 'Exists' }],
    [
      'everything of one effect',
      Tolerations.everything({ effect: 'NoSchedule' }),
      { operator: 'Exists', effect: 'NoSchedule' },
    ],
    ['a key with any value', Tolerations.exists('nvidia.com/gpu'), { key: 'nvidia.com/gpu', operator: 'Exists' }],
    [
      'a key with one value',
      Tolerations.equal('dedicated', 'logs', { effect: 'NoSchedule' }),
      { key: 'dedicated', operator: 'Equal', value: 'logs', effect: 'NoSchedule' },
    ],
    ['a key without value', Tolerations.equal('dedicated', ''), { key: 'dedicated', operator: 'Equal', value: '' }],
    [
      'a key for a while',
      Tolerations.exists('maintenance', { effect: 'NoExecute', tolerationSeconds: 300 }),
      { key: 'maintenance', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
    ],
    [
      'the taint of kubeadm',
      Tolerations.controlPlane(),
      { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
    ],
    ['a node that is not ready', Tolerations.notReady(), { key: 'node.kubernetes.io/not-ready', operator: 'Exists' }],
    [
      'a node that is not ready, to start there',
      Tolerations.notReady({ effect: 'NoSchedule' }),
      { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoSchedule' },
    ],
    [
      'a node that is silent',
      Tolerations.unreachable({ effect: 'NoExecute', tolerationSeconds: 0 }),
      { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
    ],
    [
      'a node without network',
      Tolerations.networkUnavailable(),
      { key: 'node.kubernetes.io/network-unavailable', operator: 'Exists', effect: 'NoSchedule' },
    ],
    [
      'a node that the cloud has not set up',
      Tolerations.uninitialized(),
      { key: 'node.cloudprovider.kubernetes.io/uninitialized', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
    ],
  ])('%s', (_, toleration, expected) => {
    expect(toleration).toStrictEqual(expected);
  });

  test.each([() => Tolerations.exists(''), () => Tolerations.equal('', 'true')])(
    'an empty key does not silently tolerate everything',
    (make) => {
      expect(make).toThrow(new Error('the taint key is empty; to tolerate every taint use Tolerations.everything'));
    },
  );
});

interface Recorded {
  readonly spec: string;
  readonly taint?: { key: string; value?: string; effect: string };
  readonly err?: string;
}

describe('the notation of kubectl taint, as recorded from taints.ParseTaints', () => {
  const recorded = JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/taint.json`, 'utf8')) as Recorded[];
  const parse = (spec: string) => {
    try {
      return Tolerations.parse(spec);
    } catch {
      return undefined;
    }
  };

  test('every taint that kubectl can set is tolerated with its own key, value and effect', () => {
    const set = recorded.filter(({ taint }) => taint);
    expect(set.length).toBeGreaterThan(50);
    expect(set.map(({ spec }) => parse(spec))).toStrictEqual(
      set.map(({ spec, taint }) => {
        const { key, effect, value = '' } = taint!;
        return spec.includes('=') ? { key, operator: 'Equal', value, effect } : { key, operator: 'Exists', effect };
      }),
    );
  });

  test('whatever else kubectl refuses is refused, but for names that are left to validation', () => {
    const refused = recorded.filter(({ err }) => err);
    const parsed = refused.filter(({ spec }) => parse(spec) !== undefined);
    expect(refused.length).toBeGreaterThan(500);
    // After a comma the real code says what is wrong with the key or the value as a name.
    expect(parsed.filter(({ spec, err }) => !err!.startsWith(`invalid taint spec: ${spec}, `))).toEqual([]);
    expect(parsed.map(({ spec }) => spec)).not.toContain(':NoSchedule');
  });

  test.each(['a:b:c', ':NoSchedule', 'key', 'key-', 'key:NoSchedule-', 'key=a=b:NoSchedule', 'key:noschedule', ''])(
    "'%s' says what to write instead",
    (spec) => {
      expect(() => Tolerations.parse(spec)).toThrow(
        new Error(
          `cannot read '${spec}' as a taint: write key=value:Effect or key:Effect, with NoSchedule, ` +
            'PreferNoSchedule or NoExecute as the effect; for all effects of a key use Tolerations.exists',
        ),
      );
    },
  );
});
