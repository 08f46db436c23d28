import { Path } from '../../findings/path';
import { PodSpec, Volume } from '../../model/generated/structs';

/** One place where a pod reads a ConfigMap or a Secret. */
export interface ConfigReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** Files follow a change after a while; mounts of a sub-path and variables never do. */
  readonly how: 'file' | 'sub-path' | 'variable';
  /** The volume that it is in; none for variables. */
  readonly volume?: string;
  /** Where, within the manifest. */
  readonly path: Path;
}

type Source = Pick<ConfigReference, 'kind' | 'name'>;

const SPEC = Path.of('spec', 'template', 'spec');

function sourcesOf({ configMap, secret, projected }: Volume): Source[] {
  const parts = [{ configMap, secret: secret && { name: secret.secretName } }, ...(projected?.sources ?? [])];
  return parts.flatMap((part) => [...named('ConfigMap', part.configMap?.name), ...named('Secret', part.secret?.name)]);
}

const named = (kind: Source['kind'], name: string | undefined): Source[] => (name ? [{ kind, name }] : []);

/** All ConfigMaps and Secrets that a pod reads. */
export function configReferences(pod: PodSpec): ConfigReference[] {
  const sources = new Map((pod.volumes ?? []).map((volume) => [volume.name, sourcesOf(volume)]));
  const references: ConfigReference[] = (pod.volumes ?? []).flatMap(({ name: volume }, index) =>
    sources
      .get(volume)!
      .map((source) => ({ ...source, how: 'file' as const, volume, path: SPEC.child('volumes').index(index) })),
  );
  for (const list of ['initContainers', 'containers'] as const) {
    (pod[list] ?? []).forEach(({ volumeMounts = [], envFrom = [], env = [] }, index) => {
      const container = SPEC.child(list).index(index);
      volumeMounts.forEach(({ name: volume, subPath, subPathExpr }, mount) => {
        if (!subPath && !subPathExpr) return;
        references.push(
          ...(sources.get(volume) ?? []).map((source) => ({
            ...source,
            how: 'sub-path' as const,
            volume,
            path: container.child('volumeMounts').index(mount),
          })),
        );
      });
      envFrom.forEach(({ configMapRef, secretRef }, source) => {
        const found = [...named('ConfigMap', configMapRef?.name), ...named('Secret', secretRef?.name)];
        references.push(
          ...found.map((one) => ({ ...one, how: 'variable' as const, path: container.child('envFrom').index(source) })),
        );
      });
      env.forEach(({ valueFrom }, variable) => {
        const found = [
          ...named('ConfigMap', valueFrom?.configMapKeyRef?.name),
          ...named('Secret', valueFrom?.secretKeyRef?.name),
        ];
        references.push(
          ...found.map((one) => ({ ...one, how: 'variable' as const, path: container.child('env').index(variable) })),
        );
      });
    });
  }
  return references;
}
