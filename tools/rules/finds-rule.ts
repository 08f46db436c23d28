import { Rule } from '../../src/findings/rule';
import { readManifests } from '../../src/manifest/read-manifests';
import { judge } from '../../src/validation/judge';
import { judgeUpdate } from '../../src/validation/update';

export interface Found {
  /** The errors of other rules. */
  readonly errors: number;
  /** Where the rule finds something. */
  readonly paths: readonly (readonly (string | number)[])[];
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
  const [{ findings }] =
    old === undefined ? judge(document.value, [minor], options) : judgeUpdate(old, document.value, [minor], options);
  return {
    errors: findings.filter(({ rule: other }) => other.severity === 'error' && other.id !== rule.id).length,
    paths: findings.filter((one) => one.rule.id === rule.id).map(({ path }) => path.segments()),
  };
}
