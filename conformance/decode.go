package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	apiequality "k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// decoded is a request's body as the handler holds it before it stores it.
type decoded struct {
	object runtime.Object
	// strict has what fieldValidation=Strict refuses, err what is refused always.
	strict []string
	err    error
}

// decode does what the create and update handlers (apiserver, pkg/endpoints/handlers/create.go) do with a body.
func decode(r servedResource, format, manifest string) decoded {
	body, err := requestBody(format, manifest)
	if err != nil {
		return decoded{err: err}
	}
	kind := r.groupVersionKind()
	object, gvk, err := r.strictDecoder().Decode(body, &kind, r.empty())
	var result decoded
	if strict, ok := runtime.AsStrictDecodingError(err); ok && object != nil {
		for _, err := range strict.Errors() {
			result.strict = append(result.strict, err.Error())
		}
	} else if err != nil {
		return decoded{err: err}
	}
	if gvk.GroupVersion() != r.GroupVersion() {
		return decoded{err: fmt.Errorf("the API version in the data (%s) does not match the expected API version (%s)", gvk.GroupVersion(), r.GroupVersion())}
	}
	if reflect.TypeOf(object) != reflect.TypeOf(r.empty()) {
		return decoded{err: fmt.Errorf("decoded to %T", object)}
	}
	result.object = object
	return result
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
func cleanManagedFields(r servedResource, object runtime.Object, objectMeta metav1.Object) {
	if len(objectMeta.GetManagedFields()) > 0 {
		r.fieldManager().UpdateNoErrors(r.empty(), object, "kubectl")
	}
}
