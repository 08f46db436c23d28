import { createHash } from 'crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'fs';
import { dirname } from 'path';
import { gzipSync } from 'zlib';

/** The size at which containerd and dockerd cut a line. */
const PIECE = 16 * 1024;

export interface LoggedContainer {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
  readonly format?: 'cri' | 'docker';
  /** Whether rotated files are compressed; all but the newest, as by the kubelet. */
  readonly compresses?: boolean;
}

const exists = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** The log of one container below the root folder of a node, written and rotated as containerd or dockerd and the kubelet do it. */
export class ContainerLog {
  public readonly file: string;
  public readonly link: string;
  private readonly format: 'cri' | 'docker';
  private readonly compresses: boolean;
  private rotations = 0;

  constructor(
    private readonly node: string,
    { namespace, pod, container = 'main', format = 'cri', compresses = false }: LoggedContainer,
  ) {
    this.format = format;
    this.compresses = compresses;
    const uid = createHash('md5').update(`${namespace}/${pod}`).digest('hex');
    const id = createHash('sha256').update(`${namespace}/${pod}/${container}`).digest('hex');
    const inPods = `/var/log/pods/${namespace}_${pod}_${uid}/${container}/0.log`;
    this.file = format === 'docker' ? `/var/lib/docker/containers/${id}/${id}-json.log` : inPods;
    this.link = `/var/log/containers/${pod}_${namespace}_${container}-${id}.log`;
    for (const folder of [dirname(this.file), dirname(inPods), '/var/log/containers']) {
      mkdirSync(`${node}${folder}`, { recursive: true });
    }
    this.create();
    // the kubelet links by absolute path, so the links lead somewhere in the node and in the container only
    if (format === 'docker' && !exists(`${node}${inPods}`)) symlinkSync(this.file, `${node}${inPods}`);
    if (!exists(`${node}${this.link}`)) symlinkSync(inPods, `${node}${this.link}`);
  }

  /** Appends bytes as they are. */
  public raw(bytes: Buffer | string): void {
    appendFileSync(`${this.node}${this.file}`, bytes);
  }

  /** Appends lines of the container's output. */
  public write(lines: readonly (string | Buffer)[], stream: 'stdout' | 'stderr' = 'stdout'): void {
    this.raw(Buffer.concat(lines.flatMap((line) => this.pieces(Buffer.from(line as string), stream))));
  }

  /** Renames the file as the kubelet does, and goes on in a new one. */
  public rotate(): void {
    if (this.compresses) this.compressRotated();
    const stamp = new Date().toISOString().replace(/[-:.TZ]/g, '');
    this.rotations += 1;
    renameSync(
      `${this.node}${this.file}`,
      `${this.node}${this.file}.${stamp.slice(0, 8)}-${stamp.slice(8, 14)}${this.rotations}`,
    );
    this.create();
  }

  /** What was rotated before is compressed when the next file is rotated. */
  private compressRotated(): void {
    const folder = dirname(`${this.node}${this.file}`);
    for (const name of readdirSync(folder).filter((each) => /\.log\.[-\d]+$/.test(each))) {
      writeFileSync(`${folder}/${name}.gz`, gzipSync(readFileSync(`${folder}/${name}`)));
      rmSync(`${folder}/${name}`);
    }
  }

  private create(): void {
    const path = `${this.node}${this.file}`;
    if (!existsSync(path)) writeFileSync(path, '');
    chmodSync(path, 0o640);
  }

  private pieces(line: Buffer, stream: string): Buffer[] {
    const time = new Date().toISOString().replace('Z', '000001Z');
    const count = Math.max(1, Math.ceil(line.length / PIECE));
    return Array.from({ length: count }, (_, index) => {
      const piece = line.subarray(index * PIECE, (index + 1) * PIECE);
      const last = index === count - 1;
      if (this.format === 'cri') {
        return Buffer.concat([Buffer.from(`${time} ${stream} ${last ? 'F' : 'P'} `), piece, Buffer.from('\n')]);
      }
      const log = `${piece.toString()}${last ? '\n' : ''}`;
      // dockerd escapes what HTML gives a meaning to
      const text = JSON.stringify({ log, stream, time }).replace(
        /[<>&]/g,
        (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
      );
      return Buffer.from(`${text}\n`);
    });
  }
}
