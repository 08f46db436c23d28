import { isJsonObject, JsonObject, setOwn } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { ChartNames, ChartValues } from '../chart';
import { given, isSet, text, ValuesError, variables } from '../values';

const APP_VERSION = '1.12.1';

/** `registry/repository:tag`, with the digest under the prefix that the chart gives it. */
function imageOf({ global }: ChartValues, image: ChartValues, tag: string, digest: string): string {
  return `${global.imageRegistry || image.registry}/${image.repository}:${tag}${digest && `@${digest}`}`;
}

function exporterImage(values: ChartValues): string {
  const { image } = values;
  if (isSet(image.sha)) throw new ValuesError(['image', 'sha'], 'is refused by the chart; use image.digest');
  return imageOf(
    values,
    image,
    `${image.tag || `v${APP_VERSION}`}${image.distroless ? '-distroless' : ''}`,
    text(image.digest),
  );
}

const withSha = (values: ChartValues, image: ChartValues): string =>
  imageOf(values, image, text(image.tag), image.sha ? `sha256:${image.sha}` : '');

/** Whether the exporter knows `--path.udev.data`. */
function knowsUdev({ version, image }: ChartValues): boolean {
  const found = /^v?(\d+)(?:\.(\d+))?/.exec(text(version || image.tag || APP_VERSION));
  if (!found) {
    throw new ValuesError(['image', 'tag'], 'is no version; the chart takes the one of the value version then');
  }
  const [major, minor] = [Number(found[1]), Number(found[2] ?? 0)];
  return major > 1 || (major === 1 && minor >= 4);
}

function probe(values: ChartValues, name: 'livenessProbe' | 'readinessProbe', port: string | number): JsonObject {
  const { httpGet, ...times } = values[name];
  return {
    ...Object.fromEntries(
      ['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds'].map((key) => [
        key,
        ownValue<unknown>(times, key),
      ]),
    ),
    httpGet: {
      ...(values.kubeRBACProxy.enabled && { host: '127.0.0.1' }),
      ...given(
        'httpHeaders',
        httpGet.httpHeaders?.map(({ name: header, value }: ChartValues) => ({ name: header, value })),
      ),
      path: '/',
      port,
      scheme: text(httpGet.scheme).toUpperCase(),
    },
  };
}

const termination = ({
  terminationMessageParams: { enabled, terminationMessagePath, terminationMessagePolicy },
}: ChartValues) => (enabled ? { terminationMessagePath, terminationMessagePolicy } : {});

function exporter(values: ChartValues): JsonObject {
  const { kubeRBACProxy, service, hostRootFsMount, hostProcFsMount, hostSysFsMount } = values;
  const proxied: boolean = kubeRBACProxy.enabled;
  const port = proxied ? kubeRBACProxy.port : service.port;
  const probed = proxied ? kubeRBACProxy.port : service.portName;
  const root: boolean = hostRootFsMount.enabled;
  const host = (name: string, { mountPropagation }: ChartValues) => ({
    name,
    mountPath: `/host/${name}`,
    ...given('mountPropagation', mountPropagation),
    readOnly: true,
  });
  const hostIP = proxied
    ? { value: '127.0.0.1' }
    : service.listenOnAllInterfaces
      ? { value: '0.0.0.0' }
      : { valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' } } };
  return {
    name: 'node-exporter',
    image: exporterImage(values),
    imagePullPolicy: values.image.pullPolicy,
    args: [
      '--path.procfs=/host/proc',
      '--path.sysfs=/host/sys',
      ...(root ? ['--path.rootfs=/host/root'] : []),
      ...(root && knowsUdev(values) ? ['--path.udev.data=/host/root/run/udev/data'] : []),
      `--web.listen-address=[$(HOST_IP)]:${port}`,
      ...(values.extraArgs ?? []),
    ],
    ...given('securityContext', values.containerSecurityContext),
    env: [{ name: 'HOST_IP', ...hostIP }, ...variables(values.env)],
    ...(!proxied && { ports: [{ name: service.portName, containerPort: service.port, protocol: 'TCP' }] }),
    livenessProbe: probe(values, 'livenessProbe', probed),
    readinessProbe: probe(values, 'readinessProbe', probed),
    ...given('resources', values.resources),
    ...termination(values),
    volumeMounts: [
      host('proc', hostProcFsMount),
      host('sys', hostSysFsMount),
      ...(root ? [host('root', hostRootFsMount)] : []),
      ...(values.extraHostVolumeMounts ?? []).map(({ name, mountPath, readOnly, mountPropagation }: ChartValues) => ({
        name,
        mountPath,
        readOnly,
        ...given('mountPropagation', mountPropagation),
      })),
      ...(values.sidecarVolumeMount ?? []).map(({ name, mountPath }: ChartValues) => ({
        name,
        mountPath,
        readOnly: true,
      })),
      ...[...(values.configmaps ?? []), ...(values.secrets ?? [])].map(({ name, mountPath }) => ({ name, mountPath })),
      ...(values.extraVolumeMounts ?? []),
    ],
  };
}

/** What sidecars get where they say nothing: `merge` fills what is absent or empty. */
function filled(own: JsonObject, other: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...own };
  for (const [key, value] of Object.entries(other)) {
    const before = ownValue(result, key);
    if (isJsonObject(before) && isJsonObject(value)) setOwn(result, key, filled(before, value));
    else if (!isSet(before)) setOwn(result, key, value);
  }
  return result;
}

