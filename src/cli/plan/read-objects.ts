import { ManifestDocument } from '../../manifest/manifest-document';
import { ManifestSource } from '../../manifest/read-manifests';
import { readSource } from '../../text-validation/judge-source';
import { InputProblem } from '../../text-validation/judged';
import { Input, readProblem } from '../inputs';

/** The objects in some files, and why some of the files could not be read. */
export interface ReadFiles<T> {
  readonly objects: readonly T[];
  readonly problems: readonly InputProblem[];
}

/** Reads files one after the other; `take` extracts the objects of one file. */
export async function readFiles<T>(
  inputs: readonly Input[],
  take: (source: ManifestSource) => ReadFiles<T>,
  step: () => void,
  maxLength?: number,
): Promise<ReadFiles<T>> {
  const objects: T[] = [];
  const problems: InputProblem[] = [];
  for (const { name, read } of inputs) {
    let source;
    try {
      source = await read(maxLength);
    } catch (error) {
      problems.push(readProblem(name, error));
    }
    if (source !== undefined) {
      const taken = take(source);
      // not with a spread, because there may be more objects than a call can have arguments
      for (const object of taken.objects) objects.push(object);
      for (const problem of taken.problems) problems.push(problem);
    }
    step();
  }
  return { objects, problems };
}

export function takeDocuments(source: ManifestSource): ReadFiles<ManifestDocument> {
  const { documents, problems } = readSource(source);
  return { objects: documents, problems };
}
