package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	coordinationv1 "k8s.io/api/coordination/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
)

const (
	heartbeatEvery = 8 * time.Second
	// The node lifecycle controller calls a node unreachable after so long without a heartbeat.
	heartbeatGrace = 40 * time.Second
	unreadyWithin  = 5 * time.Minute
)

// heartbeats renews the lease of every node, as its kubelet does, until the kubelet is stopped.
type heartbeats struct {
	cluster *cluster
	mutex   sync.Mutex
	stopped map[string]bool
}

func startHeartbeats(ctx context.Context, c *cluster) *heartbeats {
	h := &heartbeats{cluster: c, stopped: map[string]bool{}}
	go func() {
		for {
			nodes, _ := c.nodes.List(labels.Everything())
			slots := make(chan struct{}, 8)
			for _, node := range nodes {
				slots <- struct{}{}
				go func() {
					h.renew(ctx, node.Name)
					<-slots
				}()
			}
			if pause(ctx, heartbeatEvery) != nil {
				return
			}
		}
	}()
	return h
}

func (h *heartbeats) isStopped(node string) bool {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.stopped[node]
}

// renew leaves errors to the next time: a node that misses too many is unreachable, which the caller sees.
func (h *heartbeats) renew(ctx context.Context, node string) {
	if h.isStopped(node) {
		return
	}
	leases := h.cluster.clients.CoordinationV1().Leases(corev1.NamespaceNodeLease)
	now := metav1.NowMicro()
	patch := fmt.Appendf(nil, `{"spec":{"renewTime":%q}}`, now.UTC().Format(metav1.RFC3339Micro))
	_, err := leases.Patch(ctx, node, types.MergePatchType, patch, metav1.PatchOptions{})
	if apierrors.IsNotFound(err) {
		seconds := int32(40)
		_, _ = leases.Create(ctx, &coordinationv1.Lease{
			ObjectMeta: metav1.ObjectMeta{Namespace: corev1.NamespaceNodeLease, Name: node},
			Spec:       coordinationv1.LeaseSpec{HolderIdentity: &node, LeaseDurationSeconds: &seconds, RenewTime: &now},
		}, metav1.CreateOptions{})
	}
}

// unready stops kubelets, lets others say that their node is not ready, and returns when the node lifecycle controller has tainted all of them.
func (h *heartbeats) unready(ctx context.Context, stopped, notReady []string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, unreadyWithin, fmt.Errorf("not all nodes are tainted after %s", unreadyWithin))
	defer cancel()
	h.mutex.Lock()
	for _, name := range stopped {
		h.stopped[name] = true
	}
	h.mutex.Unlock()
	for _, name := range notReady {
		patch := fmt.Appendf(nil, `{"status":{"conditions":[{"type":"Ready","status":"False","reason":"KubeletNotReady","lastTransitionTime":%q}]}}`,
			time.Now().UTC().Format(time.RFC3339))
		if _, err := h.cluster.clients.CoreV1().Nodes().Patch(ctx, name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}, "status"); err != nil {
			return err
		}
	}
	for {
		left := 0
		for _, name := range stopped {
			if !h.cluster.tainted(name, corev1.TaintNodeUnreachable) || h.cluster.readyPodsOn(name) > 0 {
				left++
			}
		}
		for _, name := range notReady {
			if !h.cluster.tainted(name, corev1.TaintNodeNotReady) {
				left++
			}
		}
		if left == 0 {
			return nil
		}
		if err := pause(ctx, 500*time.Millisecond); err != nil {
			return fmt.Errorf("%w: %d nodes are left", err, left)
		}
	}
}

// tainted tells whether a node has both taints of the key.
func (c *cluster) tainted(name, key string) bool {
	node, err := c.nodes.Get(name)
	if err != nil {
		return false
	}
	effects := map[corev1.TaintEffect]bool{}
	for _, taint := range node.Spec.Taints {
		if taint.Key == key {
			effects[taint.Effect] = true
		}
	}
	return effects[corev1.TaintEffectNoSchedule] && effects[corev1.TaintEffectNoExecute]
}

func (c *cluster) readyPodsOn(node string) int {
	count := 0
	for _, pod := range c.allPods() {
		if pod.Spec.NodeName == node && pod.DeletionTimestamp == nil && ready(pod) {
			count++
		}
	}
	return count
}
