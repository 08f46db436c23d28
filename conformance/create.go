package main

import (
	"context"
	"errors"
	"reflect"

	appsv1 "k8s.io/api/apps/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	"k8s.io/kubernetes/pkg/apis/core"
)

// create does what the handler and the registry (apiserver, pkg/registry/generic/registry/store.go) do up to storing.
// The object is then as it would be stored.
func create(r servedResource, object runtime.Object, warnings *recorder) (stage string, refused []cause) {
	objectMeta, err := meta.Accessor(object)
	if err != nil {
		return "validate", causes(err)
	}
	r.placeInNamespace(objectMeta)
	rest.WipeObjectMetaSystemFields(objectMeta)
	dropDuplicateOwners(objectMeta, warnings)
	cleanManagedFields(r, object, objectMeta)
	rest.FillObjectMetaSystemFields(objectMeta)
	if pod, ok := object.(*core.Pod); ok && pod.Spec.ServiceAccountName == "" {
		// ServiceAccount admission, on in every cluster, fills it in before validation.
		pod.Spec.ServiceAccountName = "default"
		// From 1.37 on it writes the old name of the field as well, which older servers do not keep.
		if old := reflect.ValueOf(&pod.Spec).Elem().FieldByName("DeprecatedServiceAccount"); old.IsValid() {
			old.SetString("default")
		}
	}
	if objectMeta.GetGenerateName() != "" && objectMeta.GetName() == "" {
		name := r.strategy.GenerateName(objectMeta.GetGenerateName())
		// The same answer each time: the five random characters replaced.
		objectMeta.SetName(name[:len(name)-5] + "xxxxx")
	}
	ctx := requestContext(r, "create", objectMeta, warnings)
	if err := allocate(ctx, object); err != nil {
		return "validate", causes(err)
	}
	if err := rest.BeforeCreate(r.strategy, ctx, object); err != nil {
		return "validate", causes(err)
	}
	// The store's last word (apiserver, pkg/storage/etcd3/store.go), an HTTP 500.
	if version, err := (storage.APIObjectVersioner{}).ObjectResourceVersion(object); err == nil && version != 0 {
		return "store", causes(errors.New("resourceVersion should not be set on objects to be created"))
	}
	return "ok", []cause{}
}

// placeInNamespace does what a client does that names no namespace.
func (r servedResource) placeInNamespace(objectMeta metav1.Object) {
	if r.strategy.NamespaceScoped() {
		if objectMeta.GetNamespace() == "" {
			objectMeta.SetNamespace(metav1.NamespaceDefault)
		}
	} else {
		objectMeta.SetNamespace(metav1.NamespaceNone)
	}
}

func requestContext(r servedResource, verb string, object metav1.Object, warnings *recorder) context.Context {
	ctx := request.WithNamespace(context.Background(), object.GetNamespace())
	ctx = request.WithRequestInfo(ctx, &request.RequestInfo{
		IsResourceRequest: true,
		Verb:              verb,
		APIGroup:          r.Group,
		APIVersion:        r.Version,
		Resource:          r.Resource,
		Namespace:         object.GetNamespace(),
		Name:              object.GetName(),
	})
	return warning.WithWarningRecorder(ctx, warnings)
}

// causes are those of a 422; another error is one cause without a field.
func causes(err error) []cause {
	list := []cause{}
	if err == nil {
		return list
	}
	var status apierrors.APIStatus
	if !errors.As(err, &status) {
		return append(list, cause{Reason: string(metav1.StatusReasonInternalError), Message: err.Error()})
	}
	if details := status.Status().Details; details != nil {
		for _, c := range details.Causes {
			reason := string(c.Type)
			if reason == "" {
				// The cause of an internal error says no more than its message.
				reason = string(status.Status().Reason)
			}
			list = append(list, cause{reason, c.Field, c.Message})
		}
	}
	if len(list) == 0 {
		list = append(list, cause{Reason: string(status.Status().Reason), Message: status.Status().Message})
	}
	return list
}

// toV1 is the object as a client reads it.
func toV1(daemonSet *apps.DaemonSet) (*appsv1.DaemonSet, error) {
	stored := &appsv1.DaemonSet{}
	if err := legacyscheme.Scheme.Convert(daemonSet, stored, nil); err != nil {
		return nil, err
	}
	stored.SetGroupVersionKind(daemonSets.groupVersionKind())
	return stored, nil
}
