import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as lib from '../../../src';

const container: lib.k8s.Container = { name: 'agent', image: 'registry.example.com/agent:1.0' };
const CHARTS = 6;

class Counted extends kplus.ConfigMap {
  public renderings = 0;

  constructor(scope: Chart, id: string) {
    super(scope, id, { metadata: { name: id } });
    const object = ApiObject.of(this);
    const render = object.toJson.bind(object);
    object.toJson = () => {
      this.renderings++;
      return render();
    };
  }
}

class ChangingChart extends Chart {
  public change = (): void => undefined;

  public toJson(): any[] {
    this.change();
    return super.toJson();
  }
}

function appOfCharts<T extends Chart>(chartOf: new (app: App, id: string) => T) {
  const app = new App({ outdir: Testing.app().outdir });
  const charts = Array.from({ length: CHARTS }, (_, i) => new chartOf(app, `chart-${i}`));
  const configMaps = charts.map((chart, i) => new Counted(chart, `config-${i}`));
  const daemonSets = charts.map((chart) => new lib.DaemonSet(chart, 'agent', { containers: [container] }));
  return { app, charts, configMaps, daemonSets };
}

const spoil = (object: { readonly metadata: ApiObject['metadata'] }): void => object.metadata.addLabel('no key', 'x');

test.each(['synth', 'synthYaml'] as const)(
  'within one %s, objects are rendered in two passes and to be written, however many charts there are',
  (synth) => {
    const { app, configMaps } = appOfCharts(Chart);
    app[synth]();
    expect(new Set(configMaps.map(({ renderings }) => renderings))).toEqual(new Set([3]));
  },
);

describe.each(['configMaps', 'daemonSets'] as const)('what becomes wrong with one of the %s', (kind) => {
  test.each(['synth', 'synthYaml'] as const)('between one %s and the next', (synth) => {
    const made = appOfCharts(Chart);
    made.app[synth]();
    made.app[synth]();
    spoil(made[kind][CHARTS - 1]);
    expect(() => made.app[synth]()).toThrow('metadata.labels');
  });

  test('between charts that somebody asks for', () => {
    const made = appOfCharts(Chart);
    made.app.synthYaml();
    for (const chart of made.charts.slice(0, CHARTS - 1)) chart.toJson();
    spoil(made[kind][CHARTS - 1]);
    expect(() => made.charts[CHARTS - 1].toJson()).toThrow('metadata.labels');
  });

  test('by a synth of its own', () => {
    const made = appOfCharts(Chart);
    const program = {
      synth: () => {
        for (const chart of made.charts) {
          if (chart === made.charts[CHARTS - 1]) spoil(made[kind][CHARTS - 1]);
          chart.toJson();
        }
      },
    };
    expect(() => program.synth()).toThrow('metadata.labels');
  });

  test('by a chart that is about to be written', () => {
    const made = appOfCharts(ChangingChart);
    made.charts[CHARTS - 1].change = () => spoil(made[kind][CHARTS - 1]);
    expect(() => made.app.synthYaml()).toThrow('metadata.labels');
  });

  test('by a validation', () => {
    const made = appOfCharts(Chart);
    made.charts[CHARTS - 1].node.addValidation({
      validate: () => {
        spoil(made[kind][0]);
        return [];
      },
    });
    expect(() => made.app.synth()).toThrow('metadata.labels');
  });
});

test('a DaemonSet that is validated by itself after synth', () => {
  const { app, daemonSets } = appOfCharts(Chart);
  app.synthYaml();
  spoil(daemonSets[0]);
  expect(daemonSets[0].node.validate()).toEqual([expect.stringContaining('metadata.labels')]);
});

test('a DaemonSet that is made after synth, and validated by itself', () => {
  const { app, charts } = appOfCharts(Chart);
  app.synthYaml();
  const daemonSet = new lib.DaemonSet(charts[0], 'late', { containers: [{ ...container, image: '' }] });
  expect(daemonSet.node.validate()).toEqual([expect.stringContaining('image')]);
});
