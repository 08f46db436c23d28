import { MutableJsonObject } from '../model/json-object';

/*
 * Defaults of kinds other than DaemonSet that depend on other fields. All other defaults are in the table.
 */

/** By type. */
export const KIND_DEFAULTERS: ReadonlyMap<string, (value: MutableJsonObject) => void> = new Map([
  [
    'RoleRef',
    (role: MutableJsonObject): void => {
      if (!role.apiGroup) role.apiGroup = RBAC;
    },
  ],
  [
    'DeploymentStrategy',
    (strategy: MutableJsonObject): void => {
      if (!strategy.type) strategy.type = 'RollingUpdate';
      if (strategy.type === 'RollingUpdate') strategy.rollingUpdate ??= {};
    },
  ],
  [
    'StatefulSetUpdateStrategy',
    (strategy: MutableJsonObject): void => {
      if (!strategy.type) {
        strategy.type = 'RollingUpdate';
        strategy.rollingUpdate ??= {};
      }
    },
  ],
  [
    'StatefulSetSpec',
    (spec: MutableJsonObject): void => {
      const policy = (spec.persistentVolumeClaimRetentionPolicy ??= {}) as MutableJsonObject;
      if (!policy.whenDeleted) policy.whenDeleted = 'Retain';
      if (!policy.whenScaled) policy.whenScaled = 'Retain';
    },
  ],
  [
    'LimitRangeItem',
    (item: MutableJsonObject): void => {
      if (item.type !== 'Container') return;
      const { max, min, default: limits, defaultRequest } = item as { [field: string]: object | undefined };
      item.default = { ...max, ...limits };
      item.defaultRequest = { ...min, ...(item.default as object), ...defaultRequest };
    },
  ],
  [
    'rbac.v1.Subject',
    (subject: MutableJsonObject): void => {
      if (!subject.apiGroup && (subject.kind === 'User' || subject.kind === 'Group')) subject.apiGroup = RBAC;
    },
  ],
]);

const RBAC = 'rbac.authorization.k8s.io';
