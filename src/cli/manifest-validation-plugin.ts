import { readFileSync } from 'fs';
import { judgeAgainstNamespaces } from '../text-validation/enforced-levels';
import { judgeSource, Judging } from '../text-validation/judge-source';
import { sentence, summarize, Summary } from './validate/judged';
import { parseVersions } from '../stored/kubernetes-versions';
import { JudgedDocument, JudgedFiles, PlacedFinding } from '../text-validation/judged';
import { ObjectValidator } from '../validation/validator';
import { DaemonSetValidatorProps } from '../validation/validator-props';

/** What `cdk8s synth` hands to a validation, as far as it is used here. */
interface CliContext {
  readonly manifests: readonly string[];
  /** Construct paths by name of a resource: of several with one name, that of the last. The report looks here. */
  readonly metadata: { [resourceName: string]: { readonly path: string } };
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata: { readonly [key: string]: string }): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: {
    readonly resourceName: string;
    readonly locations: string[];
    readonly manifestPath: string;
  }[];
}

/**
 * Judges every DaemonSet that `cdk8s synth` writes, whatever made it: this library, any cdk8s-plus, a Helm chart or an included file.
 * Named in `cdk8s.yaml`; synth fails where the API server would reject a DaemonSet. Unless `podSecurity` names a level, that counts which a
 * Namespace among the manifests enforces by label.
 *
 * ```yaml
 * validations:
 *   - package: cdk8s-daemonsets
 *     version: 1.0.0
 *     class: ManifestValidationPlugin
 *     properties:
 *       kubernetesVersion: '1.30+'
 * ```
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class ManifestValidationPlugin {
  private readonly judging: Judging;
  private readonly versions: string;

  /**
   * @param props as for `DaemonSetValidator`
   */
  public constructor(props: DaemonSetValidatorProps = {}) {
    const { kubernetesVersion = '1.28+', allowPrivileged, podSecurity } = props;
    // YAML without quotes makes 1.3 of 1.30
    if (typeof kubernetesVersion !== 'string') {
      throw new Error(`kubernetesVersion is the number ${kubernetesVersion}; put it in quotes, such as '1.30'`);
    }
    // misuse is told as everywhere
    new ObjectValidator(props);
    this.judging = { minors: parseVersions(kubernetesVersion), allowPrivileged, podSecurity };
    this.versions = kubernetesVersion;
  }

  /**
   * Called by `cdk8s synth`.
   *
   * @param context what the command line tool of cdk8s gives to validations
   */
  public async validate(context: any): Promise<void> {
    const { manifests, metadata, report } = context as CliContext;
    const files = manifests.map((name) => judgeSource({ name, content: readFileSync(name) }, this.judging));
    const documents = judgeAgainstNamespaces(files.flatMap((file) => file.documents));
    const judged = { documents, problems: files.flatMap(({ problems }) => problems) };
    for (const { source, message, line, column } of judged.problems) {
      const violatingResources = [{ resourceName: 'N/A', locations: [`${line}:${column}`], manifestPath: source }];
      report.addViolation({
        ruleName: 'unreadable',
        recommendation: message,
        fix: 'Write what kubectl can read.',
        violatingResources,
      });
    }
    for (const violation of violationsOf(judged, metadata)) report.addViolation(violation);
    const summary = summarize(judged);
    report.submit(
      summary.rejected + summary.unreadable > 0 ? 'failure' : 'success',
      metadataOf(summary, this.versions),
    );
  }
}

function metadataOf({ accepted, rejected, notJudged }: Summary, versions: string): { readonly [key: string]: string } {
  return {
    Kubernetes: versions,
    'DaemonSets accepted': `${accepted}`,
    'DaemonSets rejected': `${rejected}`,
    'Other kinds, not judged': `${notJudged}`,
  };
}

/** What several DaemonSets do wrong is one violation. */
function violationsOf({ documents }: JudgedFiles, metadata: CliContext['metadata']): Violation[] {
  const violations = new Map<string, Violation>();
  for (const document of documents) {
    if (document.findings.length === 0) continue;
    const resourceName = reportedName(document, documents, metadata);
    for (const [key, findings] of groupBySentence(document.findings)) {
      const { severity, rule, remedy } = findings[0];
      const violation = violations.get(key) ?? {
        ruleName: `${severity}: ${rule}`,
        recommendation: recommendation(findings[0]),
        fix: remedy,
        violatingResources: [],
      };
      violation.violatingResources.push({
        resourceName,
        locations: findings.map(({ field, line, column }) => `${field} (${line}:${column})`),
        manifestPath: document.source,
      });
      violations.set(key, violation);
    }
  }
  return [...violations.values()];
}

function groupBySentence(findings: readonly PlacedFinding[]): Map<string, PlacedFinding[]> {
  const groups = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${sentence(finding)}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return groups;
}

function recommendation({ message, versions }: PlacedFinding): string {
  return versions === undefined ? message : `${message} (Kubernetes ${versions})`;
}

/**
 * The report finds construct paths by the name of a resource alone, which a ServiceAccount may share. So each DaemonSet is reported under kind,
 * namespace and name, and the path is entered there where it is known to be its own.
 */
function reportedName(
  document: JudgedDocument,
  documents: readonly JudgedDocument[],
  metadata: CliContext['metadata'],
): string {
  const { kind, namespace, name = '' } = document;
  const full = [kind, namespace, name].filter(Boolean).join('/');
  const namesakes = documents.filter((other) => other.name === name);
  const isLast =
    namesakes[namesakes.length - 1] === document && namesakes.every(({ source }) => source === document.source);
  // the construct that the user made holds the API object
  if (isLast && metadata[name] !== undefined) {
    metadata[full] = { path: metadata[name].path.replace(/(?:\/(?:Resource|Default))+$/, '') };
  }
  return full;
}
