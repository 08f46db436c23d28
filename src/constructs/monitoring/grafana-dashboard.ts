import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { DashboardPanel } from './dashboard-options';
import { GrafanaDashboardProps } from './dashboard-props';
import { shortHash } from '../names';
import { checkList, checkProps, pathIn } from '../owned';

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const WIDTH = 12;
const HEIGHT = 8;

/**
 * A Grafana dashboard in a ConfigMap, where the sidecar of the Grafana chart finds it. All ids derive from names and from the order of the panels, so
 * the same input gives the same bytes.
 *
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export class GrafanaDashboard extends Construct {
  /** Identifies the dashboard in Grafana. */
  public readonly uid: string;

  constructor(scope: Construct, id: string, props: GrafanaDashboardProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { panels, metadata, job } = props;
    checkList(path, panels, 'panels');
    if (!panels.length) {
      throw new Error(`${path}: panels is empty; give at least one, or use DashboardPanels`);
    }
    if (props.uid !== undefined && !/^[\w-]{1,40}$/.test(props.uid)) {
      throw new Error(`${path}: uid is '${props.uid}'; use up to 40 letters, digits, '-' and '_'`);
    }
    const crowded = panels.find(({ queries }) => queries.length < 1 || queries.length > 26);
    if (crowded) {
      throw new Error(`${path}: panel '${crowded.title}' has ${crowded.queries.length} queries; give 1 to 26`);
    }
    super(scope, id);
    const configMap = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...metadata, labels: { grafana_dashboard: '1', ...metadata?.labels } },
      data: Lazy.any({
        produce: () => ({
          [`${configMap.name}.json`]: `${JSON.stringify(dashboard(props, this.uid, job), undefined, 2)}\n`,
        }),
      }),
    });
    this.uid = props.uid ?? shortHash(`${configMap.metadata.namespace ?? ''}/${configMap.name}`, 16);
  }
}

function dashboard({ title, panels }: GrafanaDashboardProps, uid: string, job: string): object {
  return {
    uid,
    title,
    tags: ['kubernetes', 'daemonset'],
    schemaVersion: 39,
    editable: true,
    graphTooltip: 1,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', label: 'Data source', query: 'prometheus' },
        { name: 'job', type: 'constant', hide: 2, query: job },
        {
          name: 'node',
          type: 'query',
          label: 'Node',
          datasource: DATASOURCE,
          query: { query: 'label_values(up{job="$job"}, instance)', refId: 'node' },
          includeAll: true,
          multi: true,
          allValue: '.*',
          current: { text: 'All', value: '$__all' },
          // when the time range changes
          refresh: 2,
          // by name
          sort: 1,
        },
      ],
    },
    panels: panels.map(rendered),
  };
}

function rendered({ title, description, unit = 'short', max, queries }: DashboardPanel, index: number): object {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    ...(description && { description }),
    datasource: DATASOURCE,
    gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
    fieldConfig: { defaults: { unit, min: 0, ...(max !== undefined && { max }) }, overrides: [] },
    options: {
      legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['lastNotNull', 'max'] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: queries.map(({ expr, legend }, query) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + query),
      datasource: DATASOURCE,
      expr,
      ...(legend && { legendFormat: legend }),
    })),
  };
}
