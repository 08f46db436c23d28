//go:build kube1.36 || !kube1.29

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
)

func init() {
	filters["rolloutrun"] = answerRolloutRun
}

// A rolloutRunCase is an update that starts now. Kubelets of nodes that are not ready do nothing.
type rolloutRunCase struct {
	rolloutCase
	// How many pods of the DaemonSet a node has room for; all that come where it is not named.
	Room map[string]int `json:"room"`
}

// A rolloutRun is how the update goes if new pods become available together, whenever the controller has nothing left to do.
type rolloutRun struct {
	// How often the controller waits for pods to become available.
	Waves int `json:"waves"`
	// Nodes that have an old pod, not deleted, when nothing more happens.
	Left []string `json:"left"`
}

const mostSyncs = 1000

func answerRolloutRun(line []byte) (any, error) {
	var c rolloutRunCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	ready := map[string]bool{}
	for _, node := range c.Nodes {
		ready[node.Name] = nodeReady(&node)
	}
	// Ready nodes end what is being deleted soon, and long before anything new becomes available.
	c.Pods = slices.DeleteFunc(c.Pods, func(pod rolloutPod) bool { return pod.Terminating && ready[pod.Node] })
	run := &rolloutRun{Left: []string{}}
	for syncs := 0; syncs < mostSyncs; syncs++ {
		done, err := syncOnce(&c.rolloutCase)
		if err != nil {
			return nil, err
		}
		if len(done.Creates)+len(done.Deletes) > 0 {
			c.obey(done, ready, syncs)
			continue
		}
		if c.becomeAvailable(ready) {
			run.Waves++
			continue
		}
		for _, pod := range c.Pods {
			if !pod.New && !pod.Terminating {
				run.Left = append(run.Left, pod.Node)
			}
		}
		slices.Sort(run.Left)
		return run, nil
	}
	return nil, errors.New("the rollout does not come to rest")
}

// obey makes and takes away pods as API server and kubelets do.
func (c *rolloutRunCase) obey(done *rolloutAnswer, ready map[string]bool, sync int) {
	c.Pods = slices.DeleteFunc(c.Pods, func(pod rolloutPod) bool {
		return slices.Contains(done.Deletes, pod.Name) && (ready[pod.Node] || pod.Unscheduled)
	})
	for i := range c.Pods {
		c.Pods[i].Terminating = c.Pods[i].Terminating || slices.Contains(done.Deletes, c.Pods[i].Name)
	}
	for _, node := range done.Creates {
		c.Pods = append(c.Pods, rolloutPod{Name: fmt.Sprintf("%s-%d", node, sync), Node: node, New: true, Phase: "Pending", Unscheduled: true})
	}
}

// becomeAvailable lets the scheduler bind what has room, and all that is on ready nodes become available; it tells whether anything new did.
func (c *rolloutRunCase) becomeAvailable(ready map[string]bool) bool {
	bound := map[string]int{}
	for _, pod := range c.Pods {
		if !pod.Unscheduled {
			bound[pod.Node]++
		}
	}
	any := false
	for i := range c.Pods {
		pod := &c.Pods[i]
		room, limited := c.Room[pod.Node]
		if pod.Unscheduled && (!limited || bound[pod.Node] < room) {
			pod.Unscheduled, pod.Phase = false, "Running"
			bound[pod.Node]++
		}
		if pod.New && !pod.Unscheduled && ready[pod.Node] && pod.ReadySeconds == nil && !pod.Terminating {
			seconds := int(c.DaemonSet.Spec.MinReadySeconds) + 100
			pod.ReadySeconds, pod.Phase = &seconds, "Running"
			any = true
		}
	}
	return any
}

func nodeReady(node *corev1.Node) bool {
	for _, condition := range node.Status.Conditions {
		if condition.Type == corev1.NodeReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return true
}
