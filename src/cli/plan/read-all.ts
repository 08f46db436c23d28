import { isEmptyList, MAX_INVENTORY, takeInventory } from './inventory';
import { readFiles, takeDocuments } from './read-objects';
import { listOf } from './settings';
import { ManifestDocument } from '../../manifest/manifest-document';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { InputProblem } from '../../text-validation/judged';
import { Values } from '../command';
import { findInputs, manifestsOnly, STDIN } from '../inputs';
import { Io, UserError } from '../io';
import { progressOn } from '../progress';

/** The contents of all files of a plan. */
export interface Documents {
  readonly nodes: readonly unknown[];
  readonly pods: readonly unknown[];
  /** Absent if no old version was given. */
  readonly olds?: readonly unknown[];
  readonly manifests: readonly ManifestDocument[];
}

/** Reads the files one after the other and collects their problems. */
export async function readAll(
  values: Values,
  operands: readonly string[],
  io: Io,
): Promise<{ documents: Documents; problems: InputProblem[] }> {
  const [nodeFiles, podFiles, oldFiles] = [values.nodes, values.pods, values.from].map(listOf);
  if (nodeFiles.length === 0) {
    throw new UserError('plan needs --nodes FILE; kubectl get nodes -o json > FILE writes one');
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
  if (nodes.objects.every(isEmptyList) && nodes.problems.length === 0) {
    problems.push({ source: nodeFiles.join(', '), message: 'contains no nodes' });
  }
  const daemonSets = [...olds.objects, ...manifests.objects].filter(({ value }) => isDaemonSet(value));
  if (daemonSets.length === 0 && problems.length === 0) {
    problems.push({ source: operands.join(', '), message: 'contains no DaemonSet' });
  }
  const oldValues = oldFiles.length > 0 ? { olds: olds.objects.map(({ value }) => value) } : {};
  return {
    documents: { nodes: nodes.objects, pods: pods.objects, ...oldValues, manifests: manifests.objects },
    problems,
  };
}
