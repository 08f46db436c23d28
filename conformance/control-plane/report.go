package main

import (
	"cmp"
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

type report struct {
	DaemonSets []daemonSetReport `json:"daemonSets"`
}

// What has become of a DaemonSet: the controller's own count, and the pods.
type daemonSetReport struct {
	Namespace string      `json:"namespace"`
	Name      string      `json:"name"`
	Desired   int32       `json:"desired"`
	Pods      []podReport `json:"pods"`
}

type podReport struct {
	Node string    `json:"node"`
	UID  types.UID `json:"uid"`
	// "ready", "bound", "pending" or "ending".
	State string `json:"state"`
	// The scheduler's, of a pending one.
	Message string `json:"message,omitempty"`
}

func (c *cluster) report() report {
	pods := map[types.UID][]podReport{}
	for _, pod := range c.allPods() {
		if owner := metav1.GetControllerOf(pod); owner != nil {
			pods[owner.UID] = append(pods[owner.UID], podReport{targetOf(pod), pod.UID, stateOf(pod), unschedulable(pod)})
		}
	}
	all := report{DaemonSets: []daemonSetReport{}}
	for _, one := range c.allDaemonSets() {
		list := append([]podReport{}, pods[one.UID]...)
		slices.SortFunc(list, func(a, b podReport) int { return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.UID, b.UID)) })
		all.DaemonSets = append(all.DaemonSets, daemonSetReport{one.Namespace, one.Name, one.Status.DesiredNumberScheduled, list})
	}
	slices.SortFunc(all.DaemonSets, func(a, b daemonSetReport) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	return all
}

func stateOf(pod *corev1.Pod) string {
	switch {
	case pod.DeletionTimestamp != nil:
		return "ending"
	case pod.Spec.NodeName == "":
		return "pending"
	case ready(pod):
		return "ready"
	}
	return "bound"
}
