package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

const mostWaves = 200

// An observed rollout: how the pods of one DaemonSet were replaced.
type observed struct {
	// Of a rollout in step, the nodes whose new pods became ready together, one list a wave.
	Waves [][]string `json:"waves"`
	// Nodes without an available pod among those that had one meant for them: before, and the most at any time.
	DownBefore int `json:"downBefore"`
	MostDown   int `json:"mostDown"`
	// The most nodes that had, at any time, an old pod and a new one that was not available yet.
	MostSurging int `json:"mostSurging"`
	// Nodes that still have an old pod.
	Left []string `json:"left"`

	uid   types.UID
	old   map[types.UID]bool
	nodes map[string]map[types.UID]*corev1.Pod
}

// rollout puts new versions over DaemonSets, all at once, and returns when nothing more happens. In step, new pods become ready
// only when the controller has done all that it will do before: then all together, which is a wave.
func (s *session) rollout(ctx context.Context, daemonSets []json.RawMessage, inStep bool) ([]*observed, error) {
	c := s.cluster
	var list []*observed
	for _, manifest := range daemonSets {
		var object metav1.PartialObjectMetadata
		if err := json.Unmarshal(manifest, &object); err != nil {
			return nil, err
		}
		current, err := c.daemonSets.DaemonSets(object.Namespace).Get(object.Name)
		if err != nil {
			return nil, err
		}
		list = append(list, c.observe(current.UID))
	}
	stop := c.watch(list)
	defer stop()
	if inStep {
		c.kubelets.hold(true)
		defer c.kubelets.hold(false)
	}
	for _, manifest := range daemonSets {
		said, err := s.api.send(ctx, manifest, false)
		if err != nil {
			return nil, err
		}
		if !said.Accepted {
			return nil, errors.New(said.Message)
		}
	}
	for range mostWaves {
		if err := c.settle(ctx); err != nil {
			return nil, err
		}
		var held []*corev1.Pod
		for _, one := range list {
			held = append(held, one.wave(c)...)
		}
		if len(held) == 0 {
			return list, nil
		}
		c.kubelets.release(held)
	}
	return nil, fmt.Errorf("no end after %d waves", mostWaves)
}

func (c *cluster) observe(daemonSet types.UID) *observed {
	one := &observed{uid: daemonSet, old: map[types.UID]bool{}, nodes: map[string]map[types.UID]*corev1.Pod{}, Waves: [][]string{}, Left: []string{}}
	for _, pod := range c.allPods() {
		if owner := metav1.GetControllerOf(pod); owner != nil && owner.UID == daemonSet {
			one.old[pod.UID] = true
			one.put(pod)
		}
	}
	one.DownBefore, _ = one.count(c)
	one.MostDown = one.DownBefore
	return one
}

func (o *observed) put(pod *corev1.Pod) {
	node := targetOf(pod)
	if o.nodes[node] == nil {
		o.nodes[node] = map[types.UID]*corev1.Pod{}
	}
	o.nodes[node][pod.UID] = pod
}

// count gives the nodes without an available pod, and those with an old pod and a new one that is not available.
func (o *observed) count(c *cluster) (down, surging int) {
	for _, pods := range o.nodes {
		up, old, starting := false, false, false
		for uid, pod := range pods {
			if pod.DeletionTimestamp != nil {
				continue
			}
			available := c.available(pod)
			up = up || available
			old = old || o.old[uid]
			starting = starting || !o.old[uid] && !available
		}
		if !up {
			down++
		}
		if old && starting {
			surging++
		}
	}
	return down, surging
}

// watch counts at each change of a pod of theirs, which come in the order in which the server made them.
func (c *cluster) watch(list []*observed) (stop func()) {
	byUID := map[types.UID]*observed{}
	for _, one := range list {
		byUID[one.uid] = one
	}
	var mutex sync.Mutex
	set := func(watcher func(*corev1.Pod)) {
		c.mutex.Lock()
		c.watcher = watcher
		c.mutex.Unlock()
	}
	set(func(pod *corev1.Pod) {
		owner := metav1.GetControllerOf(pod)
		if owner == nil || byUID[owner.UID] == nil {
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		one := byUID[owner.UID]
		one.put(pod)
		down, surging := one.count(c)
		one.MostDown, one.MostSurging = max(one.MostDown, down), max(one.MostSurging, surging)
	})
	return func() { set(nil) }
}

// wave notes which new pods wait to become ready, if any do, and gives them back; and what is left as it was.
func (o *observed) wave(c *cluster) []*corev1.Pod {
	var held []*corev1.Pod
	nodes := []string{}
	o.Left = []string{}
	for _, pod := range c.allPods() {
		owner := metav1.GetControllerOf(pod)
		if owner == nil || owner.UID != o.uid || pod.DeletionTimestamp != nil {
			continue
		}
		if o.old[pod.UID] {
			o.Left = append(o.Left, targetOf(pod))
		} else if pod.Spec.NodeName != "" && !ready(pod) && c.nodeReady(pod.Spec.NodeName) && !c.broken(pod) {
			held = append(held, pod)
			nodes = append(nodes, pod.Spec.NodeName)
		}
	}
	slices.Sort(o.Left)
	slices.Sort(nodes)
	if len(held) > 0 {
		o.Waves = append(o.Waves, nodes)
	}
	return held
}
