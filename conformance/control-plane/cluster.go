package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	appslisters "k8s.io/client-go/listers/apps/v1"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
)

// A cluster is what the controllers make of the server's objects, seen from outside, with kubelets that only pretend.
type cluster struct {
	clients    kubernetes.Interface
	nodes      corelisters.NodeLister
	pods       corelisters.PodLister
	daemonSets appslisters.DaemonSetLister
	kubelets   *kubelets

	mutex sync.Mutex
	// How many changes of pods were seen, and who looks at each of them.
	changes int
	watcher func(*corev1.Pod)
}

func startCluster(ctx context.Context, clients kubernetes.Interface) (*cluster, error) {
	factory := informers.NewSharedInformerFactory(clients, 0)
	pods := factory.Core().V1().Pods()
	c := &cluster{
		clients: clients, nodes: factory.Core().V1().Nodes().Lister(), pods: pods.Lister(), daemonSets: factory.Apps().V1().DaemonSets().Lister(),
	}
	c.kubelets = startKubelets(ctx, c)
	_, err := pods.Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { c.noticed(object.(*corev1.Pod)) },
		UpdateFunc: func(_, object any) { c.noticed(object.(*corev1.Pod)) },
		DeleteFunc: func(object any) {
			if pod, ok := object.(*corev1.Pod); ok {
				// One that was never on a node is gone without having been marked so.
				gone := pod.DeepCopy()
				gone.DeletionTimestamp = &metav1.Time{Time: time.Now()}
				c.noticed(gone)
			}
		},
	})
	if err != nil {
		return nil, err
	}
	factory.Start(ctx.Done())
	for kind, synced := range factory.WaitForCacheSync(ctx.Done()) {
		if !synced {
			return nil, fmt.Errorf("no list of %s", kind)
		}
	}
	return c, nil
}

func (c *cluster) noticed(pod *corev1.Pod) {
	c.mutex.Lock()
	c.changes++
	watcher := c.watcher
	c.mutex.Unlock()
	c.kubelets.notice(pod)
	if watcher != nil {
		watcher(pod)
	}
}

func (c *cluster) changeCount() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.changes
}

// nodeReady tells whether there is a kubelet that does its work.
func (c *cluster) nodeReady(name string) bool {
	node, err := c.nodes.Get(name)
	if err != nil {
		return false
	}
	for _, condition := range node.Status.Conditions {
		if condition.Type == corev1.NodeReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return true
}

func (c *cluster) allPods() []*corev1.Pod {
	pods, _ := c.pods.List(labels.Everything())
	return pods
}

func (c *cluster) allDaemonSets() []*appsv1.DaemonSet {
	daemonSets, _ := c.daemonSets.List(labels.Everything())
	return daemonSets
}

const (
	settleWithin = 5 * time.Minute
	// What passes between a change and the moment when everyone has heard of it, on a busy machine.
	hearing = 400 * time.Millisecond
)

// settle returns when nothing more will happen: no pod is on its way, and each DaemonSet was looked at once more without a change of any pod.
func (c *cluster) settle(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, settleWithin, fmt.Errorf("no rest after %s", settleWithin))
	defer cancel()
	for {
		before := c.changeCount()
		if err := pause(ctx, hearing); err != nil {
			return fmt.Errorf("%w: %s", err, c.onTheWay())
		}
		if c.changeCount() != before || c.onTheWay() != "" {
			continue
		}
		if err := c.lookAgain(ctx); err != nil {
			return err
		}
		if err := pause(ctx, hearing); err != nil {
			return err
		}
		if c.changeCount() == before && c.onTheWay() == "" {
			return nil
		}
	}
}

