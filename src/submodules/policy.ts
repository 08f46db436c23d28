export * from '../constructs/policy/network-policy-options';
export * from '../constructs/policy/vertical-pod-autoscaler-options';
export * from '../validation/pod-security/result';
