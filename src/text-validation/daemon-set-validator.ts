import { judgeAgainstNamespaces } from './enforced-levels';
import { judgeSource } from './judge-source';
import { InputProblem } from './judged';
import { Finding } from '../findings/finding';
import { rules } from '../validation/reading';
import { ObjectValidator } from '../validation/validator';

/**
 * A finding in a text, and where it is.
 */
export interface TextFinding extends Finding {
  /**
   * What the text is called, such as the path of a file.
   */
  readonly source: string;

  /**
   * Which of the objects in the text it is about, from 0. The items of a list count one by one.
   *
   * @default - none: the text cannot be read from here on
   */
  readonly document?: number;

  /**
   * The line, from 1.
   */
  readonly line: number;

  /**
   * The column, from 1, in UTF-16 code units as editors count.
   */
  readonly column: number;
}

/**
 * Judges apps/v1 DaemonSet manifests as the API server would: whether it accepts them, what it drops of them, and what it warns of.
 *
 * ```ts
 * import { DaemonSetValidator } from 'cdk8s-daemonsets';
 *
 * const manifest = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' } };
 * const findings = new DaemonSetValidator({ kubernetesVersion: '1.30+' }).validate(manifest);
 * ```
 */
export class DaemonSetValidator extends ObjectValidator {
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
    const { documents, problems } = judgeSource({ name: source, content: text }, this._judging);
    return [
      ...judgeAgainstNamespaces(documents).flatMap(({ index, findings }) =>
        findings.map((finding) => ({ ...finding, source, document: index })),
      ),
      ...problems.map((problem) => unreadable(problem)),
    ];
  }
}

function unreadable({ source, message, line = 1, column = 1 }: InputProblem): TextFinding {
  const { id, severity, reason, remedy } = rules.unreadable;
  return { severity, reason, field: '', path: [], message, remedy, rule: id, source, line, column };
}
