//go:build kube1.36 || !kube1.29

package main

import (
	"encoding/json"
	"fmt"
	_ "unsafe" // for linkname

	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	"k8s.io/kubernetes/pkg/controller/daemon"
	daemonsetregistry "k8s.io/kubernetes/pkg/registry/apps/daemonset"
)

func init() {
	filters["template"] = answerTemplate
}

// The patch that the controller keeps in a ControllerRevision.
//
//go:linkname getPatch k8s.io/kubernetes/pkg/controller/daemon.getPatch
func getPatch(ds *appsv1.DaemonSet) ([]byte, error)

// A templateCase is a DaemonSet that is created, and one that is then put over it.
type templateCase struct {
	Old json.RawMessage `json:"old"`
	New json.RawMessage `json:"new"`
}

// A templateAnswer says whether the controller takes the second template for the first, which it has kept in a ControllerRevision.
// Old and New are the two DaemonSets as the controller reads them. Refused has the first error where the server takes one of them not.
type templateAnswer struct {
	Same    bool              `json:"same"`
	Old     *appsv1.DaemonSet `json:"old,omitempty"`
	New     *appsv1.DaemonSet `json:"new,omitempty"`
	Refused string            `json:"refused,omitempty"`
}

func answerTemplate(line []byte) (any, error) {
	var c templateCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	first, second := decode(daemonSets, "json", string(c.Old)), decode(daemonSets, "json", string(c.New))
	for _, read := range []decoded{first, second} {
		if read.err != nil {
			return templateAnswer{Refused: read.err.Error()}, nil
		}
	}
	var ignored recorder
	if stage, causes := create(daemonSets, first.object, &ignored); stage != "ok" {
		return templateAnswer{Refused: fmt.Sprint("create: ", causes[0])}, nil
	}
	stored, err := store(first.object.(*apps.DaemonSet))
	if err != nil {
		return nil, err
	}
	fresh := second.object.(*apps.DaemonSet)
	fresh.Namespace, fresh.UID, fresh.ResourceVersion = stored.Namespace, stored.UID, "1"
	stored.ResourceVersion = "1"
	ctx := requestContext(daemonSets, "update", fresh, &ignored)
	if causes := causes(rest.BeforeUpdate(daemonsetregistry.Strategy, ctx, fresh, stored)); len(causes) > 0 {
		return templateAnswer{Refused: fmt.Sprint("update: ", causes[0])}, nil
	}
	fresh, err = store(fresh)
	if err != nil {
		return nil, err
	}
	return compareTemplates(stored, fresh)
}

// compareTemplates does what the controller does to find the revision of a DaemonSet.
func compareTemplates(first, second *apps.DaemonSet) (any, error) {
	one, err := toClient(first)
	if err != nil {
		return nil, err
	}
	other, err := toClient(second)
	if err != nil {
		return nil, err
	}
	patch, err := getPatch(one)
	if err != nil {
		return nil, err
	}
	same, err := daemon.Match(other, &appsv1.ControllerRevision{Data: runtime.RawExtension{Raw: patch}})
	if err != nil {
		return nil, err
	}
	return templateAnswer{Same: same, Old: one, New: other}, nil
}

// store writes an object as the server does, and reads it again.
func store(daemonSet *apps.DaemonSet) (*apps.DaemonSet, error) {
	data, err := encodeProtobuf(daemonSet)
	if err != nil {
		return nil, err
	}
	object, err := runtime.Decode(legacyscheme.Codecs.UniversalDecoder(schema.GroupVersion{Group: apps.GroupName, Version: runtime.APIVersionInternal}), data)
	if err != nil {
		return nil, err
	}
	return object.(*apps.DaemonSet), nil
}

// toClient is the object as the controller reads it.
func toClient(daemonSet *apps.DaemonSet) (*appsv1.DaemonSet, error) {
	data, err := encodeProtobuf(daemonSet)
	if err != nil {
		return nil, err
	}
	object, err := runtime.Decode(scheme.Codecs.UniversalDeserializer(), data)
	if err != nil {
		return nil, err
	}
	return object.(*appsv1.DaemonSet), nil
}

func encodeProtobuf(daemonSet *apps.DaemonSet) ([]byte, error) {
	info, ok := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), runtime.ContentTypeProtobuf)
	if !ok {
		return nil, fmt.Errorf("no serializer for %s", runtime.ContentTypeProtobuf)
	}
	return runtime.Encode(legacyscheme.Codecs.EncoderForVersion(info.Serializer, appsv1.SchemeGroupVersion), daemonSet)
}
