import { appModule } from './app-module';
import { ImportOptions } from './chart-context';
import { conflictNotes, importSources, notesOf } from './import-sources';
import { errorsOf, refusals } from './judging';
import { checkObject, checkText } from '../model/readable';

/**
 * Options of the import.
 */
export interface ManifestImporterProps {
  /**
   * Whether the code uses builders such as `Tolerations.everything()`, and constructs of cdk8s-plus, if they write exactly the same as literals.
   *
   * @default true
   */
  readonly builders?: boolean;

  /**
   * Whether a DaemonSet that an agent of the catalogue writes unchanged, but for the marks of a renderer such as `helm.sh/chart`, becomes the construct
   * of that agent, with the options that make it so. The objects around it that the construct makes too are left out; a note names each that it
   * adds or writes in another way.
   *
   * @default false
   */
  readonly catalogue?: boolean;
}

/**
 * The result of an import.
 */
export interface ImportedManifests {
  /** A cdk8s app in TypeScript that synthesizes the objects of the file. */
  readonly code: string;

  /** What was left out or changed, or is set by a JSON patch: one line each, with file, line and column of the field. */
  readonly notes: string[];
}

/**
 * Turns manifests into the code of a cdk8s app that writes the same objects, in the same order, with their comments.
 *
 * The app writes everything that is in the manifests, including empty values, explicit defaults and unknown fields. Only these change:
 *
 * - fields that the cluster sets are left out: `status`, `metadata.uid`, `managedFields` and others, and the annotations of kubectl and of
 *   the DaemonSet controller;
 * - null fields that Kubernetes treats as absent are left out: in DaemonSets, `metadata`, pods, and at the top of the kinds of Kubernetes;
 * - DaemonSets of `extensions/v1beta1` and `apps/v1beta2` are converted to `apps/v1`, with the defaults of the old version;
 * - file modes are written in octal.
 *
 * A field that no construct can set is set by a JSON patch with a comment. The code accepts the findings of the severity `never-runs` that would keep
 * the app from synthesizing, and says in a comment why the API server refuses an object. A DaemonSet that it refuses fails when the app is synthesized;
 * the command `import` of this package asks for the Kubernetes versions that take it, and prints the position of each error.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 */
export class ManifestImporter {
  private readonly options: ImportOptions;

  public constructor(props: ManifestImporterProps = {}) {
    checkObject('props', props);
    this.options = { usesBuilders: props.builders ?? true, usesCatalogue: props.catalogue, refusals, errorsOf };
  }

  /**
   * Imports one file. Throws an error of one line, with the position, if the text cannot be read or holds something else than Kubernetes objects.
   *
   * @param name the name of the file, for the name of the chart and for positions in messages
   * @param manifests YAML or JSON, of any number of documents
   */
  public importManifests(name: string, manifests: string): ImportedManifests {
    checkText('name', name);
    checkText('manifests', manifests);
    const charts = importSources([{ name, content: manifests }], this.options);
    return { code: appModule(charts), notes: [...charts.flatMap(notesOf), ...conflictNotes(charts)] };
  }
}
