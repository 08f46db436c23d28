import { appModule } from './app-module';
import { ImportOptions } from './chart-context';
import { conflictNotes, importSources, notesOf } from './import-sources';

/**
 * How manifests are imported.
 */
export interface ManifestImporterProps {
  /**
   * Whether builders such as `Tolerations.everything()`, and constructs of cdk8s-plus, stand where they say exactly the same as literals.
   *
   * @default true
   */
  readonly builders?: boolean;
}

/**
 * What became of a file of manifests.
 */
export interface ImportedManifests {
  /** A cdk8s app in TypeScript that synthesizes the objects of the file. */
  readonly code: string;

  /** What was left out, changed, or could not be said by a construct: a line each, with file, line and column of the field. */
  readonly notes: string[];
}

/**
 * Turns manifests into the code of a cdk8s app that writes the same objects, in the same order, with their comments.
 *
 * What goes in comes out, whether it is empty, a default, or unknown to this library. Only these change, each with a note:
 *
 * - what the cluster writes is left out: `status`, `metadata.uid`, `managedFields` and the like, and the annotations of kubectl and of the
 *   DaemonSet controller;
 * - a field that is null is left out where Kubernetes takes it for none: of DaemonSets, of `metadata`, of pods, and at the top of its own kinds;
 * - DaemonSets of `extensions/v1beta1` and `apps/v1beta2` become those of `apps/v1`, with what the server filled in then;
 * - file modes are written in octal, which is how they are read.
 *
 * What no construct can say is carried by a JSON patch with a comment. Nothing is judged: code for a DaemonSet that the API server refuses
 * says so when it is synthesized. The command `import` of this package judges beforehand and tells the place of each error.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 */
export class ManifestImporter {
  private readonly options: ImportOptions;

  public constructor(props: ManifestImporterProps = {}) {
    this.options = { usesBuilders: props.builders ?? true };
  }

  /**
   * Imports one file. Throws on what cannot be read or is no object of Kubernetes, in one line with its place.
   *
   * @param name what the file is called, for the name of the chart and for places in messages
   * @param manifests YAML or JSON, of any number of documents
   */
  public importManifests(name: string, manifests: string): ImportedManifests {
    const charts = importSources([{ name, content: manifests }], this.options);
    return { code: appModule(charts), notes: [...charts.flatMap(notesOf), ...conflictNotes(charts)] };
  }
}
