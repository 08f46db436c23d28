package main

import (
	"errors"
	"fmt"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	apiequality "k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"

	// What kube-apiserver registers for the two groups that a DaemonSet and its pods belong to.
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
)

var (
	daemonSetKind = appsv1.SchemeGroupVersion.WithKind("DaemonSet")
	strictDecoder = newStrictDecoder()
	fieldManager  = newFieldManager()
)

// decoded is a request's body as the handler holds it before it stores it.
type decoded struct {
	daemonSet *apps.DaemonSet
	// strict has what fieldValidation=Strict refuses, err what is refused always.
	strict []string
	err    error
}

// newStrictDecoder is the decoder that the create handler negotiates for a JSON body: strict, defaulting, to the internal version.
func newStrictDecoder() runtime.Decoder {
	info, ok := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), runtime.ContentTypeJSON)
	if !ok {
		panic("no serializer for JSON")
	}
	return legacyscheme.Codecs.DecoderToVersion(info.StrictSerializer, apps.SchemeGroupVersion)
}

// newFieldManager needs no schema: only entries that came with the request are looked at here, never a conflict.
func newFieldManager() *managedfields.FieldManager {
	manager, err := managedfields.NewDefaultFieldManager(managedfields.NewDeducedTypeConverter(),
		legacyscheme.Scheme, legacyscheme.Scheme, legacyscheme.Scheme, daemonSetKind, daemonSetKind.GroupVersion(), "", nil)
	if err != nil {
		panic(err)
	}
	return manager
}

// decode does what the create and update handlers (apiserver, pkg/endpoints/handlers/create.go) do with a body.
func decode(format, manifest string) decoded {
	body, err := requestBody(format, manifest)
	if err != nil {
		return decoded{err: err}
	}
	kind := daemonSetKind
	object, gvk, err := strictDecoder.Decode(body, &kind, &apps.DaemonSet{})
	var result decoded
	if strict, ok := runtime.AsStrictDecodingError(err); ok && object != nil {
		for _, err := range strict.Errors() {
			result.strict = append(result.strict, err.Error())
		}
	} else if err != nil {
		return decoded{err: err}
	}
	if gvk.GroupVersion() != daemonSetKind.GroupVersion() {
		return decoded{err: wrongVersion(gvk)}
	}
	daemonSet, ok := object.(*apps.DaemonSet)
	if !ok {
		return decoded{err: fmt.Errorf("decoded to %T", object)}
	}
	result.daemonSet = daemonSet
	return result
}

func wrongVersion(gvk *schema.GroupVersionKind) error {
	return fmt.Errorf("the API version in the data (%s) does not match the expected API version (%s)", gvk.GroupVersion(), daemonSetKind.GroupVersion())
}

// requestBody is what kubectl sends of a YAML file: its first document, as JSON.
func requestBody(format, manifest string) ([]byte, error) {
	switch format {
	case "", "json":
		return []byte(manifest), nil
	case "yaml":
		documents, err := readStream([]byte(manifest))
		if len(documents) > 0 {
			return []byte(documents[0]), nil
		}
		if err == nil {
			err = errors.New("no document in the manifest")
		}
		return nil, err
	}
	return nil, fmt.Errorf("unknown format %q, allowed: json, yaml", format)
}

// dropDuplicateOwners does what the handlers do before they store; its original is not exported.
func dropDuplicateOwners(meta metav1.Object, warnings *recorder) {
	var kept []metav1.OwnerReference
	var duplicates []string
	for _, owner := range meta.GetOwnerReferences() {
		if hasOwner(kept, owner) {
			duplicates = append(duplicates, string(owner.UID))
		} else {
			kept = append(kept, owner)
		}
	}
	if len(duplicates) > 0 {
		warnings.AddWarning("", fmt.Sprintf(".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: %v",
			strings.Join(duplicates, ", ")))
		meta.SetOwnerReferences(kept)
	}
}

func hasOwner(owners []metav1.OwnerReference, owner metav1.OwnerReference) bool {
	for _, other := range owners {
		if apiequality.Semantic.DeepEqual(other, owner) {
			return true
		}
	}
	return false
}

// cleanManagedFields lets the server's own code take or replace the managedFields of the request.
func cleanManagedFields(daemonSet *apps.DaemonSet) {
	if len(daemonSet.ManagedFields) > 0 {
		fieldManager.UpdateNoErrors(&apps.DaemonSet{}, daemonSet, "kubectl")
	}
}
