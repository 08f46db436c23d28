package main

import (
	"context"
	"strings"

	corev1 "k8s.io/api/core/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/client-go/informers"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/scheduling"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	apischedulingv1 "k8s.io/kubernetes/pkg/apis/scheduling/v1"
	"k8s.io/kubernetes/plugin/pkg/admission/priority"
	"k8s.io/kubernetes/plugin/pkg/admission/runtimeclass"
)

// A cluster that has the classes of every cluster, and those of users that a pod names, made to fit as far as they can.
var (
	classes         = informers.NewSharedInformerFactory(nil, 0)
	priorityPlugin  = priority.NewPlugin()
	runtimePlugin   = runtimeclass.NewRuntimeClass()
	priorityClasses = classes.Scheduling().V1().PriorityClasses().Informer().GetIndexer()
)

func init() {
	priorityPlugin.SetExternalKubeInformerFactory(classes)
	runtimePlugin.SetExternalKubeInformerFactory(classes)
}

// judgeAdmission is what Priority and RuntimeClass, on in every cluster, say to a pod: all of it, where the server stops at the first.
func judgeAdmission(sent *core.Pod) ([]string, error) {
	pod := sent.DeepCopy()
	// The store keeps no empty maps.
	if len(pod.Spec.Overhead) == 0 {
		pod.Spec.Overhead = nil
	}
	if err := priorityClasses.Replace(priorityClassesFor(&pod.Spec), ""); err != nil {
		return nil, err
	}
	refusals := []string{}
	for {
		err := priorityPlugin.Admit(context.Background(), attributesOf(pod.DeepCopy()), nil)
		if err == nil {
			break
		}
		refusals = append(refusals, err.Error())
		if strings.Contains(err.Error(), "integer value of priority") {
			pod.Spec.Priority = nil
		} else {
			break
		}
	}
	// What a class of the cluster says of overhead is not known.
	if pod.Spec.RuntimeClassName == nil {
		if err := runtimePlugin.Validate(context.Background(), attributesOf(pod), nil); err != nil {
			refusals = append(refusals, err.Error())
		}
	}
	return refusals, nil
}

func priorityClassesFor(spec *core.PodSpec) []interface{} {
	list := []interface{}{}
	for _, class := range apischedulingv1.SystemPriorityClasses() {
		class = class.DeepCopy()
		legacyscheme.Scheme.Default(class)
		list = append(list, class)
	}
	name := spec.PriorityClassName
	if name == "" || strings.HasPrefix(name, scheduling.SystemPriorityClassPrefix) {
		return list
	}
	class := &schedulingv1.PriorityClass{ObjectMeta: metav1.ObjectMeta{Name: name}}
	if spec.Priority != nil {
		class.Value = min(*spec.Priority, scheduling.HighestUserDefinablePriority)
	}
	if spec.PreemptionPolicy != nil {
		policy := corev1.PreemptionPolicy(*spec.PreemptionPolicy)
		class.PreemptionPolicy = &policy
	}
	return append(list, class)
}

func attributesOf(pod *core.Pod) admission.Attributes {
	return admission.NewAttributesRecord(pod, nil, corev1.SchemeGroupVersion.WithKind("Pod"), pod.Namespace, pod.Name, pods.GroupVersionResource, "",
		admission.Create, &metav1.CreateOptions{}, false, nil)
}
