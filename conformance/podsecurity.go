package main

import (
	"encoding/json"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// A podSecurityCase is a pod template, which PodSecurity admission takes out of a workload after defaulting.
type podSecurityCase struct {
	ID       string                 `json:"id"`
	Template corev1.PodTemplateSpec `json:"template"`
	// Version is the policy's, for example v1.30; this release's own where none is named.
	Version string `json:"version"`
}

type violation struct {
	Check  string `json:"check"`
	Reason string `json:"reason"`
	Detail string `json:"detail"`
}

type podSecurityAnswer struct {
	ID string `json:"id,omitempty"`
	// Level is the strictest that allows the pod.
	Level      api.Level   `json:"level"`
	Baseline   []violation `json:"baseline"`
	Restricted []violation `json:"restricted"`
}

var (
	policyVersion      = ownPolicy()
	podSecurity, found = newPodSecurity()
)

// newPodSecurity is the real evaluator with the real checks, each wrapped to note its id, which results do not carry.
func newPodSecurity() (policy.Evaluator, *[]violation) {
	found := &[]violation{}
	checks := policy.DefaultChecks()
	for i := range checks {
		id := string(checks[i].ID)
		for j := range checks[i].Versions {
			check := checks[i].Versions[j].CheckPod
			checks[i].Versions[j].CheckPod = func(meta *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := check(meta, spec)
				if !result.Allowed {
					*found = append(*found, violation{id, result.ForbiddenReason, result.ForbiddenDetail})
				}
				return result
			}
		}
	}
	evaluator, err := newEvaluator(checks)
	if err != nil {
		panic(err)
	}
	return evaluator, found
}

func answerPodSecurity(line []byte) (any, error) {
	var c podSecurityCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	version := policyVersion
	if c.Version != "" {
		var err error
		if version, err = api.ParseVersion(c.Version); err != nil {
			return nil, err
		}
	}
	template := &corev1.PodTemplate{Template: c.Template}
	legacyscheme.Scheme.Default(template)
	answer := evaluatePodSecurity(&template.Template.ObjectMeta, &template.Template.Spec, version)
	answer.ID = c.ID
	return answer, nil
}

func evaluatePodSecurity(meta *metav1.ObjectMeta, spec *corev1.PodSpec, version api.Version) podSecurityAnswer {
	violations := func(level api.Level) []violation {
		*found = []violation{}
		podSecurity.EvaluatePod(api.LevelVersion{Level: level, Version: version}, meta, spec)
		return *found
	}
	answer := podSecurityAnswer{
		Level:      api.LevelPrivileged,
		Baseline:   violations(api.LevelBaseline),
		Restricted: violations(api.LevelRestricted),
	}
	if len(answer.Baseline) == 0 {
		answer.Level = api.LevelBaseline
	}
	if len(answer.Restricted) == 0 {
		answer.Level = api.LevelRestricted
	}
	return answer
}
