package main

import (
	"encoding/json"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/util/taints"
)

// A taintCase is one argument of kubectl taint; one that removes a taint is an error here.
type taintCase struct {
	Spec string `json:"spec"`
}

type tainted struct {
	taintCase
	Taint *corev1.Taint `json:"taint,omitempty"`
	Err   string        `json:"err,omitempty"`
}

func answerTaint(line []byte) (any, error) {
	var c taintCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	return taint(c), nil
}

func taint(c taintCase) tainted {
	result := tainted{taintCase: c}
	set, removed, err := taints.ParseTaints([]string{c.Spec})
	switch {
	case err != nil:
		result.Err = err.Error()
	case len(removed) > 0:
		result.Err = "removes a taint"
	default:
		result.Taint = &set[0]
	}
	return result
}
