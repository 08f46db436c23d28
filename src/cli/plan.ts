import { Command } from './command';
import { EXIT } from './exit-codes';
import { run } from './plan/run';

export const plan: Command = {
  name: 'plan',
  summary:
    'Say which nodes will run the DaemonSets in manifests, why the others will not, what that costs and how an update goes.',
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
      help: 'what runs already, from kubectl get pods -A -o json [nothing]',
    },
    from: {
      type: 'string',
      multiple: true,
      placeholder: 'OLD',
      help: 'manifests as they are in the cluster: say what the new ones change',
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
      help: 'DaemonSets of which no node may run more than one',
    },
    budget: {
      type: 'string',
      multiple: true,
      placeholder: 'cpu=5%',
      help: 'what all DaemonSets together may request of a node: a share, or an amount',
    },
    'time-to-ready': { type: 'string', placeholder: '45s', help: 'how long a new pod takes to become ready [30s]' },
    within: {
      type: 'string',
      placeholder: '10m',
      help: 'how long an update may take: say which maxUnavailable is enough',
    },
    'kubernetes-version': {
      type: 'string',
      placeholder: '1.36',
      help: 'version of the cluster [the newest that is known]',
    },
    explain: { type: 'string', placeholder: 'NODE', help: 'say everything about one node' },
    format: {
      type: 'string',
      short: 'f',
      values: ['text', 'json', 'html'],
      help: 'how to write the plan; html is one page that needs no network [text]',
    },
  },
  notes: [
    'Reads YAML and JSON as kubectl does: many documents, lists, and of directories all .yaml, .yml and .json files in and below them.',
    'PriorityClasses among the manifests give priorities. Other kinds than apps DaemonSets are counted, but not planned.',
    'Of --nodes, --pods, --from, --require, --exclusive and --budget there may be several.',
    'A DaemonSet that the API server would reject is reported as validate reports it, and not planned.',
    '',
    `Exit code: ${EXIT.ok} if nothing is wrong, ${EXIT.found} if there are problems, ${EXIT.usage} if something could not be read.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
