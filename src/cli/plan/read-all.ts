import { isEmptyList, MAX_INVENTORY, takeInventory } from './inventory';
import { readFiles, takeDocuments } from './read-objects';
import { listOf } from './settings';
import { ManifestDocument } from '../../manifest/manifest-document';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { InputProblem } from '../../text-validation/judged';
import { Values } from '../command';
import { findInputs, manifestsOnly, STDIN } from '../inputs';
import { Io, UserError } from '../io';
import { LiveInventory } from '../live/plan-inputs';
import { progressOn } from '../progress';

/** The contents of all files of a plan. */
export interface Documents {
  readonly nodes: readonly unknown[];
  readonly pods: readonly unknown[];
  /** Absent if no old version was given. */
  readonly olds?: readonly unknown[];
  readonly manifests: readonly ManifestDocument[];
}

/** Reads the files one after the other and collects their problems. Nodes and pods may come from a cluster instead. */
export async function readAll(
  values: Values,
  operands: readonly string[],
  io: Io,
  live?: LiveInventory,
): Promise<{ documents: Documents; problems: InputProblem[] }> {
  const [nodeFiles, podFiles, oldFiles] = [values.nodes, values.pods, values.from].map(listOf);
  if (nodeFiles.length === 0 && live === undefined) {
    throw new UserError('plan needs --nodes FILE, which kubectl get nodes -o json > FILE writes, or --cluster');
  }
  if ([...nodeFiles, ...podFiles, ...oldFiles, ...operands].filter((name) => name === STDIN).length > 1) {
    throw new UserError(
      'standard input (-) is named more than once, but can be read only once; name files for the others',
    );
  }
  const inputs = [nodeFiles, podFiles, oldFiles].map((files) => (files.length === 0 ? [] : findInputs(files, io)));
  const [oldInputs, manifestInputs] = [inputs[2], findInputs(operands, io)].map((all) => manifestsOnly(all).inputs);
  const progress = progressOn(io, inputs.flat().length + manifestInputs.length);
  const nodes = await readFiles(inputs[0], takeInventory('Node'), progress.step, MAX_INVENTORY);
  const pods = await readFiles(inputs[1], takeInventory('Pod'), progress.step, MAX_INVENTORY);
  const olds = await readFiles(oldInputs, takeDocuments, progress.step);
  const manifests = await readFiles(manifestInputs, takeDocuments, progress.step);
  progress.end();
  const problems = [nodes, pods, olds, manifests].flatMap((read) => read.problems);
  const inventory = live ?? { nodes: nodes.objects, pods: pods.objects };
  if (inventory.nodes.every(isEmptyList) && nodes.problems.length === 0) {
    problems.push({ source: nodeFiles.join(', ') || 'the cluster', message: 'contains no nodes' });
  }
  const daemonSets = [...olds.objects, ...manifests.objects].filter(({ value }) => isDaemonSet(value));
  if (daemonSets.length === 0 && problems.length === 0) {
    problems.push({ source: operands.join(', '), message: 'contains no DaemonSet' });
  }
  const oldValues = oldFiles.length > 0 ? { olds: olds.objects.map(({ value }) => value) } : {};
  return {
    documents: {
      nodes: inventory.nodes,
      pods: inventory.pods,
      ...oldValues,
      manifests: [...(live === undefined ? [] : classesOf(live)), ...manifests.objects],
    },
    problems,
  };
}

/** The priority classes of the cluster, before those of the manifests, which win. */
function classesOf({ priorityClasses }: LiveInventory): readonly ManifestDocument[] {
  if (priorityClasses.length === 0) return [];
  const content = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: priorityClasses });
  return takeDocuments({ name: 'the cluster', content }).objects;
}
