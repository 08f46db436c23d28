package main

import (
	appsv1 "k8s.io/api/apps/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/controller"
	"k8s.io/kubernetes/pkg/controller/daemon/util"
	revisionregistry "k8s.io/kubernetes/pkg/registry/apps/controllerrevision"
	labelsutil "k8s.io/kubernetes/pkg/util/labels"
)

var (
	pods      = servedResources["Pod"]
	revisions = served(appsv1.SchemeGroupVersion, "controllerrevisions", "ControllerRevision", revisionregistry.Strategy)
)

// judgeChildren creates what the DaemonSet controller creates for a DaemonSet: first its revision, then a pod per node.
func (v *verdict) judgeChildren(daemonSet *appsv1.DaemonSet) error {
	hash := templateHash(daemonSet)
	revision, err := newRevision(daemonSet, hash)
	if err != nil {
		return err
	}
	pod, err := newPod(daemonSet, hash)
	if err != nil {
		return err
	}
	if v.Admission, err = judgeAdmission(pod); err != nil {
		return err
	}
	v.Revision, v.Pod = createChild(revisions, revision), createChild(pods, pod)
	return nil
}

// templateHash is the real one where its length decides (a name may have 253 characters, a hash up to 10).
// Elsewhere any value gets the same answer, and the real one costs as much as the rest of a create.
func templateHash(daemonSet *appsv1.DaemonSet) string {
	if len(daemonSet.Name) < 240 {
		return "5d8f9c7b64"
	}
	return controller.ComputeHash(&daemonSet.Spec.Template, daemonSet.Status.CollisionCount)
}

func createChild(r servedResource, object runtime.Object) *outcome {
	var warnings recorder
	_, refused := create(r, object, &warnings)
	return &outcome{Errors: refused, Warnings: warnings.texts}
}

// newPod is syncNodes of pkg/controller/daemon/daemon_controller.go and what the server does to a pod's body.
func newPod(daemonSet *appsv1.DaemonSet, hash string) (*core.Pod, error) {
	generation, err := util.GetTemplateGeneration(daemonSet)
	if err != nil {
		generation = nil
	}
	template := util.CreatePodTemplate(daemonSet.Spec.Template, generation, hash)
	template.Spec.Affinity = util.ReplaceDaemonSetPodNodeNameNodeAffinity(template.Spec.Affinity, "node")
	pod, err := controller.GetPodFromTemplate(&template, daemonSet, metav1.NewControllerRef(daemonSet, daemonSets.groupVersionKind()))
	if err != nil {
		return nil, err
	}
	pod.Namespace = daemonSet.Namespace
	// ServiceAccount admission, on in every cluster, fills it in before validation.
	if pod.Spec.ServiceAccountName == "" {
		pod.Spec.ServiceAccountName = "default"
	}
	legacyscheme.Scheme.Default(pod)
	internal := &core.Pod{}
	return internal, legacyscheme.Scheme.Convert(pod, internal, nil)
}

// newRevision is snapshot of pkg/controller/daemon/update.go, which is not exported.
func newRevision(daemonSet *appsv1.DaemonSet, hash string) (*apps.ControllerRevision, error) {
	revision := &appsv1.ControllerRevision{
		ObjectMeta: metav1.ObjectMeta{
			Name:            daemonSet.Name + "-" + hash,
			Namespace:       daemonSet.Namespace,
			Labels:          labelsutil.CloneAndAddLabel(daemonSet.Spec.Template.Labels, appsv1.DefaultDaemonSetUniqueLabelKey, hash),
			Annotations:     daemonSet.Annotations,
			OwnerReferences: []metav1.OwnerReference{*metav1.NewControllerRef(daemonSet, daemonSets.groupVersionKind())},
		},
		// The real data is a patch with the whole template; the server asks no more of it than to be a JSON object.
		Data:     runtime.RawExtension{Raw: []byte(`{"spec":{"template":{}}}`)},
		Revision: 1,
	}
	internal := &apps.ControllerRevision{}
	return internal, legacyscheme.Scheme.Convert(revision, internal, nil)
}
