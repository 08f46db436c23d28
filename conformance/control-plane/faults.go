package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	kubecontainer "k8s.io/kubernetes/pkg/kubelet/container"
	"k8s.io/kubernetes/pkg/kubelet/events"
	"k8s.io/kubernetes/pkg/kubelet/images"
	"k8s.io/kubernetes/pkg/kubelet/lifecycle"
	"k8s.io/kubernetes/pkg/kubelet/status"
)

// A fault is what a kubelet says of the pods of one DaemonSet on one node, in the words of the kubelet's own code.
type fault struct {
	Namespace string `json:"namespace"`
	DaemonSet string `json:"daemonSet"`
	Node      string `json:"node"`
	// The name of a kind of fault; empty for none any more.
	Kind string `json:"kind"`
	// The tag of the image of the pods that have it; all pods if empty.
	Tag string `json:"tag"`
}

// What becomes of the containers of a pod, and which event goes with it.
type symptom struct {
	// Of the first container, or of the first init container.
	inInit  bool
	state   corev1.ContainerState
	last    corev1.ContainerState
	started bool
	// Of the whole pod, where the kubelet has ended or refused it.
	reason, message string
	// Nothing is said of containers.
	silent         bool
	event, eventOf string
	restarts       int32
}

func waiting(reason, message string) corev1.ContainerState {
	return corev1.ContainerState{Waiting: &corev1.ContainerStateWaiting{Reason: reason, Message: message}}
}

func exited(code int32, reason string) corev1.ContainerState {
	now := metav1.Now()
	return corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{ExitCode: code, Reason: reason, StartedAt: now, FinishedAt: now}}
}

func runningState() corev1.ContainerState {
	return corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: metav1.Now()}}
}

func backOff(pod *corev1.Pod, container string) string {
	// kuberuntime_manager.go, doBackOff
	return fmt.Sprintf("back-off 5m0s restarting failed container=%s pod=%s_%s(%s)", container, pod.Name, pod.Namespace, pod.UID)
}

