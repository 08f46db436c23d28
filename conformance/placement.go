//go:build kube1.36 || !kube1.29

package main

import (
	"encoding/json"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
)

func init() {
	filters["placement"] = answerPlacement
	filters["placementspeed"] = answerPlacementSpeed
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

// A placementSpeedCase is all pairs of the DaemonSets and the nodes.
type placementSpeedCase struct {
	DaemonSets []appsv1.DaemonSet `json:"daemonSets"`
	Nodes      []corev1.Node      `json:"nodes"`
}

type placementSpeed struct {
	Pairs        int     `json:"pairs"`
	Runs         int     `json:"runs"`
	Milliseconds float64 `json:"milliseconds"`
}

// answerPlacementSpeed measures the controller's decision alone, without reading the JSON.
func answerPlacementSpeed(line []byte) (any, error) {
	var c placementSpeedCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	speed := placementSpeed{Pairs: len(c.DaemonSets) * len(c.Nodes)}
	start := time.Now()
	for i := range c.DaemonSets {
		for j := range c.Nodes {
			if runs, _ := shouldRun(&c.Nodes[j], &c.DaemonSets[i]); runs {
				speed.Runs++
			}
		}
	}
	speed.Milliseconds = float64(time.Since(start).Microseconds()) / 1000
	return speed, nil
}
