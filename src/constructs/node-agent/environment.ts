import { AgentEnvironmentOptions, AgentProxy } from './environment-options';
import { ConfigMapKeySelector, Container, EnvVar, PodSpec } from '../../model/generated/structs';

const CA_VOLUME = 'ca-bundle';
const CA_FOLDER = '/etc/ca-bundle';
const DOCKER_HUB = 'docker.io';
const DIRECT = ['$(KUBERNETES_SERVICE_HOST)', 'localhost', '127.0.0.1', '::1', '.svc', '.cluster.local'];

/** The pod in an environment. What the pod says itself stays: a variable, a volume or a mount of the same name or path. */
export function inEnvironment(pod: PodSpec, environment: AgentEnvironmentOptions): PodSpec {
  const { registryMirrors = {}, imagePullSecrets = [], proxy, caBundle } = environment;
  const env = [...(proxy ? proxyVariables(proxy) : []), ...(caBundle ? caVariables(caBundle) : [])];
  const container = (one: Container): Container => ({
    ...one,
    ...(one.image && { image: mirrored(one.image, registryMirrors) }),
    ...(env.length && { env: added(one.env, env, 'name') }),
    ...(caBundle && {
      volumeMounts: added(one.volumeMounts, [{ name: CA_VOLUME, mountPath: CA_FOLDER, readOnly: true }], 'mountPath'),
    }),
  });
  const volumes = pod.volumes?.map((volume) =>
    volume.image?.reference
      ? { ...volume, image: { ...volume.image, reference: mirrored(volume.image.reference, registryMirrors) } }
      : volume,
  );
  return {
    ...pod,
    containers: pod.containers.map(container),
    ...(pod.initContainers && { initContainers: pod.initContainers.map(container) }),
    ...(volumes && { volumes }),
    ...(imagePullSecrets.length && { imagePullSecrets: added(pod.imagePullSecrets, imagePullSecrets, 'name') }),
    ...(caBundle && { volumes: added(volumes, [caVolume(caBundle)], 'name') }),
  };
}

/** A reference with the host of its registry replaced, where a mirror stands for it. */
function mirrored(image: string, mirrors: { readonly [registry: string]: string }): string {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  // as the distribution library tells a host from the first part of a path
  const hasHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const host = !hasHost || first === 'index.docker.io' ? DOCKER_HUB : first;
  if (!Object.hasOwn(mirrors, host)) return image;
  const path = hasHost ? image.slice(slash + 1) : image;
  return `${mirrors[host]}/${host === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path}`;
}

function proxyVariables({ url, noProxy = [] }: AgentProxy): EnvVar[] {
  const values = { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: [...DIRECT, ...noProxy].join(',') };
  // curl reads http_proxy in lower case only, and other programs only upper case
  return Object.entries(values).flatMap(([name, value]) => [
    { name, value },
    { name: name.toLowerCase(), value },
  ]);
}

function caVariables({ key }: ConfigMapKeySelector): EnvVar[] {
  return ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'].map((name) => ({ name, value: `${CA_FOLDER}/${key}` }));
}

function caVolume({ name, key, optional }: ConfigMapKeySelector) {
  return {
    name: CA_VOLUME,
    configMap: { name, items: [{ key, path: key }], ...(optional !== undefined && { optional }) },
  };
}

/** The list with what it lacks of the others, by their key. */
function added<T, K extends keyof T>(list: readonly T[] = [], others: readonly T[], key: K): T[] {
  return [...list, ...others.filter((other) => !list.some((one) => one[key] === other[key]))];
}
