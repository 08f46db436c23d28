import { RawFinding } from '../../src/findings/context';
import { Rule } from '../../src/findings/rule';
import { readManifests } from '../../src/manifest/read-manifests';
import { isDaemonSet } from '../../src/model/daemon-set-kind';
import { judge, JudgeOptions } from '../../src/validation/judge';
import { identify, judgeObject } from '../../src/validation/kinds/judge-object';
import { judgeObjectUpdate } from '../../src/validation/kinds/judge-update';
import { judgeUpdate } from '../../src/validation/update';

export interface Found {
  /** The errors of other rules. */
  readonly errors: number;
  /** Where the rule finds something. */
  readonly paths: readonly (readonly (string | number)[])[];
}

interface Answer {
  readonly minor: number;
  readonly findings: readonly RawFinding[];
}

/** The answers to a request to create an object of any kind or, with an old one, to put it in the place of that. */
export function answersTo(
  object: unknown,
  old: unknown,
  minors: readonly number[],
  options: JudgeOptions,
): readonly Answer[] {
  if (identify(object) === undefined || isDaemonSet(object)) {
    return old === undefined ? judge(object, minors, options) : judgeUpdate(old, object, minors, options);
  }
  return (old === undefined ? judgeObject(object, minors, options) : judgeObjectUpdate(old, object, minors, options))
    .answers;
}

/** What a rule and all others find in the first object of a text. */
export function findsRule(rule: Rule, text: string, minor: number, old?: unknown): Found {
  const { documents, problem } = readManifests({ name: 'example', content: text });
  if (problem !== undefined || documents.length === 0) {
    // a text that cannot be read has no finding: the problem is the rule
    const isRule = rule.id === 'reading/unreadable';
    return { errors: isRule ? 0 : 1, paths: isRule ? [[]] : [] };
  }
  const [document] = documents;
  const level = rule.table.startsWith('pod-security')
    ? /baseline|hostPathVolumes/i.test(rule.id)
      ? 'baseline'
      : 'restricted'
    : undefined;
  const allowPrivileged = /privileged$/i.test(rule.id) ? false : undefined;
  const options = { source: document, podSecurity: level, allowPrivileged, isJson: true } as const;
  const [{ findings } = { findings: [] }] = answersTo(document.value, old, [minor], options);
  return {
    errors: findings.filter(({ rule: other }) => other.severity === 'error' && other.id !== rule.id).length,
    paths: findings.filter((one) => one.rule.id === rule.id).map(({ path }) => path.segments()),
  };
}
