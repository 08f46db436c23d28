import { JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { objectOf, objectsOf, textOf } from '../model/untyped';

/** What keeps a DaemonSet as it describes it, and so undoes what is changed by hand. */
export interface Manager {
  readonly kind: 'Argo CD' | 'Flux' | 'Helm' | 'operator';
  readonly name: string;
  /** The label, annotation or owner that says so. */
  readonly sign: string;
}

/*
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 * https://fluxcd.io/flux/components/kustomize/kustomizations/ (kustomize.toolkit.fluxcd.io/name)
 * https://fluxcd.io/flux/components/helm/helmreleases/ (helm.toolkit.fluxcd.io/name)
 * https://helm.sh/docs/chart_best_practices/labels/ (app.kubernetes.io/managed-by, meta.helm.sh/release-name)
 */
const ARGO_TRACKING = 'argocd.argoproj.io/tracking-id';
const ARGO_INSTANCE = 'argocd.argoproj.io/instance';
const FLUX = ['kustomize.toolkit.fluxcd.io/name', 'helm.toolkit.fluxcd.io/name'];
const HELM_RELEASE = 'meta.helm.sh/release-name';

export function managersOf({ metadata }: JsonObject): Manager[] {
  const { labels, annotations, ownerReferences } = objectOf(metadata);
  const [label, annotation] = [objectOf(labels), objectOf(annotations)];
  const managers: Manager[] = [];
  const argo = textOf(annotation[ARGO_TRACKING]).split(':')[0] || textOf(label[ARGO_INSTANCE]);
  if (argo !== '') {
    const sign = textOf(annotation[ARGO_TRACKING]) === '' ? `label ${ARGO_INSTANCE}` : `annotation ${ARGO_TRACKING}`;
    managers.push({ kind: 'Argo CD', name: argo, sign });
  }
  for (const key of FLUX) {
    const name = textOf(ownValue(label, key));
    if (name !== '') managers.push({ kind: 'Flux', name, sign: `label ${key}` });
  }
  const release = textOf(annotation[HELM_RELEASE]);
  if (release !== '' && label['app.kubernetes.io/managed-by'] === 'Helm') {
    managers.push({ kind: 'Helm', name: release, sign: `annotation ${HELM_RELEASE}` });
  }
  const owner = objectsOf(ownerReferences).find(({ controller }) => controller === true);
  if (owner !== undefined) {
    const name = `${textOf(owner.kind)} ${textOf(owner.name)}`;
    managers.push({ kind: 'operator', name, sign: 'its owner reference' });
  }
  return managers;
}
