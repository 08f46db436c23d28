import { DaemonSetValidator } from './daemon-set-validator';
import { verdictOf } from './judge-other';
import { judgeText } from './judge-text';
import { TextFinding } from './text-finding';
import { valuesLost } from './values-lost';
import { Finding } from '../findings/finding';
import { isDaemonSet } from '../model/daemon-set-kind';
import { checkReadable } from '../model/readable';
import { judgeObject } from '../validation/kinds/judge-object';
import { judgeObjectUpdate } from '../validation/kinds/judge-update';
import { toFindings } from '../validation/to-findings';
import { ObjectValidator } from '../validation/validator';
import { DaemonSetValidatorProps } from '../validation/validator-props';

/**
 * The answer of the API server to a manifest.
 */
export interface ManifestVerdict {
  /**
   * `accepted`: the server stores the object. `rejected`: it does not; at least one finding is an error. `not-judged`: nothing is wrong with fields and
   * types, but the rules of the kind are not known here, or nothing is known of the kind.
   */
  readonly verdict: 'accepted' | 'rejected' | 'not-judged';

  /**
   * What was found, errors first.
   */
  readonly findings: Finding[];
}

/**
 * Judges manifests of any kind as the API server does.
 *
 * All rules are known of DaemonSet and 28 other kinds, among them the workloads, configuration, roles, Services and what stands beside them: the page
 * `docs/kinds.md` lists them. Of the other kinds that Kubernetes serves in a stable version, the fields and their types are: such an object is
 * `rejected` or `not-judged`. Custom resources are judged in
 * texts that hold their CustomResourceDefinition, in the same way.
 *
 * The verdict is that of a request alone. Outside it is what depends on the cluster: addresses and ports that are free, ranges that flags set, other
 * objects that must exist, quota, webhooks, policies, and expressions in CEL.
 *
 * ```ts
 * import { ManifestValidator } from 'cdk8s-daemonsets';
 *
 * const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'agent' }, data: { level: 'info' } };
 * const judgement = new ManifestValidator({ kubernetesVersion: '1.30+' }).judge(config);
 * ```
 */
export class ManifestValidator {
  private readonly daemonSets: DaemonSetValidator;
  private readonly objects: ObjectValidator;

  /**
   * @param props the API server to judge for
   */
  public constructor(props: DaemonSetValidatorProps = {}) {
    this.daemonSets = new DaemonSetValidator(props);
    this.objects = new ObjectValidator(props);
  }

  /**
   * Judges a new object: the answer to a request to create it. The manifest may be any JSON value, and is not changed.
   *
   * @param manifest the manifest as an object
   */
  public judge(manifest: any): ManifestVerdict {
    checkReadable('manifest', manifest);
    if (isDaemonSet(manifest)) return ofDaemonSet(this.daemonSets.validate(manifest));
    const { minors, allowPrivileged } = this.objects.judging;
    const { depth, answers } = judgeObject(manifest, minors, { allowPrivileged });
    const findings = toFindings(answers, manifest);
    return { verdict: verdictOf(depth, findings), findings };
  }

  /**
   * Judges an update: the answer to a request to replace the old object with the new one of the same kind and name.
   *
   * @param oldManifest the object in the cluster
   * @param newManifest the manifest as an object
   */
  public judgeUpdate(oldManifest: any, newManifest: any): ManifestVerdict {
    checkReadable('oldManifest', oldManifest);
    checkReadable('newManifest', newManifest);
    if (isDaemonSet(newManifest)) return ofDaemonSet(this.daemonSets.validateUpdate(oldManifest, newManifest));
    const { minors, allowPrivileged } = this.objects.judging;
    const { depth, answers } = judgeObjectUpdate(oldManifest, newManifest, minors, { allowPrivileged });
    const findings = toFindings(answers, newManifest);
    return { verdict: verdictOf(depth, findings), findings };
  }

  /**
   * Returns the findings of `judge`. There are none if the server accepts the object as it is, or if nothing is known of its kind.
   *
   * @param manifest the manifest as an object
   */
  public validate(manifest: any): Finding[] {
    return this.judge(manifest).findings;
  }

  /**
   * Counts what came in: the places of values that were given and are not in what was made of them, such as `containers[0].liveness_probe`. Without any,
   * everything arrived.
   *
   * For Python, where keys of dictionaries in lists that are not spelled as in TypeScript are dropped before this library sees them. Give the data that
   * the app was written with, and a part of `chart.to_json()`. Keys are the same if they differ in case and underscores only.
   *
   * @param given what was written, as data
   * @param received what was made of it: the same part of a synthesized manifest
   */
  public valuesLost(given: any, received: any): string[] {
    return valuesLost(given, received);
  }

  /**
   * Judges every object in a text of YAML or JSON, as kubectl reads it. If a Namespace in the text enforces a Pod Security level by its labels, the
   * DaemonSets in this namespace are judged against the level, unless `podSecurity` sets one for all of them.
   *
   * @param text YAML or JSON of any number of documents
   * @param source what the text is called in findings; `manifest.yaml` by default
   */
  public validateText(text: string, source: string = 'manifest.yaml'): TextFinding[] {
    return judgeText(text, source, this.objects.judging);
  }
}

function ofDaemonSet(findings: Finding[]): ManifestVerdict {
  return { verdict: verdictOf('whole', findings), findings };
}
