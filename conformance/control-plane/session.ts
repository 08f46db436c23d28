import { ChildProcessWithoutNullStreams, execFileSync, spawn } from 'child_process';
import { join } from 'path';
import { createInterface } from 'readline';
import { ObservedRollout } from './waves';

/** What the server says to a manifest. */
export interface ServerVerdict {
  readonly accepted: boolean;
  readonly reason?: string;
  readonly message?: string;
  readonly causes?: { readonly reason: string; readonly field: string; readonly message: string }[];
  readonly warnings?: string[];
}

export interface PodReport {
  readonly node: string;
  readonly uid: string;
  readonly state: 'ready' | 'bound' | 'pending' | 'ending';
  /** The scheduler's, of a pending one. */
  readonly message?: string;
}

export interface DaemonSetReport {
  readonly namespace: string;
  readonly name: string;
  /** Its status: desiredNumberScheduled. */
  readonly desired: number;
  readonly pods: PodReport[];
}

const running = new Set<ChildProcessWithoutNullStreams>();

// they clean up by themselves, and would otherwise first finish what they are at
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill();
    process.exit(1);
  });
}

/** A control plane that runs until it is closed. */
export class Session {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  private ended?: Error;

  /** `api`: only etcd and kube-apiserver. `lifecycle`: a cluster with the controllers that taint nodes and evict pods. */
  constructor(what: 'api' | 'cluster' | 'lifecycle') {
    const folder = __dirname;
    execFileSync(join(folder, 'build.sh'), { stdio: ['ignore', 2, 2] });
    this.child = spawn(join(folder, '../bin/control-plane'), [what]);
    running.add(this.child);
    let said = '';
    this.child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    this.child.stdin.on('error', () => undefined);
    createInterface(this.child.stdout).on('line', (line) => this.waiting.shift()?.resolve(line));
    this.child.on('close', (code) => {
      running.delete(this.child);
      this.ended = new Error(`conformance/bin/control-plane ${what} ended with ${code}: ${said.trim()}`);
      for (const { reject } of this.waiting.splice(0)) reject(this.ended);
    });
  }

  /** As `kubectl apply --dry-run=server` in the most suspicious mood; namespaces that are named are there afterwards. */
  dryRun(manifest: unknown): Promise<ServerVerdict> {
    return this.ask({ op: 'dryRun', manifest });
  }

  /** Creates it, or puts it over what is there; a CustomResourceDefinition is served afterwards. */
  apply(manifest: unknown): Promise<ServerVerdict> {
    return this.ask({ op: 'apply', manifest });
  }

  async applyAll(manifests: readonly unknown[]): Promise<void> {
    for (const { accepted, message } of await Promise.all(manifests.map((manifest) => this.apply(manifest)))) {
      if (!accepted) throw new Error(`the server refuses what it should not: ${message}`);
    }
  }

  /** As `kubectl get -A -o json`. */
  list(resource: 'nodes' | 'pods'): Promise<object> {
    return this.ask({ op: 'list', resource });
  }

  /** When nothing more will happen. */
  async settle(): Promise<DaemonSetReport[]> {
    const { daemonSets } = await this.ask<{ daemonSets: DaemonSetReport[] }>({ op: 'settle' });
    return daemonSets;
  }

  /** Stops kubelets, lets others say that their node is not ready, and waits for the taints of all of them. */
  unready(stopped: readonly string[], notReady: readonly string[]): Promise<boolean> {
    return this.ask({ op: 'unready', stopped, notReady });
  }

  /** Puts new versions over DaemonSets, all at once. In step, the pods of a wave become ready when the controller has nothing left to do. */
  rollout(daemonSets: readonly unknown[], inStep: boolean): Promise<ObservedRollout[]> {
    return this.ask({ op: 'rollout', daemonSets, inStep });
  }

  /** The file with which a client finds this control plane. */
  kubeconfig(): Promise<string> {
    return this.ask({ op: 'kubeconfig' });
  }

  /** Makes kubelets say something else of the pods of DaemonSets on nodes: `faults.go` has what they can say. */
  faults(
    faults: readonly {
      readonly namespace: string;
      readonly daemonSet: string;
      readonly node: string;
      readonly kind: string;
      readonly tag: string;
    }[],
  ): Promise<boolean> {
    return this.ask({ op: 'faults', faults });
  }

  /** Stops a component in the middle of what it does, or lets it go on. */
  halt(component: string, on: boolean): Promise<boolean> {
    return this.ask({ op: 'halt', component, on });
  }

  /** Ends all that runs. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.ended) {
        resolve();
      } else {
        this.child.on('close', () => resolve());
        this.child.stdin.end();
      }
    });
  }

  private async ask<Answer>(request: object): Promise<Answer> {
    if (this.ended) throw this.ended;
    const line = await new Promise<string>((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin.write(`${JSON.stringify(request)}\n`);
    });
    return JSON.parse(line) as Answer;
  }
}
