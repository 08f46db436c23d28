package main

import (
	"fmt"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/kubernetes/pkg/apis/apps"
	daemonsetregistry "k8s.io/kubernetes/pkg/registry/apps/daemonset"
)

// judgeUpdate puts a DaemonSet over one that is already stored, valid or not: an older server may have taken it.
// Left out, as kubectl replace leaves it, the resourceVersion of the update is that of the stored object.
func judgeUpdate(daemonSet *apps.DaemonSet, oldManifest, format string) (outcome, error) {
	old := decode(format, oldManifest)
	if old.err != nil {
		return outcome{}, fmt.Errorf("old manifest: %w", old.err)
	}
	var ignored, warnings recorder
	given := old.daemonSet.ObjectMeta
	create(daemonSets, old.daemonSet, &ignored)
	// It may be on its way out, which nothing is when it is created, and has kept the UID that it was given then.
	old.daemonSet.DeletionTimestamp, old.daemonSet.DeletionGracePeriodSeconds = given.DeletionTimestamp, given.DeletionGracePeriodSeconds
	if given.UID != "" {
		old.daemonSet.UID = given.UID
	}
	if old.daemonSet.ResourceVersion == "" {
		old.daemonSet.ResourceVersion = "1"
	}
	objectMeta, err := meta.Accessor(daemonSet)
	if err != nil {
		return outcome{}, err
	}
	if objectMeta.GetNamespace() == "" {
		objectMeta.SetNamespace(metav1.NamespaceDefault)
	}
	if version, err := (storage.APIObjectVersioner{}).ObjectResourceVersion(daemonSet); err == nil && version == 0 {
		objectMeta.SetResourceVersion(old.daemonSet.ResourceVersion)
	}
	dropDuplicateOwners(objectMeta, &warnings)
	cleanManagedFields(daemonSet)
	ctx := requestContext(daemonSets, "update", objectMeta, &warnings)
	return outcome{
		Errors:   causes(rest.BeforeUpdate(daemonsetregistry.Strategy, ctx, daemonSet, old.daemonSet)),
		Warnings: warnings.texts,
	}, nil
}
