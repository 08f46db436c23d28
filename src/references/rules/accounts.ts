import { namespaceText } from './config';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { objectsOf, textOf } from '../../model/untyped';
import { ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/accounts',
  { stage: 'admit', severity: 'advice', upstream: 'plugin/pkg/admission/serviceaccount/admission.go Admit' },
  {
    otherNamespace: {
      reason: 'FieldValueNotFound',
      remedy: 'Use an account of the namespace of the pods; without one, the API server refuses every pod.',
    },
    subject: {
      reason: 'FieldValueNotFound',
      upstream: 'plugin/pkg/auth/authorizer/rbac/rbac.go appliesToUser',
      remedy: 'Correct name and namespace of the subject: a binding to an account that is not there grants nothing.',
    },
  },
);

/** Pods and bindings name accounts that are there. */
export const checkAccounts: ReferenceCheck = ({ kind, apiVersion, place, manifest, pods }, set, report) => {
  const accounts = set.ofKind('ServiceAccount');
  if (pods) {
    const name = textOf(pods.spec.serviceAccountName) || textOf(pods.spec.serviceAccount);
    const isElsewhere = name !== '' && name !== 'default' && !set.find('ServiceAccount', place, name);
    const other = isElsewhere ? accounts.find((account) => account.name === name) : undefined;
    if (other) {
      const path = pods.path.child(pods.spec.serviceAccountName ? 'serviceAccountName' : 'serviceAccount');
      report(
        rules.otherNamespace,
        path,
        `ServiceAccount '${name}' is in ${namespaceText(other.place)}, not in ${namespaceText(place)}`,
      );
    }
  }
  if (!apiVersion.startsWith('rbac.authorization.k8s.io/') || !/^(?:Cluster)?RoleBinding$/.test(kind)) return;
  objectsOf(manifest.subjects).forEach((subject, i) => {
    const name = textOf(subject.name);
    const namespace = textOf(subject.namespace);
    // accounts of namespaces of which the set has none are made elsewhere
    if (subject.kind !== 'ServiceAccount' || name === 'default' || namespace === '') return;
    if (set.find('ServiceAccount', namespace, name)) return;
    const own = accounts.filter((account) => account.place === namespace);
    const elsewhere = accounts.find((account) => account.name === name);
    if (own.length === 0 && !elsewhere) return;
    const known = elsewhere
      ? `it is in ${namespaceText(elsewhere.place)}`
      : `there are ${own
          .map((account) => account.name)
          .slice(0, 5)
          .join(', ')}`;
    report(
      rules.subject,
      Path.of('subjects').index(i).child('name'),
      `there is no ServiceAccount '${name}' in ${namespaceText(namespace)}; ${known}`,
    );
  });
};
