import { GROUPS_OF } from './resource-groups';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { listOf, objectsOf, textOf } from '../../model/untyped';
import { ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/api-groups',
  { stage: 'run', severity: 'advice', upstream: 'pkg/registry/rbac/validation/rule.go RuleAllows' },
  {
    resource: {
      reason: 'FieldValueInvalid',
      remedy: 'Name the group that has the resource: the rule grants nothing for it.',
    },
  },
);

/** Groups of Kubernetes. In others, a custom resource may have the name of a built-in one. */
const IS_BUILT_IN = /^(?:[a-z]*|[a-z.]+\.k8s\.io)$/;

/** Rules of RBAC name built-in resources in a group that has them. */
export const checkApiGroups: ReferenceCheck = ({ kind, apiVersion, manifest }, _, report) => {
  if (!apiVersion.startsWith('rbac.authorization.k8s.io/') || !/^(?:Cluster)?Role$/.test(kind)) return;
  objectsOf(manifest.rules).forEach((rule, i) => {
    const groups = listOf(rule.apiGroups).map(textOf);
    if (groups.length === 0 || groups.includes('*') || groups.some((group) => !IS_BUILT_IN.test(group))) return;
    listOf(rule.resources).forEach((resource, j) => {
      const name = textOf(resource).split('/')[0];
      const having = GROUPS_OF.get(name);
      if (!having || having.some((group) => groups.includes(group))) return;
      report(
        rules.resource,
        Path.of('rules').index(i).child('resources').index(j),
        `'${name}' is in ${having.map(groupText).join(' and ')}, not in ${groups.map(groupText).join(' or ')}`,
      );
    });
  });
};

function groupText(group: string): string {
  return group === '' ? "the core group ''" : group;
}
