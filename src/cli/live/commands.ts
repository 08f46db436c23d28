import { KUBECTL_OPTIONS, READ_OPTIONS } from './options';
import { Command, Options } from '../command';
import { EXIT } from '../exit-codes';
import { run as adopt } from './adopt-run';
import { redeploy, rollback } from './change-run';
import { run as diff } from './diff-run';
import { run as history } from './history-run';
import { run as rollout } from './rollout-run';
import { run as snapshot } from './snapshot-run';
import { run as status } from './status-run';
import { run as why } from './why-run';

const FORMAT: Options = {
  format: { type: 'string', short: 'f', values: ['text', 'json'], help: 'output format [text]' },
};

const WITH_HTML: Options = {
  format: {
    type: 'string',
    short: 'f',
    values: ['text', 'json', 'html'],
    help: 'output format; html is one page that needs no network [text]',
  },
};

const READS =
  'Reads the cluster through kubectl, and changes nothing. Contexts, logins and proxies of kubectl work as they are.';

const exits = (ok: string, found: string) =>
  `Exit code: ${EXIT.ok} if ${ok}, ${EXIT.found} if ${found}, ${EXIT.usage} if it could not be found out.`;

const CHANGE_OPTIONS: Options = {
  yes: { type: 'boolean', short: 'y', help: 'do it without a question' },
  force: { type: 'boolean', help: 'also where Argo CD, Flux, Helm or an operator would undo it' },
  'time-to-ready': {
    type: 'string',
    placeholder: '45s',
    help: 'the time until a new pod is ready, for the plan [30s]',
  },
  wait: { type: 'string', placeholder: '10m', help: 'follow the rollout for so long; 0s does not follow it [15m]' },
};

const CHANGE_NOTES = [
  'Asks first. Without a terminal, nothing is changed unless --yes is given.',
  '',
  exits('the rollout is complete', 'it is not, or will not end'),
];

/** The commands that look at a cluster. */
export const LIVE_COMMANDS: readonly Command[] = [
  {
    name: 'status',
    summary: 'Show where the pods of DaemonSets run, where they do not, and why.',
    operands: '[NAME]',
    options: { ...READ_OPTIONS, ...WITH_HTML },
    notes: [
      READS,
      'With a NAME, every node is listed; without one, the nodes that are not as they should be.',
      'What pods use of what they request is shown where the metrics API answers.',
      '',
      exits(
        'every node has the ready pod that it should have',
        'a pod is missing, not ready, or where it should not be',
      ),
    ].join('\n'),
    run: (...args) => status(...args),
  },
  {
    name: 'why',
    summary: 'Show everything about one node: which DaemonSets run on it, and why others do not.',
    operands: 'NODE [NAME]',
    options: { ...READ_OPTIONS, ...FORMAT },
    notes: [READS, '', exits('the node has the ready pods that it should have', 'it does not')].join('\n'),
    run: (...args) => why(...args),
  },
  {
    name: 'rollout',
    summary: 'Show how far an update of a DaemonSet is, whether it will end, and what holds it up.',
    operands: 'NAME',
    options: { ...READ_OPTIONS, ...WITH_HTML },
    notes: [READS, '', exits('the rollout is complete or will end', 'it will not end')].join('\n'),
    run: (...args) => rollout(...args),
  },
  {
    name: 'history',
    summary: 'Show the revisions of a DaemonSet, what changed from one to the next, and how many pods are on each.',
    operands: 'NAME',
    options: {
      ...READ_OPTIONS,
      from: { type: 'string', placeholder: 'N', help: 'show every difference from this revision to another' },
      to: { type: 'string', placeholder: 'N', help: 'with --from: the other revision [the current one]' },
      ...FORMAT,
    },
    notes: [
      READS,
      'Differences are those of what the API server stores, defaults included. Values that may be secret are left out.',
      '',
      `Exit code: ${EXIT.ok} if the history is shown, ${EXIT.usage} if it could not be found out.`,
    ].join('\n'),
    run: (...args) => history(...args),
  },
  {
    name: 'rollback',
    summary:
      'Go back to the template of an earlier revision, after saying what will restart where and how long it takes.',
    operands: 'NAME --to N',
    options: {
      ...KUBECTL_OPTIONS,
      to: { type: 'string', placeholder: 'N', help: 'the revision to go back to, as history shows it' },
      ...CHANGE_OPTIONS,
    },
    notes: [
      'Changes the cluster: runs kubectl rollout undo, and nothing else. The rest of the DaemonSet stays as it is.',
      ...CHANGE_NOTES,
    ].join('\n'),
    run: (...args) => rollback(...args),
  },
  {
    name: 'redeploy',
    summary: 'Restart all pods of a DaemonSet by its update strategy, after saying where and how long it takes.',
    operands: 'NAME',
    options: { ...KUBECTL_OPTIONS, ...CHANGE_OPTIONS },
    notes: ['Changes the cluster: runs kubectl rollout restart, and nothing else.', ...CHANGE_NOTES].join('\n'),
    run: (...args) => redeploy(...args),
  },
  {
    name: 'diff',
    summary:
      'Show what applying manifests would change: what someone changed by hand, what is new in them, and what restarts.',
    operands: '[APP|MANIFEST|DIR|-...]',
    options: {
      ...KUBECTL_OPTIONS,
      snapshot: READ_OPTIONS.snapshot,
      'server-side': { type: 'boolean', help: 'as kubectl apply --server-side does' },
      ...FORMAT,
    },
    notes: [
      'Asks the server for a dry run (kubectl apply --dry-run=server), which changes nothing. With --snapshot, no server is asked.',
      'An APP is a folder with cdk8s.yaml; what cdk8s synth has written there is compared. Without an operand, it is the current folder.',
      'Values that the server fills in are counted, but not shown. Values that may be secret are left out.',
      '',
      exits('applying changes nothing', 'it changes something, or is refused'),
    ].join('\n'),
    run: (...args) => diff(...args),
  },
  {
    name: 'adopt',
    summary: 'Turn a DaemonSet of the cluster into a cdk8s app, and prove that applying it restarts nothing.',
    operands: 'NAME',
    options: READ_OPTIONS,
    notes: [
      READS,
      'Prints the code of the app. Name, selector and template stay as they are.',
      'Needs TypeScript in the project: npm install --save-dev typescript@6. Code of a snapshot would lack the values that were masked, and is refused.',
      '',
      exits('the code is written and applying it changes nothing', 'applying it would change the DaemonSet'),
    ].join('\n'),
    run: (...args) => adopt(...args),
  },
  {
    name: 'snapshot',
    summary: 'Write what the other commands read of a cluster to files, without values that may be secret.',
    operands: 'DIR',
    options: { ...KUBECTL_OPTIONS, 'all-namespaces': READ_OPTIONS['all-namespaces'], selector: READ_OPTIONS.selector },
    notes: [
      READS,
      'The files can be given to someone without access, who names the folder with --snapshot.',
      '',
      `Exit code: ${EXIT.ok} if the files are written, ${EXIT.usage} if not.`,
    ].join('\n'),
    run: (...args) => snapshot(...args),
  },
];
