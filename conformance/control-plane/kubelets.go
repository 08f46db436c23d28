package main

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

// The kubelets of all ready nodes: they say of a pod that it runs, and take it away when it is deleted, without any container.
// Those of nodes that are not ready do nothing.
type kubelets struct {
	cluster *cluster
	queue   workqueue.TypedRateLimitingInterface[string]

	mutex sync.Mutex
	// While held, no pod becomes ready but those of let.
	held bool
	let  map[types.UID]bool
	// By namespace, DaemonSet and node.
	faults map[string]fault
}

func startKubelets(ctx context.Context, c *cluster) *kubelets {
	k := &kubelets{
		cluster: c,
		queue:   workqueue.NewTypedRateLimitingQueue(workqueue.NewTypedItemExponentialFailureRateLimiter[string](20*time.Millisecond, 2*time.Second)),
		let:     map[types.UID]bool{},
		faults:  map[string]fault{},
	}
	context.AfterFunc(ctx, k.queue.ShutDown)
	for range 4 {
		go k.work(ctx)
	}
	return k
}

func (k *kubelets) notice(pod *corev1.Pod) {
	if pod.Spec.NodeName != "" && (pod.DeletionTimestamp != nil || !ready(pod)) {
		k.queue.Add(cache.MetaObjectToName(pod).String())
	}
}

func (k *kubelets) work(ctx context.Context) {
	for {
		key, ended := k.queue.Get()
		if ended {
			return
		}
		if err := k.sync(ctx, key); err != nil && ctx.Err() == nil {
			k.queue.AddRateLimited(key)
		} else {
			k.queue.Forget(key)
		}
		k.queue.Done(key)
	}
}

func (k *kubelets) sync(ctx context.Context, key string) error {
	namespace, name, err := cache.SplitMetaNamespaceKey(key)
	if err != nil {
		return err
	}
	pod, err := k.cluster.pods.Pods(namespace).Get(name)
	if err != nil || !k.cluster.nodeReady(pod.Spec.NodeName) {
		return nil
	}
	pods := k.cluster.clients.CoreV1().Pods(namespace)
	uid := pod.UID
	ailing := k.faultOf(pod).Kind
	if pod.DeletionTimestamp != nil && ailing == neverEnds {
		return nil
	}
	if pod.DeletionTimestamp == nil && ailing != "" && ailing != neverEnds {
		err = k.ail(ctx, pod, ailing)
	} else if pod.DeletionTimestamp != nil {
		now := int64(0)
		err = pods.Delete(ctx, name, metav1.DeleteOptions{GracePeriodSeconds: &now, Preconditions: &metav1.Preconditions{UID: &uid}})
	} else if !ready(pod) && !k.holds(pod) {
		_, err = pods.Patch(ctx, name, types.StrategicMergePatchType, runningStatus(pod), metav1.PatchOptions{}, "status")
	}
	if apierrors.IsNotFound(err) || apierrors.IsConflict(err) {
		return nil
	}
	return err
}

func runningStatus(pod *corev1.Pod) []byte {
	now := metav1.Now()
	condition := func(kind corev1.PodConditionType) corev1.PodCondition {
		return corev1.PodCondition{Type: kind, Status: corev1.ConditionTrue, LastTransitionTime: now}
	}
	patch, err := json.Marshal(map[string]any{
		"metadata": map[string]any{"uid": pod.UID},
		"status": map[string]any{
			"phase": corev1.PodRunning, "startTime": now,
			"conditions": []corev1.PodCondition{condition(corev1.PodInitialized), condition(corev1.ContainersReady), condition(corev1.PodReady)},
		},
	})
	if err != nil {
		panic(err)
	}
	return patch
}

// The label of a node on which containers of an image with this tag never become ready.
const brokenTagLabel = "example.com/broken-tag"

func (c *cluster) broken(pod *corev1.Pod) bool {
	node, err := c.nodes.Get(pod.Spec.NodeName)
	if err != nil || node.Labels[brokenTagLabel] == "" || len(pod.Spec.Containers) == 0 {
		return false
	}
	return strings.HasSuffix(pod.Spec.Containers[0].Image, ":"+node.Labels[brokenTagLabel])
}

const neverEnds = "never-ends"

// holds tells whether the pod may not become ready yet.
func (k *kubelets) holds(pod *corev1.Pod) bool {
	if ailing := k.faultOf(pod).Kind; ailing != "" && ailing != neverEnds {
		return true
	}
	if k.cluster.broken(pod) {
		return true
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.held && !k.let[pod.UID]
}

// hold keeps all pods that are not ready yet from becoming so, or lets them again.
func (k *kubelets) hold(on bool) {
	k.mutex.Lock()
	k.held = on
	clear(k.let)
	k.mutex.Unlock()
	if !on {
		for _, pod := range k.cluster.allPods() {
			k.notice(pod)
		}
	}
}

// release lets these become ready.
func (k *kubelets) release(pods []*corev1.Pod) {
	k.mutex.Lock()
	for _, pod := range pods {
		k.let[pod.UID] = true
	}
	k.mutex.Unlock()
	for _, pod := range pods {
		k.notice(pod)
	}
}
