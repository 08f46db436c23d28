import { IConstruct } from 'constructs';
import { AgentEnvironmentOptions } from './environment-options';
import { appState } from '../app-state';
import { checkProps, owned } from '../owned';

/**
 * The network that the agents of an app, a chart or any other scope run in: registry mirrors, pull secrets, proxy and certificate authorities, said
 * once. Every `NodeAgentDaemonSet` within the scope follows, and with it log collectors, node exporters, patterns and the agents of the catalogue.
 * A plain `DaemonSet` does not, since its props are the manifest.
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { AgentEnvironment } from 'cdk8s-daemonsets';
 *
 * const app = new App();
 * AgentEnvironment.of(app).use({
 *   registryMirrors: { 'docker.io': 'registry.example.com/dockerhub' },
 *   imagePullSecrets: [{ name: 'registry' }],
 *   proxy: { url: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/8'] },
 *   caBundle: { name: 'company-ca', key: 'ca.crt' },
 * });
 * ```
 */
export class AgentEnvironment {
  /**
   * The environment of all agents within a scope. Of each option, the nearest scope around an agent decides.
   *
   * @param scope an app, a chart or another construct
   */
  public static of(scope: IConstruct): AgentEnvironment {
    return new AgentEnvironment(scope);
  }

  /**
   * The options in force for a construct, if any scope around it sets some.
   *
   * @internal
   */
  public static _around(construct: IConstruct): AgentEnvironmentOptions | undefined {
    const { environments } = appState(construct);
    if (!environments.size) return undefined;
    const found = construct.node.scopes.flatMap((scope) => environments.get(scope) ?? []);
    return found.length ? Object.assign({}, ...found) : undefined;
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Sets the environment, at any time before synth.
   *
   * @param options what agents need in this network; an option left out is as in the scope around
   */
  public use(options: AgentEnvironmentOptions): void {
    const path = this.scope.node.path || 'app';
    checkProps(path, options);
    const given = owned(path, '', options);
    checkMirrors(path, given.registryMirrors ?? {});
    if (given.proxy) checkProxy(path, given.proxy.url);
    const { caBundle } = given;
    if (caBundle && (!caBundle.name || !caBundle.key)) {
      throw new Error(`${path}: caBundle needs the name of a ConfigMap and a key of it`);
    }
    appState(this.scope).environments.set(this.scope, given);
  }
}

function checkMirrors(path: string, mirrors: { readonly [registry: string]: string }): void {
  for (const [registry, mirror] of Object.entries(mirrors)) {
    if (/^[\w.-]+(:\d+)?$/.test(registry) && /^[\w.-]+(:\d+)?(\/[\w.-]+)*$/.test(mirror)) continue;
    throw new Error(
      `${path}: registryMirrors has '${registry}': '${mirror}'; write a host and what stands for it, without a scheme and a slash at ` +
        "the end: 'docker.io': 'registry.example.com/dockerhub'",
    );
  }
}

function checkProxy(path: string, url: string): void {
  const parts = /^https?:\/\/([^@/\s]+@)?[\w.[\]:-]+\/?$/.exec(url);
  if (!parts) {
    throw new Error(`${path}: proxy.url is no address of a proxy; write it as 'http://proxy.example.com:3128'`);
  }
  if (!parts[1]) return;
  throw new Error(
    `${path}: proxy.url holds credentials, which anyone who may read the DaemonSet could read; leave proxy out here and set HTTPS_PROXY ` +
      'of the agents that need it with EnvVars.fromSecretKey',
  );
}
