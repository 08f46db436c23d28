package main

import (
	"fmt"
	"reflect"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
)

// judgeUpdate puts an object over one that is already stored, valid or not: an older server may have taken it.
// Left out, as kubectl replace leaves it, the resourceVersion of the update is that of the stored object.
func judgeUpdate(r servedResource, object runtime.Object, oldManifest, format string) (outcome, error) {
	sent := decode(r, format, oldManifest)
	if sent.err != nil {
		return outcome{}, fmt.Errorf("old manifest: %w", sent.err)
	}
	old, err := meta.Accessor(sent.object)
	if err != nil {
		return outcome{}, err
	}
	var ignored, warnings recorder
	uid, deletion, grace := old.GetUID(), old.GetDeletionTimestamp(), old.GetDeletionGracePeriodSeconds()
	status := reflect.ValueOf(sent.object).Elem().FieldByName("Status")
	kept := reflect.ValueOf(nil)
	if status.IsValid() {
		kept = reflect.New(status.Type()).Elem()
		kept.Set(status)
	}
	create(r, sent.object, &ignored)
	// A new object has none yet; this one has what its controllers wrote.
	if status.IsValid() && !kept.IsZero() {
		status.Set(kept)
	}
	// It may be on its way out, which nothing is when it is created, and has kept the UID that it was given then.
	old.SetDeletionTimestamp(deletion)
	old.SetDeletionGracePeriodSeconds(grace)
	if uid != "" {
		old.SetUID(uid)
	}
	if old.GetResourceVersion() == "" {
		old.SetResourceVersion("1")
	}
	objectMeta, err := meta.Accessor(object)
	if err != nil {
		return outcome{}, err
	}
	r.placeInNamespace(objectMeta)
	if version, err := (storage.APIObjectVersioner{}).ObjectResourceVersion(object); err == nil && version == 0 {
		objectMeta.SetResourceVersion(old.GetResourceVersion())
	}
	dropDuplicateOwners(objectMeta, &warnings)
	cleanManagedFields(r, object, objectMeta)
	ctx := requestContext(r, "update", objectMeta, &warnings)
	return outcome{
		Errors:   causes(rest.BeforeUpdate(r.strategy, ctx, object, sent.object)),
		Warnings: warnings.texts,
	}, nil
}
