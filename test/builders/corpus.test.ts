import * as rebuild from './rebuild';
import { Corpus, corpusTest } from '../support/corpus';

// What real DaemonSets say is said again through the builders, and must come out as it is.
describe('manifests through the builders', () => {
  const specsOf = (corpus: Corpus): any[] => corpus.daemonSets().map(({ manifest }) => manifest.spec);
  const podsOf = (corpus: Corpus): any[] => specsOf(corpus).map(({ template }) => template.spec);
  const containersOf = (corpus: Corpus): any[] =>
    podsOf(corpus).flatMap((pod) => [...pod.containers, ...(pod.initContainers ?? [])]);

  function check<T>(found: (T | null | undefined)[], build: (value: T) => T | undefined) {
    const values = found.filter((value): value is T => value !== undefined && value !== null);
    const built = values.map((value) => [value, build(value)]).filter(([, result]) => result !== undefined);
    expect(built.map(([, result]) => result)).toStrictEqual(built.map(([value]) => value));
    return `${built.length} of ${values.length}`;
  }

  corpusTest('all volumes but the one without a source', (corpus) => {
    const volumes = podsOf(corpus).flatMap((pod) => pod.volumes ?? []);
    const nameless = volumes.filter((volume) => Object.keys(volume).length === 1);
    expect(nameless.length).toBe(1);
    expect(
      check(
        volumes.filter((volume) => !nameless.includes(volume)),
        rebuild.volume,
      ),
    ).toBe({ own: '15 of 15', published: '1071 of 1071' }[corpus.name]);
  });

  corpusTest('tolerations, but for those that leave the operator out', (corpus) => {
    expect(
      check(
        podsOf(corpus).flatMap((pod) => pod.tolerations ?? []),
        rebuild.toleration,
      ),
    ).toBe({ own: '3 of 4', published: '134 of 176' }[corpus.name]);
  });

  corpusTest('all update strategies', (corpus) => {
    expect(
      check(
        specsOf(corpus).map((spec) => spec.updateStrategy),
        rebuild.updateStrategy,
      ),
    ).toBe({ own: '3 of 3', published: '89 of 89' }[corpus.name]);
  });

  corpusTest('all probes', (corpus) => {
    const probes = containersOf(corpus).flatMap(({ livenessProbe, readinessProbe, startupProbe }) => [
      livenessProbe,
      readinessProbe,
      startupProbe,
    ]);
    expect(check(probes, rebuild.probe)).toBe({ own: '4 of 4', published: '160 of 160' }[corpus.name]);
  });

  corpusTest('environment variables, but for fields that spell out their apiVersion', (corpus) => {
    expect(
      check(
        containersOf(corpus).flatMap((container) => container.env ?? []),
        rebuild.envVar,
      ),
    ).toBe({ own: '6 of 7', published: '2053 of 2134' }[corpus.name]);
  });

  corpusTest('all sources of environment variables', (corpus) => {
    expect(
      check(
        containersOf(corpus).flatMap((container) => container.envFrom ?? []),
        rebuild.envFrom,
      ),
    ).toBe({ own: '2 of 2', published: '8 of 8' }[corpus.name]);
  });

  corpusTest('all node affinities', (corpus) => {
    expect(
      check(
        podsOf(corpus).map((pod) => pod.affinity?.nodeAffinity),
        rebuild.nodeAffinity,
      ),
    ).toBe({ own: '1 of 1', published: '30 of 30' }[corpus.name]);
  });
});
