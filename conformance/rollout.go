//go:build kube1.36 || !kube1.29

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	_ "unsafe" // for linkname

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/client-go/util/flowcontrol"
	"k8s.io/kubernetes/pkg/controller"
	"k8s.io/kubernetes/pkg/controller/daemon"
	"k8s.io/kubernetes/pkg/controller/daemon/util"
	testingclock "k8s.io/utils/clock/testing"
)

func init() {
	filters["rollout"] = answerRollout
}

// What the controller's worker calls for each DaemonSet. It is not exported; running the worker itself would leave to chance how often.
//
//go:linkname syncDaemonSet k8s.io/kubernetes/pkg/controller/daemon.(*DaemonSetsController).syncDaemonSet
func syncDaemonSet(dsc *daemon.DaemonSetsController, ctx context.Context, key string) error

// A rolloutPod is a pod of the DaemonSet. Seconds are before now; a pod that is not ready has no readySeconds.
type rolloutPod struct {
	Name         string `json:"name"`
	Node         string `json:"node"`
	New          bool   `json:"new"`
	Phase        string `json:"phase"`
	AgeSeconds   int    `json:"ageSeconds"`
	ReadySeconds *int   `json:"readySeconds"`
	Terminating  bool   `json:"terminating"`
	Unscheduled  bool   `json:"unscheduled"`
}

type rolloutCase struct {
	DaemonSet appsv1.DaemonSet `json:"daemonSet"`
	Nodes     []corev1.Node    `json:"nodes"`
	Pods      []rolloutPod     `json:"pods"`
}

// A rolloutAnswer is what one sync of the controller does: nodes that get a pod, pods that it deletes, both in order of name.
type rolloutAnswer struct {
	Creates []string `json:"creates"`
	Deletes []string `json:"deletes"`
}

func answerRollout(line []byte) (any, error) {
	var c rolloutCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	return syncOnce(&c)
}

func syncOnce(c *rolloutCase) (*rolloutAnswer, error) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	daemonSet := &c.DaemonSet
	daemonSet.UID = "1"
	if daemonSet.Spec.RevisionHistoryLimit == nil {
		// The server's default, without which the controller panics.
		limit := int32(10)
		daemonSet.Spec.RevisionHistoryLimit = &limit
	}
	hash := controller.ComputeHash(&daemonSet.Spec.Template, nil)

	client := fake.NewSimpleClientset(daemonSet)
	// The fake server neither makes up names of pods nor knows the pods to delete; the controller only needs its yes.
	client.PrependReactor("*", "pods", func(action clienttesting.Action) (bool, runtime.Object, error) {
		return true, &corev1.Pod{}, nil
	})
	factory := informers.NewSharedInformerFactory(client, 0)
	daemonSets, revisions := factory.Apps().V1().DaemonSets(), factory.Apps().V1().ControllerRevisions()
	pods, nodes := factory.Core().V1().Pods(), factory.Core().V1().Nodes()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	backoff := flowcontrol.NewFakeBackOff(time.Second, 15*time.Minute, testingclock.NewFakeClock(now))
	dsc, err := daemon.NewDaemonSetsController(ctx, daemonSets, revisions, pods, nodes, client, backoff)
	if err != nil {
		return nil, err
	}
	if err := daemonSets.Informer().GetStore().Add(daemonSet); err != nil {
		return nil, err
	}
	for i := range c.Nodes {
		if err := nodes.Informer().GetStore().Add(&c.Nodes[i]); err != nil {
			return nil, err
		}
	}
	for _, p := range c.Pods {
		if err := pods.Informer().GetStore().Add(p.object(daemonSet, hash, now)); err != nil {
			return nil, err
		}
	}
	if err := syncDaemonSet(dsc, ctx, daemonSet.Namespace+"/"+daemonSet.Name); err != nil {
		return nil, err
	}
	return actions(client.Actions())
}

func (p rolloutPod) object(daemonSet *appsv1.DaemonSet, hash string, now time.Time) *corev1.Pod {
	ago := func(seconds int) metav1.Time { return metav1.NewTime(now.Add(-time.Duration(seconds) * time.Second)) }
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{
			Namespace: daemonSet.Namespace, Name: p.Name, UID: types.UID(p.Name), CreationTimestamp: ago(p.AgeSeconds),
			Labels:          map[string]string{appsv1.DefaultDaemonSetUniqueLabelKey: "old"},
			OwnerReferences: []metav1.OwnerReference{*metav1.NewControllerRef(daemonSet, appsv1.SchemeGroupVersion.WithKind("DaemonSet"))},
		},
		Status: corev1.PodStatus{Phase: corev1.PodPhase(p.Phase)},
	}
	for key, value := range daemonSet.Spec.Template.Labels {
		pod.Labels[key] = value
	}
	if p.New {
		pod.Labels[appsv1.DefaultDaemonSetUniqueLabelKey] = hash
	}
	if p.Terminating {
		deleted := ago(1)
		pod.DeletionTimestamp = &deleted
	}
	if p.Unscheduled {
		pod.Spec.Affinity = util.ReplaceDaemonSetPodNodeNameNodeAffinity(nil, p.Node)
	} else {
		pod.Spec.NodeName = p.Node
	}
	if p.ReadySeconds != nil {
		pod.Status.Conditions = []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue, LastTransitionTime: ago(*p.ReadySeconds)}}
	}
	return pod
}

func actions(list []clienttesting.Action) (*rolloutAnswer, error) {
	answer := &rolloutAnswer{Creates: []string{}, Deletes: []string{}}
	for _, action := range list {
		if action.GetResource().Resource != "pods" {
			continue
		}
		switch action := action.(type) {
		case clienttesting.CreateAction:
			node, err := util.GetTargetNodeName(action.GetObject().(*corev1.Pod))
			if err != nil {
				return nil, err
			}
			answer.Creates = append(answer.Creates, node)
		case clienttesting.DeleteAction:
			answer.Deletes = append(answer.Deletes, action.GetName())
		default:
			return nil, fmt.Errorf("the controller did %s to a pod", action.GetVerb())
		}
	}
	slices.Sort(answer.Creates)
	slices.Sort(answer.Deletes)
	return answer, nil
}
