import { App, Chart, Testing } from 'cdk8s';
import { ApiServer } from './api-server';
import { ContainerOptions, RealContainer } from './container';
import { ManifestObject } from '../agents/volumes';

export interface Asking {
  readonly objects: readonly ManifestObject[];
  readonly apiServer: ApiServer;
  /** Starts the program anew, in an empty folder. */
  readonly start: (
    options: Pick<ContainerOptions, 'more'> & { readonly node?: { readonly [file: string]: string } },
  ) => RealContainer;
}

/** A program, and what constructs render for it. */
export interface Program {
  /** As conformance/programs/build.sh calls it. */
  readonly name: string;
  /** Paths in its image, and the binaries that are there. */
  readonly programs: { readonly [path: string]: string };
  readonly container?: string;
  readonly entrypoint?: string;
  /** Objects by the name of the option set. */
  readonly sets: { readonly [name: string]: () => ManifestObject[] };
  /** Why the program does not take the objects; nothing if it does. */
  readonly ask: (asking: Asking) => Promise<string[]>;
  /** Objects with a fault, which the program has to refuse. */
  readonly wrong: { readonly [name: string]: () => ManifestObject[] };
}

/** What a construct makes, as objects of a manifest. */
export function daemonSetOf(make: (chart: Chart) => void): ManifestObject[] {
  const chart = new Chart(new App(), 'agents', { namespace: 'agents', disableResourceNameHashes: true });
  make(chart);
  return JSON.parse(JSON.stringify(Testing.synth(chart)));
}

/** The objects with another text in a file of their ConfigMap. */
export const configMapWith = (
  objects: readonly ManifestObject[],
  file: string,
  change: (text: string) => string,
): ManifestObject[] =>
  objects.map((object) =>
    object.kind === 'ConfigMap' && object.data?.[file]
      ? { ...object, data: { ...object.data, [file]: change(object.data[file]) } }
      : object,
  );

/** The objects with another argument of a container. */
export const argumentsWith = (objects: readonly ManifestObject[], change: (text: string) => string): ManifestObject[] =>
  objects.map((object) => (object.kind === 'DaemonSet' ? JSON.parse(change(JSON.stringify(object))) : object));
