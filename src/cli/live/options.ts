import { Kubectl } from './kubectl';
import { readCluster, Scope } from './read-cluster';
import { readSnapshot } from './snapshot-files';
import { ClusterState } from '../../cluster/cluster-state';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../model/field-table';
import { ownValue } from '../../model/own-value';
import { objectOf } from '../../model/untyped';
import { Options, Values } from '../command';
import { Io, UserError } from '../io';
import { parseDuration } from '../plan/duration';

/** The options of all commands that look at a cluster. */
export const KUBECTL_OPTIONS: Options = {
  kubectl: { type: 'string', placeholder: 'PROGRAM', help: 'the kubectl to run [kubectl]' },
  context: { type: 'string', placeholder: 'NAME', help: 'the context of the kubeconfig [the current one]' },
  namespace: { type: 'string', short: 'n', placeholder: 'NAMESPACE', help: 'the namespace [that of the context]' },
  timeout: { type: 'string', placeholder: '60s', help: 'the time that the server has for each answer [60s]' },
};

export const READ_OPTIONS: Options = {
  ...KUBECTL_OPTIONS,
  'all-namespaces': { type: 'boolean', short: 'A', help: 'DaemonSets of all namespaces' },
  selector: { type: 'string', short: 'l', placeholder: 'SELECTOR', help: 'only DaemonSets with these labels' },
  snapshot: {
    type: 'string',
    placeholder: 'DIR',
    help: 'read files that the command snapshot wrote instead of a cluster',
  },
};

/** What `NAME` and `-n` say. A name may have its namespace in front. */
export interface Wanted {
  readonly name?: string;
  readonly namespace?: string;
}

export function wantedOf(values: Values, operand: string | undefined): Wanted {
  const [, inName, name] = /^(?:([^/]*)\/)?([^/]+)$/.exec(operand ?? '') ?? [];
  if (operand !== undefined && (name === undefined || inName === '')) {
    throw new UserError(`'${operand}' is no name of a DaemonSet; write NAME or NAMESPACE/NAME`);
  }
  const namespace = (values.namespace as string | undefined) ?? inName;
  if (inName !== undefined && values.namespace !== undefined && inName !== values.namespace) {
    throw new UserError(`'${operand}' is not in the namespace ${String(values.namespace)}`);
  }
  if (namespace !== undefined && values['all-namespaces']) {
    throw new UserError('--all-namespaces and a namespace cannot be given together');
  }
  return { ...(name === undefined ? {} : { name }), ...(namespace === undefined ? {} : { namespace }) };
}

export function kubectlOf(values: Values, { namespace }: Wanted): Kubectl {
  const text = (values.timeout as string | undefined) ?? '60s';
  const timeoutSeconds = parseDuration(text);
  if (timeoutSeconds === undefined || timeoutSeconds === 0) {
    throw new UserError(`--timeout takes a duration such as 30s or 2m, not '${text}'`);
  }
  return new Kubectl({
    program: (values.kubectl as string | undefined) ?? 'kubectl',
    context: values.context as string | undefined,
    namespace,
    allNamespaces: values['all-namespaces'] === true,
    timeoutSeconds,
  });
}

/** The state of the cluster or of the snapshot, with the DaemonSets that are asked for. */
export async function stateOf(
  values: Values,
  wanted: Wanted,
  scope: Omit<Scope, 'name' | 'selector'>,
  io: Io,
): Promise<ClusterState> {
  const state =
    values.snapshot === undefined
      ? await readCluster(
          kubectlOf(values, wanted),
          { ...scope, name: wanted.name, selector: values.selector as string | undefined },
          io.now,
        )
      : fromSnapshot(values, wanted, io);
  checkVersion(state.kubernetesVersion);
  return state;
}

function fromSnapshot(values: Values, { namespace }: Wanted, io: Io): ClusterState {
  for (const option of ['kubectl', 'context', 'selector']) {
    if (ownValue(values, option) !== undefined) {
      throw new UserError(`--snapshot reads files, so that --${option} has no meaning`);
    }
  }
  const state = readSnapshot(String(values.snapshot), io.now);
  const daemonsets = state.objects.daemonsets.filter(
    ({ metadata }) => namespace === undefined || objectOf(metadata).namespace === namespace,
  );
  return { ...state, objects: { ...state.objects, daemonsets } };
}

/** Fails for servers that the library does not know. */
export function checkVersion(version: string): void {
  const minor = Number(/^v?1\.(\d+)/.exec(version)?.[1]);
  if (minor >= OLDEST_MINOR && minor <= NEWEST_MINOR) return;
  throw new UserError(
    `the server is Kubernetes ${version || 'of an unknown version'}; known are 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`,
  );
}
