import { Command } from './command';
import { CONFIG_OPTION } from './config/option';
import { EXIT } from './exit-codes';
import { KUBECTL_OPTIONS } from './live/options';
import { run } from './plan/run';

export const plan: Command = {
  name: 'plan',
  summary:
    'Show which nodes will run the DaemonSets in manifests, why other nodes will not, what the pods cost and how an update proceeds.',
  operands: 'MANIFEST|DIR|-...',
  options: {
    nodes: {
      type: 'string',
      multiple: true,
      placeholder: 'FILE',
      help: 'the nodes, from kubectl get nodes -o json (or yaml)',
    },
    pods: {
      type: 'string',
      multiple: true,
      placeholder: 'FILE',
      help: 'the existing pods, from kubectl get pods -A -o json [none]',
    },
    cluster: {
      type: 'boolean',
      help: 'take nodes, pods, priority classes and the version from the cluster, through kubectl',
    },
    snapshot: {
      type: 'string',
      placeholder: 'DIR',
      help: 'take them from files that the command snapshot wrote',
    },
    kubectl: KUBECTL_OPTIONS.kubectl,
    context: KUBECTL_OPTIONS.context,
    timeout: KUBECTL_OPTIONS.timeout,
    from: {
      type: 'string',
      multiple: true,
      placeholder: 'OLD',
      help: 'manifests as they are in the cluster: show what the new manifests change',
    },
    require: {
      type: 'string',
      multiple: true,
      placeholder: 'NAME',
      help: 'a DaemonSet that every node must run, by name or namespace/name',
    },
    exclusive: {
      type: 'string',
      multiple: true,
      placeholder: 'NAME,NAME',
      help: 'DaemonSets of which a node may run only one',
    },
    budget: {
      type: 'string',
      multiple: true,
      placeholder: 'cpu=5%',
      help: 'the most that all DaemonSets together may request of a node: a share, or an amount',
    },
    'image-architectures': {
      type: 'string',
      multiple: true,
      placeholder: 'IMAGE=amd64,arm64',
      help: 'the architectures that an image is built for [what its name says]',
    },
    'time-to-ready': { type: 'string', placeholder: '45s', help: 'the time until a new pod is ready [30s]' },
    within: {
      type: 'string',
      placeholder: '10m',
      help: 'the wanted duration of an update: show which maxUnavailable is enough',
    },
    'kubernetes-version': {
      type: 'string',
      placeholder: '1.36',
      help: 'version of the cluster, such as 1.36 or v1.36.4, or the newest of a range [the newest supported version]',
    },
    ...CONFIG_OPTION,
    explain: { type: 'string', placeholder: 'NODE', help: 'show everything about one node' },
    format: {
      type: 'string',
      short: 'f',
      values: ['text', 'json', 'html'],
      help: 'output format; html is one page that needs no network [text]',
    },
  },
  notes: [
    'Reads YAML and JSON as kubectl does: several documents, lists, and all .yaml, .yml and .json files in a directory and its subdirectories.',
    'PriorityClasses in the manifests set priorities. Objects of other kinds are counted but not planned.',
    '--nodes, --pods, --from, --require, --exclusive, --budget and --image-architectures can be given more than once.',
    'A DaemonSet that the API server would reject is reported as validate reports it and is not planned.',
    '',
    `Exit code: ${EXIT.ok} if nothing is wrong, ${EXIT.found} if there are problems, ${EXIT.usage} if something could not be read.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
