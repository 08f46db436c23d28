import { apiResource } from './api-resources';
import { ChartContext } from './chart-context';
import { Companion, hasOnly, isTextList, isTexts, propsOf } from './companion';
import { quotedLiteral } from './literals';
import { ObjectCoder } from './object-coder';
import { objectKey } from './object-key';
import { call, Expression, fields, Element, list, text } from './syntax-tree';
import { isJsonObject, JsonObject } from '../model/json-object';

const GROUP = 'rbac.authorization.k8s.io';

/** The construct of cdk8s-plus that writes a role or binding as it is, where there is one. */
export function rbacCompanion(object: JsonObject, coder: ObjectCoder, context: ChartContext): Companion | undefined {
  if (object.apiVersion !== `${GROUP}/v1`) {
    return undefined;
  }
  switch (object.kind) {
    case 'Role':
      return role(object, coder);
    case 'ClusterRole':
      return clusterRole(object, coder);
    case 'RoleBinding':
      return binding(object, coder, context, ['Role', 'ClusterRole']);
    case 'ClusterRoleBinding':
      return binding(object, coder, context, ['ClusterRole']);
    default:
      return undefined;
  }
}

function role(object: JsonObject, coder: ObjectCoder): Companion | undefined {
  const { metadata, rules } = object;
  const isExact =
    Array.isArray(rules) &&
    hasOnly(object, ['apiVersion', 'kind', 'metadata', 'rules']) &&
    rules.every(
      (rule, i) => isRule(rule, ['apiGroups', 'resources']) && isResource(rule) && !coder.hasCommentIn(['rules', i]),
    );
  return isExact
    ? {
        className: 'kplus.Role',
        props: [...propsOf({ metadata }, coder), rulesField(rules as JsonObject[], coder, 'resources')],
        steps: [],
      }
    : undefined;
}

function clusterRole(object: JsonObject, coder: ObjectCoder): Companion | undefined {
  const { metadata, rules, aggregationRule } = object;
  const areExact =
    Array.isArray(rules) &&
    rules.every(
      (rule, i) =>
        !coder.hasCommentIn(['rules', i]) &&
        (isJsonObject(rule) && rule.nonResourceURLs !== undefined
          ? isRule(rule, ['nonResourceURLs']) && isOneText(rule.nonResourceURLs) && rule.nonResourceURLs[0] !== ''
          : isRule(rule, ['apiGroups', 'resources', 'resourceNames']) &&
            isResource(rule) &&
            Array.isArray(rule.resourceNames) &&
            rule.resourceNames.length === 0),
    );
  const labels = aggregationRule === undefined ? {} : aggregatedLabels(aggregationRule);
  if (
    !areExact ||
    !labels ||
    coder.hasCommentIn(['aggregationRule']) ||
    !hasOnly(object, ['apiVersion', 'kind', 'metadata', 'rules', 'aggregationRule'])
  ) {
    return undefined;
  }
  const aggregation =
    aggregationRule === undefined ? [] : [{ key: 'aggregationLabels', code: coder.value(labels, ['aggregationRule']) }];
  return {
    className: 'kplus.ClusterRole',
    props: [...propsOf({ metadata }, coder), rulesField(rules as JsonObject[], coder, 'endpoints'), ...aggregation],
    steps: [],
  };
}

function isRule(rule: unknown, keys: readonly string[]): rule is JsonObject {
  return isJsonObject(rule) && isTextList(rule.verbs) && hasOnly(rule, ['verbs', ...keys]);
}

/** Whether the rule is about one kind of resource; cdk8s-plus makes a rule of each. */
function isResource({ apiGroups, resources }: JsonObject): boolean {
  return isOneText(apiGroups) && apiGroups[0] !== 'core' && isOneText(resources) && resources[0] !== '';
}

function isOneText(value: unknown): value is readonly [string] {
  return isTextList(value) && value.length === 1;
}

function aggregatedLabels(rule: unknown): JsonObject | undefined {
  const selectors =
    isJsonObject(rule) && hasOnly(rule, ['clusterRoleSelectors']) && Array.isArray(rule.clusterRoleSelectors)
      ? rule.clusterRoleSelectors
      : [];
  const [selector] = selectors as JsonObject[];
  const isOne =
    selectors.length === 1 &&
    isJsonObject(selector) &&
    hasOnly(selector, ['matchLabels']) &&
    isTexts(selector.matchLabels);
  return isOne && Object.keys(selector.matchLabels as JsonObject).length > 0
    ? (selector.matchLabels as JsonObject)
    : undefined;
}

