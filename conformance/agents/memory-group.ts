import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'fs';
import { parseQuantity } from '../../src/model/quantity-parse';

const V1 = '/sys/fs/cgroup/memory';

function bytes(quantity: string): number | undefined {
  const parsed = parseQuantity(quantity);
  return typeof parsed === 'string' ? undefined : Number(parsed.value());
}

/** The memory limit of a container, as a control group. */
export class MemoryGroup {
  private readonly folder: string;
  private readonly v1 = existsSync(V1);

  constructor(name: string, limit: string) {
    this.folder = `${this.v1 ? V1 : '/sys/fs/cgroup'}/log-agents-${name}`;
    mkdirSync(this.folder, { recursive: true });
    const amount = bytes(limit);
    if (amount !== undefined) this.set(this.v1 ? 'memory.limit_in_bytes' : 'memory.max', amount);
    if (this.v1) this.set('memory.max_usage_in_bytes', 0);
  }

  /** A line of shell that puts the shell into the group. */
  public join(): string {
    return `echo $$ > ${this.folder}/cgroup.procs`;
  }

  public peakMebibytes(): number | undefined {
    const file = `${this.folder}/${this.v1 ? 'memory.max_usage_in_bytes' : 'memory.peak'}`;
    return existsSync(file) ? Math.round(Number(readFileSync(file, 'utf8')) / 2 ** 20) : undefined;
  }

  public remove(): void {
    try {
      rmdirSync(this.folder);
    } catch {
      // processes of it are still on their way out
    }
  }

  private set(file: string, value: number): void {
    writeFileSync(`${this.folder}/${file}`, String(value));
  }
}