function sidecar(values: ChartValues, own: ChartValues): JsonObject {
  const mounts = [
    ...(values.sidecarVolumeMount ?? []).map(({ name, mountPath, readOnly }: ChartValues) => ({
      name,
      mountPath,
      readOnly,
    })),
    ...(values.sidecarHostVolumeMounts ?? []).map(({ name, mountPath, readOnly, mountPropagation }: ChartValues) => ({
      name,
      mountPath,
      readOnly,
      ...given('mountPropagation', mountPropagation),
    })),
    ...(own.volumeMounts ?? []),
  ];
  const shared = {
    image: exporterImage(values),
    securityContext: values.containerSecurityContext,
    imagePullPolicy: values.image.pullPolicy,
  };
  return filled(filled({ volumeMounts: mounts }, own), shared);
}

function proxy(values: ChartValues): JsonObject {
  const { kubeRBACProxy: own, tlsSecret, service } = values;
  const tls: boolean = own.tls.enabled && tlsSecret.enabled;
  const file = (flag: string, item: string) => `--${flag}=/tls/private/${item}`;
  const hostPort = (enabled: boolean, port: number) => (enabled ? { hostPort: port } : {});
  return {
    name: 'kube-rbac-proxy',
    args: [
      ...(own.extraArgs ?? []),
      `--secure-listen-address=:${service.port}`,
      `--upstream=http://127.0.0.1:${own.port}/`,
      `--proxy-endpoints-port=${own.proxyEndpointsPort}`,
      '--config-file=/etc/kube-rbac-proxy-config/config-file.yaml',
      ...(tls ? [file('tls-cert-file', tlsSecret.certItem), file('tls-private-key-file', tlsSecret.keyItem)] : []),
      ...(tls && own.tls.tlsClientAuth && tlsSecret.caItem ? [file('client-ca-file', tlsSecret.caItem)] : []),
    ],
    volumeMounts: [
      { name: 'kube-rbac-proxy-config', mountPath: '/etc/kube-rbac-proxy-config' },
      ...(tls ? [{ name: tlsSecret.volumeName, mountPath: '/tls/private', readOnly: true }] : []),
      ...(own.extraVolumeMounts ?? []),
    ],
    imagePullPolicy: own.image.pullPolicy,
    image: withSha(values, own.image),
    ports: [
      { containerPort: service.port, name: own.portName, ...hostPort(own.enableHostPort, service.port) },
      {
        containerPort: own.proxyEndpointsPort,
        ...hostPort(own.enableProxyEndpointsHostPort, own.proxyEndpointsPort),
        name: 'http-healthz',
      },
    ],
    readinessProbe: {
      httpGet: { scheme: 'HTTPS', port: own.proxyEndpointsPort, path: 'healthz' },
      initialDelaySeconds: 5,
      timeoutSeconds: 5,
    },
    ...given('resources', own.resources),
    ...termination(values),
    ...given('env', variables(own.env)),
    ...given('securityContext', own.containerSecurityContext),
  };
}

export function containers(values: ChartValues): JsonObject[] {
  return [
    exporter(values),
    ...(values.sidecars ?? []).map((own: ChartValues) => sidecar(values, own)),
    ...(values.kubeRBACProxy.enabled ? [proxy(values)] : []),
  ];
}

/** The init containers, if there are some: those of the user, and one that lets the exporter read root's files. */
export function initContainers(values: ChartValues): JsonObject[] {
  const { permissionInitContainer: own, securityContext, extraInitContainers } = values;
  const { rapl, slabinfo } = own.fixes;
  const group = securityContext?.runAsGroup;
  const script = [
    ...(rapl
      ? [
          'powercap_path="/host/sys/devices/virtual/powercap"',
          'if [ -d "$powercap_path" ]; then',
          `  find "$powercap_path" -name energy_uj -exec chown root:${group} {} + -exec chmod g+r -R {} +`,
          'fi',
        ]
      : []),
    ...(slabinfo
      ? [
          'slabinfo_path="/host/proc/slabinfo"',
          'if [ -f "$slabinfo_path" ]; then',
          `  chown root:${group} "$slabinfo_path" && chmod g+r "$slabinfo_path"`,
          'fi',
        ]
      : []),
    ...(own.extraCommands ?? []),
  ];
  const host = (name: string) => ({ name, mountPath: `/host/${name}`, readOnly: false });
  const fix = {
    name: 'permission-fix',
    image: withSha(values, own.image),
    imagePullPolicy: own.image.pullPolicy,
    securityContext: own.securityContext,
    command: ['/bin/sh', '-c', `${script.join('\n')}\n`],
    ...given('volumeMounts', [...(rapl ? [host('sys')] : []), ...(slabinfo ? [host('proc')] : [])]),
  };
  return [...(extraInitContainers ?? []), ...(script.length ? [fix] : [])];
}

/** Names of the objects that the proxy needs. */
export const proxyConfig = ({ fullName }: ChartNames): string => `${fullName}-rbac-config`;
