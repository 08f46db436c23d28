package main

import (
	"encoding/json"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/component-helpers/scheduling/corev1/nodeaffinity"
)

type node struct {
	Name   string            `json:"name"`
	Labels map[string]string `json:"labels"`
}

// A nodeAffinityCase asks which of the nodes a pod with this affinity and nodeSelector may run on.
type nodeAffinityCase struct {
	Affinity     *corev1.NodeAffinity `json:"affinity"`
	NodeSelector map[string]string    `json:"nodeSelector,omitempty"`
	Nodes        []node               `json:"nodes"`
}

// An allowed node is true; one that cannot be judged, for its term is not valid, is false and adds the reason.
type nodeAffinityAnswer struct {
	Matches []bool   `json:"matches"`
	Errs    []string `json:"errs,omitempty"`
}

func answerNodeAffinity(line []byte) (any, error) {
	var c nodeAffinityCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	return matchNodes(c), nil
}

func matchNodes(c nodeAffinityCase) nodeAffinityAnswer {
	answer := nodeAffinityAnswer{Matches: []bool{}}
	required := nodeaffinity.GetRequiredNodeAffinity(&corev1.Pod{Spec: corev1.PodSpec{
		NodeSelector: c.NodeSelector,
		Affinity:     &corev1.Affinity{NodeAffinity: c.Affinity},
	}})
	for _, n := range c.Nodes {
		matches, err := required.Match(&corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: n.Name, Labels: n.Labels}})
		answer.Matches = append(answer.Matches, matches)
		if err != nil {
			answer.Errs = append(answer.Errs, err.Error())
		}
	}
	return answer
}