// lookAgain makes the controller sync every DaemonSet, by a change of what concerns no pod, and returns when it has.
func (c *cluster) lookAgain(ctx context.Context) error {
	generations := map[types.UID]int64{}
	for _, one := range c.allDaemonSets() {
		limit := int32(10)
		if one.Spec.RevisionHistoryLimit != nil && *one.Spec.RevisionHistoryLimit == 10 {
			limit = 11
		}
		patch := fmt.Appendf(nil, `{"spec":{"revisionHistoryLimit":%d}}`, limit)
		patched, err := c.clients.AppsV1().DaemonSets(one.Namespace).Patch(ctx, one.Name, types.MergePatchType, patch, metav1.PatchOptions{})
		if err != nil {
			return err
		}
		generations[patched.UID] = patched.Generation
	}
	for {
		behind := 0
		for _, one := range c.allDaemonSets() {
			if one.Status.ObservedGeneration < generations[one.UID] {
				behind++
			}
		}
		if behind == 0 {
			return nil
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return fmt.Errorf("%w: the controller has not looked at %d DaemonSets", err, behind)
		}
	}
}

// onTheWay says which pods will change without anyone's doing; nothing if none will.
func (c *cluster) onTheWay() string {
	counts := map[string]int{}
	for _, pod := range c.allPods() {
		switch node := pod.Spec.NodeName; {
		case node == "" && (unschedulable(pod) == "" || c.nodeReady(pod.Status.NominatedNodeName)):
			counts["unscheduled"]++
		case !c.nodeReady(node):
		case pod.DeletionTimestamp != nil && (len(pod.Finalizers) > 0 || c.kubelets.faultOf(pod).Kind == neverEnds):
		case pod.DeletionTimestamp != nil:
			counts["ending"]++
		case !ready(pod) && !c.kubelets.holds(pod):
			counts["starting"]++
		case ready(pod) && !c.available(pod):
			counts["not yet available"]++
		}
	}
	if len(counts) == 0 {
		return ""
	}
	return fmt.Sprintf("pods on their way: %v", counts)
}

// available tells whether the pod is ready for as long as its DaemonSet wants.
func (c *cluster) available(pod *corev1.Pod) bool {
	seconds := int32(0)
	if owner := metav1.GetControllerOf(pod); owner != nil {
		if daemonSet, err := c.daemonSets.DaemonSets(pod.Namespace).Get(owner.Name); err == nil {
			seconds = daemonSet.Spec.MinReadySeconds
		}
	}
	condition := conditionOf(pod, corev1.PodReady)
	return condition != nil && condition.Status == corev1.ConditionTrue &&
		(seconds == 0 || condition.LastTransitionTime.Add(time.Duration(seconds)*time.Second).Before(time.Now()))
}

func ready(pod *corev1.Pod) bool {
	condition := conditionOf(pod, corev1.PodReady)
	return condition != nil && condition.Status == corev1.ConditionTrue
}

// unschedulable is the scheduler's reason why it cannot place the pod, if it has said so.
func unschedulable(pod *corev1.Pod) string {
	condition := conditionOf(pod, corev1.PodScheduled)
	if condition == nil || condition.Reason != corev1.PodReasonUnschedulable && condition.Reason != corev1.PodReasonSchedulingGated {
		return ""
	}
	return condition.Message
}

func conditionOf(pod *corev1.Pod, kind corev1.PodConditionType) *corev1.PodCondition {
	for i := range pod.Status.Conditions {
		if pod.Status.Conditions[i].Type == kind {
			return &pod.Status.Conditions[i]
		}
	}
	return nil
}

// targetOf is the node that the pod is on, or that the controller means it for.
func targetOf(pod *corev1.Pod) string {
	if pod.Spec.NodeName != "" {
		return pod.Spec.NodeName
	}
	if pod.Spec.Affinity == nil || pod.Spec.Affinity.NodeAffinity == nil || pod.Spec.Affinity.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution == nil {
		return ""
	}
	for _, term := range pod.Spec.Affinity.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms {
		for _, field := range term.MatchFields {
			if field.Key == metav1.ObjectNameField && len(field.Values) == 1 {
				return field.Values[0]
			}
		}
	}
	return ""
}

func pause(ctx context.Context, length time.Duration) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(length):
		return nil
	}
}
