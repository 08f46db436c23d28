import { ConfigMapKeySelector, LocalObjectReference } from '../../model/generated/structs';

/**
 * What the agents of a scope need to work in the network of a company. See `AgentEnvironment`.
 */
export interface AgentEnvironmentOptions {
  /**
   * Where the images of a registry are pulled from instead, by the host of the registry: `{ 'docker.io': 'registry.example.com/dockerhub' }`. The
   * rest of the reference stays as it is, digests included. `docker.io` covers images without a host, `library/` included. Images of image volumes
   * follow too.
   *
   * @default - the images are pulled from where their vendors publish them
   */
  readonly registryMirrors?: { [registry: string]: string };

  /**
   * Secrets of type `kubernetes.io/dockerconfigjson` that the images are pulled with. Each namespace that has an agent needs Secrets of these names.
   *
   * @default - none
   */
  readonly imagePullSecrets?: LocalObjectReference[];

  /**
   * The HTTP proxy on the way out of the cluster. Containers get it in the environment variables that programs look for.
   *
   * @default - no proxy
   */
  readonly proxy?: AgentProxy;

  /**
   * The certificate authorities that the agents trust: a key of a ConfigMap that holds all of them in PEM, public ones included where agents call
   * public addresses, since programs read it in place of what their image has. Each namespace that has an agent needs a ConfigMap of this name. It
   * is mounted into every container, and `SSL_CERT_FILE` (Go, OpenSSL) and `REQUESTS_CA_BUNDLE` (Python) name it; programs in Java ignore both.
   *
   * @default - those of each image
   */
  readonly caBundle?: ConfigMapKeySelector;
}

/**
 * An HTTP proxy.
 */
export interface AgentProxy {
  /**
   * Address of the proxy, for `HTTP_PROXY` and `HTTPS_PROXY`: `http://proxy.example.com:3128`. Credentials in it are refused; set the variables of
   * such agents from a Secret.
   */
  readonly url: string;

  /**
   * What is called directly, beside the API server, `localhost`, and names that end in `.svc` or `.cluster.local`: host names, domains that begin
   * with a dot, addresses and CIDRs. Agents that scrape pods or nodes need the CIDRs of both here.
   *
   * @default - nothing else
   */
  readonly noProxy?: string[];
}
