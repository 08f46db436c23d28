import { qualifiedNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { LabelSelector } from '../model/generated/structs';

const PREFERRED = 'validation.go ValidateMatchLabelKeysAndMismatchLabelKeys';

export const rules = defineRules('label-keys', 'validation.go ValidateMatchLabelKeysInTopologySpread', {
  selectorMissing: { reason: 'FieldValueForbidden', remedy: 'Give a labelSelector, or leave the keys out.' },
  key: { reason: 'FieldValueInvalid', remedy: 'Write a label key, such as pod-template-hash.' },
  alsoSelected: {
    reason: 'FieldValueInvalid',
    remedy: 'Remove the key from matchLabelKeys or from the labelSelector.',
  },
  selectedTwice: {
    reason: 'FieldValueInvalid',
    upstream: PREFERRED,
    since: 31,
    remedy: 'Name the key once: in matchLabelKeys or in the labelSelector.',
  },
  mismatched: {
    reason: 'FieldValueInvalid',
    upstream: PREFERRED,
    since: 31,
    remedy: 'Name the key in matchLabelKeys or in mismatchLabelKeys only.',
  },
});

/** ValidateMatchLabelKeysAndMismatchLabelKeys: of pod affinity terms, and of topology spread constraints from 1.34. */
export function validateMatchLabelKeys(
  matched: readonly string[] = [],
  mismatched: readonly string[] = [],
  selector: LabelSelector | undefined,
  path: Path,
  ctx: Context,
): void {
  if (matched.length === 0 && mismatched.length === 0) return;
  validateKeys(matched, selector, path.child('matchLabelKeys'), ctx);
  validateKeys(mismatched, selector, path.child('mismatchLabelKeys'), ctx);

  // of a key that is there twice, the last
  const places = new Map(matched.map((key, i) => [key, i]));
  const selected = new Set(Object.keys(selector?.matchLabels ?? {}));
  for (const { key } of selector?.matchExpressions ?? []) {
    const at = places.get(key) ?? -1;
    // the server later adds an expression for each key of matchLabelKeys, so a single mention is no conflict; the path lacks the name of the list
    if (at >= 0 && selected.has(key)) {
      const place = path.child('matchLabelKeys').index(at);
      ctx.report(
        rules.selectedTwice,
        place.printedAs(path.index(at)),
        `${quoted(key)} stands in both matchLabelKeys and labelSelector`,
      );
    }
    selected.add(key);
  }
  const mismatching = new Set(mismatched);
  matched.forEach((key, i) => {
    if (mismatching.has(key)) {
      ctx.report(rules.mismatched, path.child('matchLabelKeys').index(i), `${quoted(key)} is in mismatchLabelKeys too`);
    }
  });
}

function validateKeys(keys: readonly string[], selector: LabelSelector | undefined, path: Path, ctx: Context): void {
  if (keys.length === 0) return;
  if (selector === undefined) return ctx.report(rules.selectorMissing, path, 'needs a labelSelector beside it');
  keys.forEach((key, i) => reportName(qualifiedNameProblems(key), key, rules.key, path.index(i), ctx));
}

/** ValidateMatchLabelKeysInTopologySpread, the older and stricter check: no key may also be in the selector. */
export function validateMatchLabelKeysApart(
  keys: readonly string[] = [],
  selector: LabelSelector | undefined,
  path: Path,
  ctx: Context,
): void {
  if (keys.length === 0) return;
  if (selector === undefined) ctx.report(rules.selectorMissing, path, 'needs a labelSelector beside it');
  const selected = new Set(Object.keys(selector?.matchLabels ?? {}));
  for (const { key } of selector?.matchExpressions ?? []) selected.add(key);
  keys.forEach((key, i) => {
    reportName(qualifiedNameProblems(key), key, rules.key, path.index(i), ctx);
    if (selected.has(key)) ctx.report(rules.alsoSelected, path.index(i), `${quoted(key)} is in labelSelector too`);
  });
}
