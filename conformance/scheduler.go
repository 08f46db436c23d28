//go:build kube1.36 || !kube1.29

package main

import (
	"encoding/json"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/nodeports"
)

func init() {
	filters["scheduler"] = answerScheduler
}

// A schedulerCase asks whether the pod has room on the node beside the pods that are there.
type schedulerCase struct {
	Pod  corev1.Pod   `json:"pod"`
	Node corev1.Node  `json:"node"`
	Pods []corev1.Pod `json:"pods"`
}

// answerScheduler lists what NodeResourcesFit and NodePorts object to, in order: names of resources, then hostPort.
func answerScheduler(line []byte) (any, error) {
	var c schedulerCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	info := framework.NewNodeInfo()
	info.SetNode(&c.Node)
	for i := range c.Pods {
		info.AddPod(&c.Pods[i])
	}
	objections := []string{}
	for _, short := range insufficientResources(&c.Pod, info) {
		objections = append(objections, string(short.ResourceName))
	}
	slices.Sort(objections)
	if !nodeports.Fits(&c.Pod, info) {
		objections = append(objections, "hostPort")
	}
	return objections, nil
}
