import { packageFacts } from '../package-facts';

/** Where the rule is explained: its table in docs/rules.md. */
export function ruleLink(rule: string): string {
  const table = rule.slice(0, rule.lastIndexOf('/'));
  return `${packageFacts().homepage}/blob/main/docs/rules.md#${table.replace(/[^\w-]/g, '').toLowerCase()}`;
}
