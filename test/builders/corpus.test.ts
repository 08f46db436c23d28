import * as rebuild from './rebuild';
import { corpusDaemonSets, corpusTest, hasCorpus } from '../support/corpus';

// What 188 published DaemonSets say is said again through the builders, and must come out as it is.
describe('published manifests through the builders', () => {
  const specs = hasCorpus ? corpusDaemonSets().map(({ manifest }) => manifest.spec) : [];
  const pods = specs.map(({ template }) => template.spec);
  const containers = pods.flatMap((pod) => [...pod.containers, ...(pod.initContainers ?? [])]);

  function check<T>(found: (T | null | undefined)[], build: (value: T) => T | undefined) {
    const values = found.filter((value): value is T => value !== undefined && value !== null);
    const built = values.map((value) => [value, build(value)]).filter(([, result]) => result !== undefined);
    expect(built.map(([, result]) => result)).toStrictEqual(built.map(([value]) => value));
    return `${built.length} of ${values.length}`;
  }

  corpusTest('all volumes but the one without a source', () => {
    const volumes = pods.flatMap((pod) => pod.volumes ?? []);
    const nameless = volumes.filter((volume) => Object.keys(volume).length === 1);
    expect(nameless.length).toBe(1);
    expect(
      check(
        volumes.filter((volume) => !nameless.includes(volume)),
        rebuild.volume,
      ),
    ).toBe('1071 of 1071');
  });

  corpusTest('tolerations, but for those that leave the operator out', () => {
    expect(
      check(
        pods.flatMap((pod) => pod.tolerations ?? []),
        rebuild.toleration,
      ),
    ).toBe('134 of 176');
  });

  corpusTest('all update strategies', () => {
    expect(
      check(
        specs.map((spec) => spec.updateStrategy),
        rebuild.updateStrategy,
      ),
    ).toBe('89 of 89');
  });

  corpusTest('all probes', () => {
    const probes = containers.flatMap(({ livenessProbe, readinessProbe, startupProbe }) => [
      livenessProbe,
      readinessProbe,
      startupProbe,
    ]);
    expect(check(probes, rebuild.probe)).toBe('160 of 160');
  });

  corpusTest('environment variables, but for fields that spell out their apiVersion', () => {
    expect(
      check(
        containers.flatMap((container) => container.env ?? []),
        rebuild.envVar,
      ),
    ).toBe('2053 of 2134');
  });

  corpusTest('all sources of environment variables', () => {
    expect(
      check(
        containers.flatMap((container) => container.envFrom ?? []),
        rebuild.envFrom,
      ),
    ).toBe('8 of 8');
  });

  corpusTest('all node affinities', () => {
    expect(
      check(
        pods.map((pod) => pod.affinity?.nodeAffinity),
        rebuild.nodeAffinity,
      ),
    ).toBe('30 of 30');
  });
});
