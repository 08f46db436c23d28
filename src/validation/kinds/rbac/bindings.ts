import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { RoleBinding, Subject } from '../../../model/generated/kind-structs';
import { dnsSubdomainProblems, pathSegmentProblems, reportName } from '../../names';
import { Kind, PATH_SEGMENT } from '../kind';

const GROUP = 'rbac.authorization.k8s.io';
const SUBJECT = 'rbac validation.go ValidateRoleBindingSubject';

export const rules = defineRules('rbac/bindings', 'rbac validation.go ValidateRoleBinding', {
  roleGroup: { reason: 'FieldValueNotSupported', remedy: `Write ${GROUP}, or leave apiGroup out.` },
  roleKind: {
    reason: 'FieldValueNotSupported',
    remedy: 'Use ClusterRole; a RoleBinding can name a Role of its namespace as well.',
  },
  roleNameMissing: { reason: 'FieldValueRequired', remedy: 'Name the role.' },
  roleName: { reason: 'FieldValueInvalid', remedy: 'Write the name of a role.' },
  subjectNameMissing: { reason: 'FieldValueRequired', upstream: SUBJECT, remedy: 'Name the subject.' },
  serviceAccountName: {
    reason: 'FieldValueInvalid',
    upstream: SUBJECT,
    remedy: 'Write the name of a ServiceAccount.',
  },
  subjectGroup: {
    reason: 'FieldValueNotSupported',
    upstream: SUBJECT,
    remedy: `Leave apiGroup out; that of a ServiceAccount is '', that of a User or Group ${GROUP}.`,
  },
  namespace: {
    reason: 'FieldValueRequired',
    upstream: SUBJECT,
    remedy: 'Name the namespace of the ServiceAccount.',
  },
  subjectKind: { reason: 'FieldValueNotSupported', upstream: SUBJECT, remedy: 'Use ServiceAccount, User or Group.' },
  roleRef: {
    reason: 'FieldValueInvalid',
    stage: 'update',
    upstream: 'rbac validation.go ValidateRoleBindingUpdate',
    remedy: 'Delete and create the binding again, or use another name.',
  },
});

/** ValidateRoleBinding and ValidateClusterRoleBinding */
function validator(isNamespaced: boolean): (binding: RoleBinding, ctx: Context) => void {
  return ({ roleRef, subjects = [] }, ctx) => {
    const path = Path.of('roleRef');
    const { apiGroup = '', kind, name } = roleRef;
    if (apiGroup !== GROUP) ctx.report(rules.roleGroup, path.child('apiGroup'), `${quoted(apiGroup)} is not ${GROUP}`);
    if (kind !== 'ClusterRole' && !(isNamespaced && kind === 'Role')) {
      const kinds = isNamespaced ? 'one of Role, ClusterRole' : 'ClusterRole';
      ctx.report(rules.roleKind, path.child('kind'), `${quoted(kind)} is not ${kinds}`);
    }
    if (name === '') ctx.report(rules.roleNameMissing, path.child('name'), 'is missing');
    else reportName(pathSegmentProblems(name), name, rules.roleName, path.child('name'), ctx);
    subjects.forEach((subject, i) => validateSubject(subject, isNamespaced, Path.of('subjects', i), ctx));
  };
}

function validateSubject(subject: Subject, isNamespaced: boolean, path: Path, ctx: Context): void {
  const { kind, name, apiGroup = '', namespace = '' } = subject;
  if (name === '') ctx.report(rules.subjectNameMissing, path.child('name'), 'is missing');
  const checkGroup = (group: string): void =>
    apiGroup === group
      ? undefined
      : ctx.report(rules.subjectGroup, path.child('apiGroup'), `${quoted(apiGroup)} is not ${quoted(group)}`);
  if (kind === 'ServiceAccount') {
    if (name !== '') reportName(dnsSubdomainProblems(name), name, rules.serviceAccountName, path.child('name'), ctx);
    checkGroup('');
    if (!isNamespaced && namespace === '') ctx.report(rules.namespace, path.child('namespace'), 'is missing');
  } else if (kind === 'User' || kind === 'Group') {
    checkGroup(GROUP);
  } else {
    ctx.report(rules.subjectKind, path.child('kind'), `${quoted(kind)} is not one of ServiceAccount, User, Group`);
  }
}

/** ValidateRoleBindingUpdate */
function validateChange({ roleRef }: RoleBinding, { roleRef: old }: RoleBinding, ctx: Context): void {
  if (roleRef.apiGroup === old.apiGroup && roleRef.kind === old.kind && roleRef.name === old.name) return;
  ctx.report(rules.roleRef, Path.of('roleRef'), 'cannot be changed');
}

const binding = (isNamespaced: boolean): Kind => ({
  isNamespaced,
  nameFor: () => PATH_SEGMENT,
  validate: validator(isNamespaced),
  validateChange: validateChange,
});

export const ROLE_BINDING = binding(true);
export const CLUSTER_ROLE_BINDING = binding(false);
