//go:build kube1.36

package main

import (
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/daemon"
	"k8s.io/kubernetes/pkg/scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins/noderesources"
)

func shouldRun(node *corev1.Node, daemonSet *appsv1.DaemonSet) (bool, bool) {
	return daemon.NodeShouldRunDaemonPod(klog.Background(), node, daemonSet)
}

func insufficientResources(pod *corev1.Pod, info *framework.NodeInfo) []noderesources.InsufficientResource {
	// The gate is on by default since 1.34.
	return noderesources.Fits(pod, info, nil, noderesources.ResourceRequestsOptions{EnablePodLevelResources: true})
}
