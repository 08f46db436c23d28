import { ChildProcess, spawn } from 'child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { MemoryGroup } from './memory-group';
import { ManifestObject, VolumeSources, volumeSource } from './volumes';
import { Container, EnvVar, PodSpec, Volume } from '../../src/model/generated/structs';

export interface PodOptions extends VolumeSources {
  readonly name: string;
  readonly address: string;
  /** Root folder of the image. */
  readonly image: string;
  /** What the image runs, before the arguments of the container. */
  readonly command: readonly string[];
  /** Folder with `token`, `ca.crt` and `namespace`. */
  readonly serviceAccount: string;
  /** The file /etc/hosts of the pod. */
  readonly hosts: string;
  readonly apiServer: string;
  /** Kind of the object whose pod it is; a DaemonSet if left out. */
  readonly kind?: string;
}

/** A DaemonSet or StatefulSet. */
interface WorkloadSpec {
  readonly template: { readonly spec: PodSpec };
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

const quote = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const SERVICE_ACCOUNT = '/run/secrets/kubernetes.io/serviceaccount';

/** The agent of a rendered DaemonSet or StatefulSet, run as its container would be: read-only root, the mounts, user and capabilities of the manifest. */
export class Pod {
  public readonly logFile: string;
  private readonly spec: PodSpec;
  private readonly volumes: readonly Volume[];
  private readonly container: Container;
  private readonly memory: MemoryGroup;
  private process: ChildProcess | undefined;
  private exited: Promise<number> | undefined;

  constructor(private readonly options: PodOptions) {
    const workload = options.objects.find(({ kind }) => kind === (options.kind ?? 'DaemonSet'))!;
    const { template, volumeClaimTemplates = [] } = workload.spec as WorkloadSpec;
    this.spec = template.spec;
    // volumes of a StatefulSet outlive its pods, as all folders do here
    this.volumes = [
      ...this.spec.volumes!,
      ...volumeClaimTemplates.map(({ metadata }) => ({ name: metadata.name, emptyDir: {} })),
    ];
    [this.container] = this.spec.containers!;
    mkdirSync(options.folder, { recursive: true });
    this.logFile = `${options.folder}/log`;
    this.memory = new MemoryGroup(options.name, String(this.container.resources?.limits?.memory));
  }

