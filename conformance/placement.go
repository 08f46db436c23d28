//go:build kube1.36 || !kube1.29

package main

import (
	"encoding/json"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
)

func init() {
	filters["placement"] = answerPlacement
}

// A placementCase asks what the DaemonSet controller does on each of the nodes.
type placementCase struct {
	DaemonSet appsv1.DaemonSet `json:"daemonSet"`
	Nodes     []corev1.Node    `json:"nodes"`
}

// answerPlacement says for every node r (a pod runs), k (a pod that is there is kept, none is made) or x (neither).
func answerPlacement(line []byte) (any, error) {
	var c placementCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	answer := make([]byte, 0, len(c.Nodes))
	for i := range c.Nodes {
		letter := byte('x')
		switch runs, keeps := shouldRun(&c.Nodes[i], &c.DaemonSet); {
		case runs:
			letter = 'r'
		case keeps:
			letter = 'k'
		}
		answer = append(answer, letter)
	}
	return string(answer), nil
}
