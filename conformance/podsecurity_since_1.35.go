//go:build kube1.35

package main

import "k8s.io/pod-security-admission/policy"

func newEvaluator(checks []policy.Check) (policy.Evaluator, error) {
	return policy.NewEvaluator(checks, nil)
}