function rulesField(rules: readonly JsonObject[], coder: ObjectCoder, key: string) {
  const items = rules.map(({ verbs, apiGroups, resources, nonResourceURLs }, i): Element => {
    const what =
      nonResourceURLs === undefined
        ? resourceCode((apiGroups as string[])[0], (resources as string[])[0])
        : call('kplus.NonApiResource.of', text(quotedLiteral((nonResourceURLs as string[])[0])));
    return {
      code: fields({ [key]: list(what), verbs: coder.value(verbs, ['rules', i, 'verbs']) }),
      comments: coder.take(['rules', i]),
    };
  });
  return { key: 'rules', code: { kind: 'list', items } as Expression, comments: coder.take(['rules']) };
}

function resourceCode(apiGroup: string, resourceType: string): Expression {
  const constant = apiResource(apiGroup, resourceType);
  const [group, type] = [apiGroup, resourceType].map((part) => text(quotedLiteral(part)));
  return constant
    ? text(`kplus.ApiResource.${constant}`)
    : call('kplus.ApiResource.custom', fields({ apiGroup: group, resourceType: type }));
}

function binding(
  object: JsonObject,
  coder: ObjectCoder,
  context: ChartContext,
  roles: readonly string[],
): Companion | undefined {
  const { metadata, roleRef, subjects } = object;
  const isExact =
    isJsonObject(roleRef) &&
    hasOnly(roleRef, ['apiGroup', 'kind', 'name']) &&
    roleRef.apiGroup === GROUP &&
    roles.includes(roleRef.kind as string) &&
    isName(roleRef.name) &&
    Array.isArray(subjects) &&
    subjects.every(isSubject) &&
    hasOnly(object, ['apiVersion', 'kind', 'metadata', 'roleRef', 'subjects']) &&
    !coder.hasCommentIn(['roleRef']) &&
    !coder.hasCommentIn(['subjects']);
  if (!isExact) {
    return undefined;
  }
  const namesOfSubjects = (subjects as JsonObject[]).map((subject, i) => subjectCode(subject, i, coder, context));
  return {
    className: `kplus.${object.kind}`,
    props: [
      ...propsOf({ metadata }, coder),
      { key: 'role', code: roleCode(roleRef, (metadata as JsonObject).namespace, coder, context) },
    ],
    steps: namesOfSubjects.length > 0 ? [{ method: 'addSubjects', args: namesOfSubjects }] : [],
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isSubject(subject: unknown): boolean {
  if (!isJsonObject(subject) || !isName(subject.name)) {
    return false;
  }
  const { kind, apiGroup, namespace } = subject;
  return kind === 'ServiceAccount'
    ? apiGroup === '' && isName(namespace) && hasOnly(subject, ['apiGroup', 'kind', 'name', 'namespace'])
    : (kind === 'User' || kind === 'Group') && apiGroup === GROUP && hasOnly(subject, ['apiGroup', 'kind', 'name']);
}

function subjectCode(
  { kind, name, namespace }: JsonObject,
  index: number,
  coder: ObjectCoder,
  context: ChartContext,
): Expression {
  const own = ownReference(kind, namespace, name, context);
  if (own) {
    return own;
  }
  const { code: named } = coder.fields({ name }, ['subjects', index])[0];
  const id = text(quotedLiteral(context.ids.constructId(`${name}-${(kind as string).toLowerCase()}`)));
  return kind === 'ServiceAccount'
    ? call(
        'kplus.ServiceAccount.fromServiceAccountName',
        text('this'),
        id,
        named,
        fields({ namespaceName: coder.value(namespace, []) }),
      )
    : call(`kplus.${kind}.fromName`, text('this'), id, named);
}

function roleCode(
  { kind, name }: JsonObject,
  namespace: unknown,
  coder: ObjectCoder,
  context: ChartContext,
): Expression {
  const own = ownReference(kind, namespace, name, context);
  if (own) {
    return own;
  }
  const id = text(quotedLiteral(context.ids.constructId(`${name}-role`)));
  return call(`kplus.${kind}.from${kind}Name`, text('this'), id, coder.fields({ name }, ['roleRef'])[0].code);
}

/** A reference to an object that the chart makes with a class of cdk8s-plus. */
function ownReference(kind: unknown, namespace: unknown, name: unknown, context: ChartContext): Expression | undefined {
  const object = objectKey(kind as string, namespace, name as string);
  return context.made.get(object) === `kplus.${kind as string}` ? { kind: 'reference', object } : undefined;
}
