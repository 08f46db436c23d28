import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterAccess, namespacedAccess } from '../constructs/node-agent/access';
import { PolicyRule } from '../constructs/node-agent/options';
import { SharedCompanions } from '../constructs/node-agent/shared-companions';

type ConfigFiles = { [name: string]: string };

/** The companions of all pools of one daemon, made in the construct of the pools. */
export class PoolCompanions implements SharedCompanions {
  private readonly clusterRules = new Map<string, PolicyRule>();
  private readonly namespaceRules = new Map<string, PolicyRule>();
  private readonly config?: ConfigFiles;
  private shared?: ConfigMap;

  /**
   * @param account the service account of all pools
   * @param configOf the configuration of the base, which pools share that have no other
   */
  constructor(
    private readonly scope: Construct,
    public readonly daemon: string,
    private readonly namespace: string | undefined,
    private readonly account: string,
    configOf: (shared: SharedCompanions) => ConfigFiles | undefined,
  ) {
    this.config = configOf(this);
  }

  public grant(clusterRules: readonly PolicyRule[], namespaceRules: readonly PolicyRule[]): void {
    for (const rule of clusterRules) this.clusterRules.set(JSON.stringify(rule), rule);
    for (const rule of namespaceRules) this.namespaceRules.set(JSON.stringify(rule), rule);
  }

  public configMap(files: ConfigFiles): ConfigMap | undefined {
    if (JSON.stringify(files) !== JSON.stringify(this.config)) return undefined;
    this.shared ??= new ConfigMap(this.scope, 'Config', {
      metadata: { name: `${this.daemon}-config`, namespace: this.namespace },
      data: files,
    });
    return this.shared;
  }

  /** Makes the roles of what was granted, once all pools are there. */
  public makeRoles(): void {
    const { scope, daemon, namespace, account, clusterRules, namespaceRules } = this;
    if (clusterRules.size > 0) clusterAccess(scope, daemon, namespace, () => account, [...clusterRules.values()]);
    if (namespaceRules.size > 0) {
      namespacedAccess(scope, daemon, namespace, () => account, [...namespaceRules.values()]);
    }
  }
}