// symptoms gives, by kind of fault, what the kubelet of Kubernetes 1.36 says. The errors and reasons are its own variables; of texts that
// it puts together in the middle of a function, the function is named.
var symptoms = map[string]func(pod *corev1.Pod) symptom{
	// image_manager.go, pullImage: the message of the last pull is appended
	"image": func(pod *corev1.Pod) symptom {
		image := pod.Spec.Containers[0].Image
		message := fmt.Sprintf("Back-off pulling image %q: %v: failed to pull and unpack image %q: not found", image, images.ErrImagePull, image)
		return symptom{state: waiting(images.ErrImagePullBackOff.Error(), message)}
	},
	"image-pull": func(pod *corev1.Pod) symptom {
		message := fmt.Sprintf("failed to pull and unpack image %q: unexpected status from HEAD request: 401 Unauthorized", pod.Spec.Containers[0].Image)
		return symptom{state: waiting(images.ErrImagePull.Error(), message)}
	},
	// image_manager.go, imageNotPresentOnNeverPolicyError
	"image-never": func(pod *corev1.Pod) symptom {
		message := fmt.Sprintf("Container image %q is not present with pull policy of Never", pod.Spec.Containers[0].Image)
		return symptom{state: waiting(images.ErrImageNeverPull.Error(), message)}
	},
	// image_manager.go, EnsureImageExists
	"image-name": func(pod *corev1.Pod) symptom {
		message := fmt.Sprintf("Failed to apply default image tag %q: couldn't parse image name %q: invalid reference format", pod.Spec.Containers[0].Image, pod.Spec.Containers[0].Image)
		return symptom{state: waiting(images.ErrInvalidImageName.Error(), message)}
	},
	"crash": func(pod *corev1.Pod) symptom {
		return symptom{state: waiting(kubecontainer.ErrCrashLoopBackOff.Error(), backOff(pod, pod.Spec.Containers[0].Name)), last: exited(1, "Error"), restarts: 7}
	},
	// between two tries: kubelet_pods.go, convertToAPIContainerStatuses
	"crash-ended": func(*corev1.Pod) symptom {
		return symptom{state: exited(2, "Error"), last: exited(2, "Error"), restarts: 1}
	},
	// cri: the runtime gives the reason OOMKilled
	"oom": func(pod *corev1.Pod) symptom {
		return symptom{state: waiting(kubecontainer.ErrCrashLoopBackOff.Error(), backOff(pod, pod.Spec.Containers[0].Name)), last: exited(137, "OOMKilled"), restarts: 4}
	},
	"init-crash": func(pod *corev1.Pod) symptom {
		name := ""
		if len(pod.Spec.InitContainers) > 0 {
			name = pod.Spec.InitContainers[0].Name
		}
		return symptom{inInit: true, state: waiting(kubecontainer.ErrCrashLoopBackOff.Error(), backOff(pod, name)), last: exited(3, "Error"), restarts: 5}
	},
	// kuberuntime_container.go, ErrCreateContainerConfig; kubelet_pods.go, makeEnvironmentVariables
	"config": func(pod *corev1.Pod) symptom {
		return symptom{state: waiting("CreateContainerConfigError", fmt.Sprintf("couldn't find key token in Secret %s/credentials", pod.Namespace))}
	},
	"create": func(*corev1.Pod) symptom {
		return symptom{state: waiting("CreateContainerError", "failed to generate container spec: failed to apply OCI options: no command specified")}
	},
	"run": func(*corev1.Pod) symptom {
		return symptom{state: waiting(kubecontainer.ErrRunContainer.Error(), `failed to create containerd task: exec: "agent": executable file not found in $PATH`),
			last: exited(128, "StartError"), restarts: 2}
	},
	"post-start": func(*corev1.Pod) symptom {
		return symptom{state: waiting("PostStartHookError", "PostStartHook failed"), last: exited(137, "Error"), restarts: 1}
	},
	// prober.go, recordContainerEvent
	"readiness": func(*corev1.Pod) symptom {
		return symptom{state: runningState(), started: true, event: events.ContainerUnhealthy, eventOf: "Readiness probe failed: HTTP probe failed with statuscode: 503"}
	},
	"startup": func(*corev1.Pod) symptom {
		return symptom{state: runningState(), event: events.ContainerUnhealthy, restarts: 3, last: exited(137, "Error"),
			eventOf: "Startup probe failed: dial tcp 10.0.0.7:8080: connect: connection refused"}
	},
	// operation_generator.go, GenerateMountVolumeFunc; kubelet_pods.go, ContainerCreating
	"volume": func(*corev1.Pod) symptom {
		return symptom{state: waiting("ContainerCreating", ""), event: events.FailedMountVolume,
			eventOf: `MountVolume.SetUp failed for volume "config" : configmap "agent-config" not found`}
	},
	"volume-attach": func(*corev1.Pod) symptom {
		return symptom{state: waiting("ContainerCreating", ""), event: events.FailedAttachVolume,
			eventOf: `Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can't be attached to another`}
	},
	// kuberuntime_manager.go, SyncPod
	"sandbox": func(*corev1.Pod) symptom {
		return symptom{state: waiting("ContainerCreating", ""), event: events.FailedCreatePodSandBox,
			eventOf: "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type=\"calico\" failed (add): connection refused"}
	},
	// eviction/helpers.go, nodeLowMessageFmt, and evictionMessage
	"evicted": func(*corev1.Pod) symptom {
		return symptom{reason: "Evicted", message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 52Mi. "}
	},
	// predicate.go and rejectPod in kubelet.go
	"out-of-cpu": func(*corev1.Pod) symptom {
		lacking := lifecycle.InsufficientResourceError{ResourceName: corev1.ResourceCPU, Requested: 500, Used: 3800, Capacity: 4000}
		return symptom{reason: lifecycle.OutOfCPU, message: "Pod was rejected: " + lacking.Error()}
	},
	"admission": func(*corev1.Pod) symptom {
		return symptom{reason: lifecycle.UnexpectedAdmissionError,
			message: "Pod was rejected: Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected"}
	},
	// a deleted pod whose containers do not end
	"never-ends": func(*corev1.Pod) symptom { return symptom{silent: true} },
}

// setFault makes kubelets say something else of pods that are there, and of those that come.
func (s *session) setFaults(ctx context.Context, faults []fault) error {
	k := s.cluster.kubelets
	for _, one := range faults {
		if one.Kind != "" && symptoms[one.Kind] == nil {
			return fmt.Errorf("no fault is called %q", one.Kind)
		}
		k.mutex.Lock()
		key := strings.Join([]string{one.Namespace, one.DaemonSet, one.Node}, "/")
		if one.Kind == "" {
			delete(k.faults, key)
		} else {
			k.faults[key] = one
		}
		k.mutex.Unlock()
	}
	for _, pod := range s.cluster.allPods() {
		if pod.Spec.NodeName != "" {
			k.queue.Add(pod.Namespace + "/" + pod.Name)
		}
	}
	return nil
}

// faultOf is the fault that a pod has; none if its kind is empty.
func (k *kubelets) faultOf(pod *corev1.Pod) fault {
	owner := metav1.GetControllerOf(pod)
	if owner == nil {
		return fault{}
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	one := k.faults[strings.Join([]string{pod.Namespace, owner.Name, pod.Spec.NodeName}, "/")]
	if one.Tag != "" && !strings.HasSuffix(pod.Spec.Containers[0].Image, ":"+one.Tag) {
		return fault{}
	}
	return one
}

const faultAnnotation = "example.com/fault"

// ail writes the status of a pod with a fault, once, and the event that goes with it.
func (k *kubelets) ail(ctx context.Context, pod *corev1.Pod, kind string) error {
	if pod.Annotations[faultAnnotation] == kind || symptoms[kind](pod).silent {
		return nil
	}
	one := symptoms[kind](pod)
	patch, err := json.Marshal(map[string]any{
		"metadata": map[string]any{"uid": pod.UID, "annotations": map[string]string{faultAnnotation: kind}},
	})
	if err != nil {
		return err
	}
	clients := k.cluster.clients.CoreV1()
	if _, err := clients.Pods(pod.Namespace).Patch(ctx, pod.Name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}); err != nil {
		return err
	}
	said, err := json.Marshal(map[string]any{"metadata": map[string]any{"uid": pod.UID}, "status": statusWith(pod, one)})
	if err != nil {
		return err
	}
	if _, err := clients.Pods(pod.Namespace).Patch(ctx, pod.Name, types.MergePatchType, said, metav1.PatchOptions{}, "status"); err != nil {
		return err
	}
	if one.event == "" {
		return nil
	}
	now := metav1.Now()
	_, err = clients.Events(pod.Namespace).Create(ctx, &corev1.Event{
		ObjectMeta:     metav1.ObjectMeta{GenerateName: pod.Name + ".", Namespace: pod.Namespace},
		InvolvedObject: corev1.ObjectReference{APIVersion: "v1", Kind: "Pod", Namespace: pod.Namespace, Name: pod.Name, UID: pod.UID},
		Reason:         one.event, Message: one.eventOf, Type: corev1.EventTypeWarning,
		Source: corev1.EventSource{Component: "kubelet", Host: pod.Spec.NodeName}, FirstTimestamp: now, LastTimestamp: now, Count: 1,
	}, metav1.CreateOptions{})
	return err
}

// statusWith is a status with its conditions, which the kubelet's own functions make of the containers.
func statusWith(pod *corev1.Pod, one symptom) corev1.PodStatus {
	now := metav1.NewTime(time.Now())
	if one.reason != "" {
		return corev1.PodStatus{Phase: corev1.PodFailed, Reason: one.reason, Message: one.message, StartTime: &now}
	}
	list := func(containers []corev1.Container, ails bool, rest corev1.ContainerState) []corev1.ContainerStatus {
		var all []corev1.ContainerStatus
		for i, container := range containers {
			said := corev1.ContainerStatus{Name: container.Name, Image: container.Image, State: rest, Started: new(bool)}
			if ails && i == 0 {
				said.State, said.LastTerminationState, said.RestartCount = one.state, one.last, one.restarts
				*said.Started = one.started
			}
			all = append(all, said)
		}
		return all
	}
	phase := corev1.PodRunning
	if one.state.Waiting != nil {
		phase = corev1.PodPending
	}
	inits, containers := list(pod.Spec.InitContainers, one.inInit, exited(0, "Completed")), list(pod.Spec.Containers, !one.inInit, waiting("PodInitializing", ""))
	said := corev1.PodStatus{Phase: phase, StartTime: &now, InitContainerStatuses: inits, ContainerStatuses: containers}
	said.Conditions = slices.DeleteFunc(slices.Clone(pod.Status.Conditions), func(condition corev1.PodCondition) bool { return condition.Type != corev1.PodScheduled })
	said.Conditions = append(said.Conditions,
		status.GeneratePodInitializedCondition(pod, &pod.Status, append(slices.Clone(inits), containers...), phase),
		status.GenerateContainersReadyCondition(pod, &pod.Status, containers, phase))
	said.Conditions = append(said.Conditions, status.GeneratePodReadyCondition(pod, &pod.Status, said.Conditions, containers, phase))
	for i := range said.Conditions {
		if said.Conditions[i].LastTransitionTime.IsZero() {
			said.Conditions[i].LastTransitionTime = now
		}
	}
	return said
}
