import { readFileSync } from 'fs';
import { setOwn } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { judgeCustomResources } from '../text-validation/custom-resources/judge';
import { judgeAgainstNamespaces } from '../text-validation/enforced-levels';
import { judgeSource, Judging } from '../text-validation/judge-source';
import { AcceptedFinding, withoutAccepted } from './validate/acceptances';
import { objectOfDocument, sentence, summarize, Summary } from './validate/judged';
import { ACCEPT_ANNOTATION } from '../findings/acceptance';
import { checkObject } from '../model/readable';
import { PLATFORM_NAMES, PlatformName } from '../platforms/names';
import { parseVersions } from '../stored/kubernetes-versions';
import { JudgedDocument, JudgedFiles, PlacedFinding } from '../text-validation/judged';
import { judgeOnPlatforms, neverRunsOnPlatform } from '../text-validation/platforms';
import { judgeReferences } from '../text-validation/references';
import { ObjectValidator } from '../validation/validator';
import { DaemonSetValidatorProps } from '../validation/validator-props';

/**
 * What a validation plugin judges manifests for.
 */
export interface ManifestValidationPluginProps extends DaemonSetValidatorProps {
  /**
   * The platforms that the DaemonSets are for. What a platform refuses fails synth, unless an annotation accepts what the platform can permit.
   *
   * Each one of `gke`, `gke-autopilot`, `eks`, `eks-bottlerocket`, `eks-auto`, `aks`, `aks-automatic`, `openshift`, `talos`, `k3s`, `rke2`, `rke2-cis`,
   * `microk8s`, `windows`, `windows-2019`, `windows-2022`, `windows-2025`.
   *
   * @default - any platform
   */
  readonly platforms?: PlatformName[];
}

/** What `cdk8s synth` passes to a validation, as far as it is used here. */
interface CliContext {
  readonly manifests: readonly string[];
  /** Construct paths by the name of a resource. If several resources have the same name, it is the path of the last. The report reads it. */
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
 * A validation plugin for `cdk8s synth`. It judges every DaemonSet in the manifests that synth writes, whatever made it: this library, any cdk8s-plus,
 * a Helm chart or an included file. Synth fails if the API server would reject one of them.
 *
 * If a Namespace in the manifests enforces a Pod Security level by its labels, the DaemonSets in this namespace are judged against the level, unless
 * `podSecurity` sets one for all of them.
 *
 * A finding that is no error is left out where the annotation `cdk8s-daemonsets/accept` of its object accepts it, with a line `RULE: REASON`. The report
 * lists what is accepted, and acceptances that no longer apply.
 *
 * To use the plugin, list it in `cdk8s.yaml`:
 *
 * ```yaml
 * validations:
 *   - package: cdk8s-daemonsets
 *     version: 1.0.0
 *     class: ManifestValidationPlugin
 *     properties:
 *       kubernetesVersion: '1.30+'
 *       platforms: [gke-autopilot]
 * ```
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class ManifestValidationPlugin {
  private readonly judging: Judging;
  private readonly versions: string;
  private readonly platforms: readonly PlatformName[];

  /**
   * @param props the API server to judge for; cdk8s passes the `properties` of `cdk8s.yaml`
   */
  public constructor(props: ManifestValidationPluginProps = {}) {
    checkObject('properties', props);
    const { platforms = [], ...server } = props;
    const { kubernetesVersion = '1.28+', allowPrivileged, podSecurity } = server;
    // without quotes, YAML reads 1.30 as the number 1.3
    if (typeof kubernetesVersion !== 'string') {
      throw new Error(`kubernetesVersion is the number ${kubernetesVersion}; put it in quotes, such as '1.30'`);
    }
    // throws for wrong props
    new ObjectValidator(server);
    checkPlatforms(platforms);
    this.platforms = platforms;
    this.judging = {
      minors: parseVersions(kubernetesVersion),
      allowPrivileged,
      podSecurity,
      ...(platforms.length > 0 && { platforms }),
    };
    this.versions = kubernetesVersion;
  }

  /**
   * Judges the manifests. `cdk8s synth` calls this method.
   *
   * @param context the manifests, their construct paths and the report, as cdk8s-cli passes them to a validation
   */
  public async validate(context: any): Promise<void> {
    const { manifests, metadata, report } = context as CliContext;
    const files = manifests.map((name) => judgeSource({ name, content: readFileSync(name) }, this.judging));
    const documents = judgeOnPlatforms(
      judgeReferences(judgeCustomResources(judgeAgainstNamespaces(files.flatMap((file) => file.documents)))),
      this.platforms,
    );
    const problems = files.flatMap((file) => file.problems);
    const judged = withoutAccepted({ documents, problems });
    for (const { source, message, line, column } of problems) {
      const violatingResources = [{ resourceName: 'N/A', locations: [`${line}:${column}`], manifestPath: source }];
      report.addViolation({
        ruleName: 'unreadable',
        recommendation: message,
        fix: 'Write what kubectl can read.',
        violatingResources,
      });
    }
    for (const violation of violationsOf(judged, metadata)) report.addViolation(violation);
    for (const { document, message, rule } of judged.faults) {
      const { id, severity, remedy } = rule;
      const violatingResources = [
        {
          resourceName: reportedName(document, documents, metadata),
          locations: [`metadata.annotations[${ACCEPT_ANNOTATION}]`],
          manifestPath: document.source,
        },
      ];
      report.addViolation({ ruleName: `${severity}: ${id}`, recommendation: message, fix: remedy, violatingResources });
    }
    const summary = summarize(judged);
    const isRefusedByPlatform = judged.documents.some(({ findings }) => findings.some(neverRunsOnPlatform));
    report.submit(
      summary.rejected + summary.unreadable > 0 || isRefusedByPlatform ? 'failure' : 'success',
      metadataOf(summary, judged.accepted, this.versions),
    );
  }
}

function checkPlatforms(platforms: unknown): void {
  const names: readonly string[] = PLATFORM_NAMES;
  const unknown = Array.isArray(platforms) ? platforms.find((name) => !names.includes(name)) : platforms;
  if (unknown === undefined) return;
  throw new Error(`platforms has ${JSON.stringify(unknown)}; give a list of ${names.join(', ')}`);
}

function metadataOf(
  { accepted, rejected, notJudged }: Summary,
  findings: readonly AcceptedFinding[],
  versions: string,
): { readonly [key: string]: string } {
  const lines = findings.map(
    ({ document, finding, reason }) => `${finding.rule} of ${objectOfDocument(document)}: ${reason}`,
  );
  return {
    Kubernetes: versions,
    'Objects accepted': `${accepted}`,
    'Objects rejected': `${rejected}`,
    'Objects not judged': `${notJudged}`,
    ...(lines.length > 0 && { 'Findings accepted': lines.join('; ') }),
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
  const own = ownValue(metadata, name);
  if (isLast && own !== undefined) {
    setOwn(metadata, full, { path: own.path.replace(/(?:\/(?:Resource|Default))+$/, '') });
  }
  return full;
}
