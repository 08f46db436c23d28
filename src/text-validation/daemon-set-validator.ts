import { judgeText } from './judge-text';
import { TextFinding } from './text-finding';
import { Finding } from '../findings/finding';
import { PodSecurityResult } from '../validation/pod-security/result';
import { ObjectValidator } from '../validation/validator';
import { DaemonSetValidatorProps } from '../validation/validator-props';

/**
 * Judges manifests of apps/v1 DaemonSets as the API server does: whether it accepts them, which fields it drops, and what it warns about.
 *
 * ```ts
 * import { DaemonSetValidator } from 'cdk8s-daemonsets';
 *
 * const manifest = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' } };
 * const findings = new DaemonSetValidator({ kubernetesVersion: '1.30+' }).validate(manifest);
 * ```
 */
export class DaemonSetValidator {
  private readonly objects: ObjectValidator;

  /**
   * @param props the API server to judge for
   */
  public constructor(props: DaemonSetValidatorProps = {}) {
    this.objects = new ObjectValidator(props);
  }

  /**
   * Judges a new DaemonSet: the findings are the answer to a request to create it. There are none if the server accepts it as it is. The manifest may
   * be any JSON value, and is not changed.
   *
   * @param manifest the manifest as an object
   */
  public validate(manifest: any): Finding[] {
    return this.objects.validate(manifest);
  }

  /**
   * Judges an update: the findings are the answer to a request to replace the old DaemonSet with the new one. They include changes of fields that
   * cannot change, and leave out errors that the server tolerates because the old DaemonSet has them already.
   *
   * @param oldManifest the DaemonSet in the cluster
   * @param newManifest the manifest as an object
   */
  public validateUpdate(oldManifest: any, newManifest: any): Finding[] {
    return this.objects.validateUpdate(oldManifest, newManifest);
  }

  /**
   * Returns the strictest Pod Security level that allows the pods of the DaemonSet, and what violates stricter levels. The level of this validator
   * and all other rules do not matter.
   *
   * @param manifest the manifest as an object
   */
  public podSecurityLevel(manifest: any): PodSecurityResult {
    return this.objects.podSecurityLevel(manifest);
  }

  /**
   * Judges every DaemonSet in a text of YAML or JSON, as kubectl reads it. Other objects are not judged. If a Namespace in the text enforces a Pod
   * Security level by its labels, the DaemonSets in this namespace are judged against the level, unless `podSecurity` sets one for all of them.
   *
   * A text keeps what an object has lost: the exact digits of numbers, keys that are written twice, and the line of each finding. A text that cannot
   * be read to its end is an error at the place where reading stops.
   *
   * @param text YAML or JSON of any number of documents
   * @param source what the text is called in findings; `manifest.yaml` by default
   */
  public validateText(text: string, source: string = 'manifest.yaml'): TextFinding[] {
    return judgeText(text, source, { ...this.objects.judging, onlyDaemonSets: true });
  }
}
