import { ChildProcess, spawn } from 'child_process';
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { Container, EnvVar, PodSpec } from '../../src/model/generated/structs';
import { ManifestObject, volumeSource } from '../agents/volumes';

export interface ContainerOptions {
  readonly objects: readonly ManifestObject[];
  /** Name of the container, unless it is the first one. */
  readonly container?: string;
  /** Programs of the image: the path in the image, and the binary on this machine, which is a static one. */
  readonly programs: { readonly [path: string]: string };
  /** What the image runs where the container has no command. */
  readonly entrypoint?: string;
  /** Arguments beside those of the container. */
  readonly more?: readonly string[];
  /** An empty folder for all that the container is made of. */
  readonly folder: string;
  /** Folder with `token`, `ca.crt` and `namespace`. */
  readonly serviceAccount: string;
}

const FIELDS: { readonly [path: string]: string } = {
  'spec.nodeName': 'node-1',
  'metadata.name': 'agent-x2x4b',
  'metadata.namespace': 'agents',
};

const quote = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;

/** The command line that the kubelet makes of arguments: `$(NAME)` is the value of a variable. */
const expanded = (words: readonly string[], env: { readonly [name: string]: string }) =>
  words.map((word) => word.replace(/\$\((\w+)\)/g, (text, name) => env[name] ?? text));

/** A container of a rendered DaemonSet with the volumes of its pod, in a root folder that has nothing but its programs. */
export class RealContainer {
  /** Root folder of the container. */
  public readonly root: string;
  /** Root folder of the node. */
  public readonly node: string;
  private readonly logFile: string;
  private readonly process: ChildProcess;
  private readonly exited: Promise<number>;

  constructor(private readonly options: ContainerOptions) {
    const { folder, objects, container: name, programs } = options;
    [this.root, this.node, this.logFile] = ['root', 'node', 'log'].map((part) => join(folder, part));
    for (const [path, file] of Object.entries(programs)) {
      mkdirSync(dirname(this.root + path), { recursive: true });
      copyFileSync(file, this.root + path);
    }
    const { template } = objects.find(({ kind }) => kind === 'DaemonSet')!.spec as { template: { spec: PodSpec } };
    const { containers } = template.spec;
    const container = name ? containers.find((one) => one.name === name)! : containers[0];
    mkdirSync(this.node, { recursive: true });
    const env = this.environment(container);
    const log = openSync(this.logFile, 'a');
    this.process = spawn(
      'unshare',
      ['--mount', '--propagation', 'private', 'sh', '-ec', this.script(template.spec, container, env)],
      {
        env,
        stdio: ['ignore', log, log],
      },
    );
    process.once('exit', () => this.process.kill('SIGKILL'));
    this.exited = new Promise((resolve) => this.process.once('exit', (code) => resolve(code ?? -1)));
  }

  public log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Waits until the log has the text or the program has ended; says which. */
  public async says(text: RegExp, seconds = 30): Promise<'said' | 'ended' | 'silent'> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      const ended = await Promise.race([this.exited.then(() => true), new Promise((done) => setTimeout(done, 100))]);
      if (text.test(this.log())) return 'said';
      if (ended) return 'ended';
    }
    return 'silent';
  }

  public async exitCode(): Promise<number> {
    return this.exited;
  }

  public async stop(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  private environment({ env = [] }: Container): { [name: string]: string } {
    const value = ({ value: text = '', valueFrom }: EnvVar) =>
      valueFrom?.fieldRef ? FIELDS[valueFrom.fieldRef.fieldPath] : text;
    const all: { [name: string]: string } = {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      KUBERNETES_SERVICE_HOST: '127.0.0.1',
      KUBERNETES_SERVICE_PORT: '6443',
    };
    for (const one of env) all[one.name] = expanded([value(one)], all)[0];
    return all;
  }

  private script(pod: PodSpec, container: Container, env: { readonly [name: string]: string }): string {
    const { folder, objects, serviceAccount, entrypoint, more = [] } = this.options;
    const volumes = new Map(pod.volumes!.map((volume) => [volume.name, volume]));
    const mounts = [
      ...container.volumeMounts!.map(({ name, mountPath, readOnly }) => ({
        source: volumeSource(volumes.get(name)!, {
          node: this.node,
          folder: join(folder, 'volumes'),
          objects,
          secrets: {},
        }),
        target: this.root + mountPath,
        readOnly,
      })),
      { source: serviceAccount, target: `${this.root}/var/run/secrets/kubernetes.io/serviceaccount`, readOnly: true },
    ];
    const command = [...(container.command ?? [entrypoint!]), ...(container.args ?? []), ...more];
    return [
      `mkdir -p ${this.root}/dev ${this.root}/proc ${this.root}/sys ${this.root}/tmp`,
      ...mounts.flatMap(({ source, target, readOnly }) => [
        statSync(source).isDirectory() ? `mkdir -p ${target}` : `mkdir -p $(dirname ${target}); touch ${target}`,
        `mount --bind ${source} ${target}`,
        ...(readOnly ? [`mount -o remount,bind,ro ${target}`] : []),
      ]),
      `mount -t proc proc ${this.root}/proc`,
      `exec ${['chroot', this.root, ...expanded(command, env)].map(quote).join(' ')}`,
    ].join('\n');
  }
}

/** The folder of a program that conformance/programs/build.sh has built. */
export function binary(program: string, name = program): string {
  const file = join(__dirname, '../bin/programs', program, name);
  if (existsSync(file)) return file;
  throw new Error(`${file} is not built: conformance/programs/build.sh ${program}`);
}