  /** Starts the container; the folders of its volumes stay from one start to the next. */
  public async start(): Promise<void> {
    const log = openSync(this.logFile, 'a');
    const child = spawn(
      'unshare',
      ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child=SIGKILL', 'sh', '-ec', this.script()],
      { env: this.environment(), stdio: ['ignore', log, log] },
    );
    this.process = child;
    // whatever becomes of this program, no agent stays behind
    process.once('exit', () => child.kill('SIGKILL'));
    this.exited = new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : -1))));
    await pause(200);
  }

  /** The process that is the first of the container. */
  private get pid(): number {
    const children = readFileSync(`/proc/${this.process!.pid}/task/${this.process!.pid}/children`, 'utf8');
    return Number(children.trim().split(' ')[0]);
  }

  public get running(): boolean {
    return this.process?.exitCode === null && this.process.signalCode === null;
  }

  public async kill(): Promise<void> {
    if (!this.running) return;
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch {
      this.process!.kill('SIGKILL');
    }
    await this.exited;
  }

  /** Sends SIGTERM and waits for the grace period of the pod; what is left after it is killed. */
  public async terminate(): Promise<{ readonly seconds: number; readonly code: number | 'killed' }> {
    const start = Date.now();
    process.kill(this.pid, 'SIGTERM');
    const grace = (this.spec.terminationGracePeriodSeconds ?? 30) * 1000;
    const code = await Promise.race([this.exited!, pause(grace).then(() => 'killed' as const)]);
    if (code === 'killed') await this.kill();
    return { seconds: Math.round((Date.now() - start) / 100) / 10, code };
  }

  public async exitCode(): Promise<number> {
    return this.exited!;
  }

  public log(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
  }

  public get peakMemoryMebibytes(): number | undefined {
    return this.memory.peakMebibytes();
  }

  /** Exchanges the configuration as the kubelet does when the ConfigMap has changed. */
  public async remove(): Promise<void> {
    await this.kill();
    this.memory.remove();
    rmSync(`${this.options.folder}/root`, { recursive: true, force: true });
  }

  private environment(): { [name: string]: string } {
    const { name, address, apiServer, secrets } = this.options;
    const fields: { [path: string]: string } = {
      'spec.nodeName': 'node-1',
      'status.podIP': address,
      'status.hostIP': apiServer,
      'metadata.name': name,
      'metadata.namespace': 'logging',
    };
    const value = (variable: EnvVar): string => {
      const { fieldRef, secretKeyRef } = variable.valueFrom ?? {};
      if (fieldRef) return fields[fieldRef.fieldPath];
      if (secretKeyRef) return secrets[secretKeyRef.name!][secretKeyRef.key];
      return variable.value ?? '';
    };
    return {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      HOSTNAME: name,
      KUBERNETES_SERVICE_HOST: apiServer,
      KUBERNETES_SERVICE_PORT: '443',
      ...Object.fromEntries((this.container.env ?? []).map((variable) => [variable.name, value(variable)])),
    };
  }

  private script(): string {
    const { folder, image, command, hosts, serviceAccount } = this.options;
    const root = `${folder}/root`;
    for (const part of ['upper', 'work', 'merged']) mkdirSync(`${root}/${part}`, { recursive: true });
    const merged = `${root}/merged`;
    const volumes = new Map(this.volumes.map((volume) => [volume.name, volume]));
    const mounts = [
      ...this.container.volumeMounts!.map(({ name, mountPath, readOnly }) => ({
        source: volumeSource(volumes.get(name)!, { ...this.options, folder: `${folder}/volumes` }),
        target: `${merged}${mountPath}`,
        readOnly: readOnly === true,
      })),
      ...(this.spec.automountServiceAccountToken === false
        ? []
        : [{ source: serviceAccount, target: `${merged}${SERVICE_ACCOUNT}`, readOnly: true }]),
      { source: hosts, target: `${merged}/etc/hosts`, readOnly: true },
    ];
    const { securityContext = {} } = this.container;
    const lines = [
      this.memory.join(),
      `mount -t overlay overlay -o lowerdir=${image},upperdir=${root}/upper,workdir=${root}/work ${merged}`,
      ...mounts.map(({ source, target }) =>
        statSync(source).isFile() ? `mkdir -p $(dirname ${target}); touch ${target}` : `mkdir -p ${target}`,
      ),
      ...(securityContext.readOnlyRootFilesystem ? [`mount -o remount,ro ${merged}`] : []),
      ...mounts.flatMap(({ source, target, readOnly }) => [
        `mount --bind ${source} ${target}`,
        ...(readOnly ? [`mount -o remount,bind,ro ${target}`] : []),
      ]),
      `mount --rbind /dev ${merged}/dev`,
      `mount -t proc proc ${merged}/proc`,
      `exec ${['chroot', merged, ...this.confinement(), ...command, ...this.arguments()].map(quote).join(' ')}`,
    ];
    writeFileSync(`${folder}/start.sh`, lines.join('\n'));
    return lines.join('\n');
  }

  /** The arguments, with variables as the kubelet puts them in. */
  private arguments(): string[] {
    const environment = this.environment();
    return (this.container.args ?? []).map((argument) =>
      argument.replace(/\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g, (whole, name: string) => environment[name] ?? whole),
    );
  }

  private confinement(): string[] {
    const { runAsUser = this.spec.securityContext?.runAsUser, capabilities } = this.container.securityContext ?? {};
    const kept = (capabilities?.add ?? []).map((name) => `,+${name.toLowerCase()}`).join('');
    return [
      'setpriv',
      '--no-new-privs',
      `--inh-caps=-all${kept}`,
      `--bounding-set=-all${kept}`,
      ...(runAsUser ? [`--reuid=${runAsUser}`, `--regid=${runAsUser}`, '--clear-groups'] : []),
    ];
  }
}

/** The objects of a chart as the laboratory reads them. */
export const manifestObjects = (synthesized: unknown[]): ManifestObject[] => synthesized as ManifestObject[];
