import { ImportedObject } from './chart-class';
import { sharedPodsOf } from './shared-pods';
import { ManifestPath } from '../manifest/origin';
import { AppCheck } from '../model/app-check';
import { isAppsV1DaemonSet } from '../model/daemon-set-kind';
import { isJsonObject, JsonObject } from '../model/json-object';
import { objectOf } from '../model/untyped';
import { hostPortOf } from '../stored/host-ports';

/** A conflict of one object with another, which the checks of an app reject and the API server accepts. */
export interface Conflict {
  readonly check: Exclude<AppCheck, 'budget'>;
  readonly object: ImportedObject;
  readonly path: ManifestPath;
  readonly message: string;
}

/** The conflicts of all charts; none if no chart has a `DaemonSet`, which adds the checks. Prefers false positives. */
export function conflictsOf(
  charts: readonly { readonly classes: ReadonlySet<string>; readonly objects: readonly ImportedObject[] }[],
): Conflict[] {
  if (!charts.some(({ classes }) => classes.has('DaemonSet'))) {
    return [];
  }
  const objects = charts.flatMap((chart) => chart.objects);
  const conflicts = [...shared('duplicates', objects, identityOf), ...shared('host-ports', objects, hostPortsOf)];
  if (charts.length > 1) {
    // conflicts within one chart are reported with the chart
    const own = new Set(
      charts.flatMap((chart) => [...sharedPodsOf(chart.objects.map(({ expected }) => expected)).keys()]),
    );
    const overlaps = sharedPodsOf(objects.map(({ expected }) => expected));
    conflicts.push(
      ...objects
        .filter(({ expected }) => overlaps.has(expected) && !own.has(expected))
        .map(
          (object): Conflict => ({
            check: 'selectors',
            object,
            path: ['spec', 'selector'],
            message: `spec.selector shares pods with ${overlaps.get(object.expected)} of another file`,
          }),
        ),
    );
  }
  return conflicts;
}

interface Claim {
  readonly key: string;
  readonly path: ManifestPath;
  readonly what: string;
}

/** Claims of more than one object, reported for all objects but the first. */
function shared(
  check: Conflict['check'],
  objects: readonly ImportedObject[],
  claimsOf: (object: JsonObject) => Claim[],
): Conflict[] {
  const first = new Map<string, ImportedObject>();
  return objects.flatMap((object) =>
    claimsOf(object.expected).flatMap(({ key, path, what }): Conflict[] => {
      const other = first.get(key) ?? object;
      first.set(key, other);
      if (other === object) {
        return [];
      }
      const { document } = other;
      const { line, column } = document.locate();
      return [
        { check, object, path, message: `${what} is taken by the object at ${document.source}:${line}:${column}, too` },
      ];
    }),
  );
}

function identityOf({ apiVersion, kind, metadata }: JsonObject): Claim[] {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  const group = String(apiVersion).split('/').slice(0, -1).join('/');
  return typeof name === 'string'
    ? [{ key: JSON.stringify([group, kind, namespace, name]), path: ['metadata', 'name'], what: 'metadata.name' }]
    : [];
}

function hostPortsOf(object: JsonObject): Claim[] {
  const spec =
    isAppsV1DaemonSet(object) && isJsonObject(object.spec) && isJsonObject(object.spec.template)
      ? object.spec.template.spec
      : undefined;
  if (!isJsonObject(spec) || !Array.isArray(spec.containers)) {
    return [];
  }
  return spec.containers.flatMap((container, i): Claim[] => {
    const ports: unknown[] = isJsonObject(container) && Array.isArray(container.ports) ? container.ports : [];
    return ports.flatMap((port, j): Claim[] => {
      const { protocol = 'TCP', ...numbers } = objectOf(port);
      const taken = hostPortOf(numbers, spec.hostNetwork === true);
      const what = `the host port ${String(taken)}/${String(protocol)}`;
      return !taken ? [] : [{ key: what, path: ['spec', 'template', 'spec', 'containers', i, 'ports', j], what }];
    });
  });
}
