//go:build !kube1.29

package main

import (
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/controller/daemon"
	"k8s.io/kubernetes/pkg/scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/noderesources"
)

func shouldRun(node *corev1.Node, daemonSet *appsv1.DaemonSet) (bool, bool) {
	return daemon.NodeShouldRunDaemonPod(node, daemonSet)
}

func insufficientResources(pod *corev1.Pod, info *framework.NodeInfo) []noderesources.InsufficientResource {
	return noderesources.Fits(pod, info)
}
