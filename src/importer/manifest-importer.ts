import { appModule } from './app-module';
import { ImportOptions } from './chart-context';
import { importSources, notesOf } from './import-sources';

/**
 * How manifests are imported.
 */
export interface ManifestImporterProps {
  /**
   * Whether builders such as `Tolerations.everything()` stand where they say the same as a literal.
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

  /** What was left out, changed, or could not be said by a construct: a line each, with its place. */
  readonly notes: string[];
}

/**
 * Turns manifests into the code of a cdk8s app that writes the same objects.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 */
export class ManifestImporter {
  private readonly options: ImportOptions;

  public constructor(props: ManifestImporterProps = {}) {
    this.options = { usesBuilders: props.builders ?? true };
  }

  /**
   * Imports one file.
   *
   * @param name what the file is called, for the name of the chart and for places in messages
   * @param manifests YAML or JSON, of any number of documents
   */
  public importManifests(name: string, manifests: string): ImportedManifests {
    const charts = importSources([{ name, content: manifests }], this.options);
    return { code: appModule(charts), notes: charts.flatMap(notesOf) };
  }
}
