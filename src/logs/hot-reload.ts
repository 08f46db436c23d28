import { ConfigReloader } from './options';
import { Container, Volume, VolumeMount } from '../model/generated/structs';

interface Watched {
  readonly volume: Volume;
  readonly mountPath: string;
}

/** The sidecar that tells the agent of a change; it needs neither root nor the network of anybody else. */
export function reloaderContainer(
  { image, resources }: ConfigReloader,
  url: string,
  watched: readonly Watched[],
): Container {
  return {
    name: 'config-reloader',
    image: image ?? 'quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0',
    args: [`--reload-url=${url}`, ...watched.map(({ mountPath }) => `--watched-dir=${mountPath}`)],
    env: [{ name: 'RELOADED_POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    resources: resources ?? { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
    securityContext: { runAsUser: 65534, runAsGroup: 65534, runAsNonRoot: true },
    volumeMounts: watched.map(
      ({ volume, mountPath }): VolumeMount => ({ name: volume.name, mountPath, readOnly: true }),
    ),
  };
}
