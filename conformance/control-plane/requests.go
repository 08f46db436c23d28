package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
)

// An api is the server as someone with manifests knows it.
type api struct {
	clients *kubernetes.Clientset
	mapper  *restmapper.DeferredDiscoveryRESTMapper
	known   map[string]bool
}

// A verdict is what the server says to a manifest.
type verdict struct {
	Accepted bool     `json:"accepted"`
	Reason   string   `json:"reason,omitempty"`
	Message  string   `json:"message,omitempty"`
	Causes   []cause  `json:"causes,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

type cause struct {
	Reason  string `json:"reason"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

func newAPI(config *rest.Config) (*api, error) {
	config = rest.CopyConfig(config)
	config.WarningHandler = rest.NoWarnings{}
	clients, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(clients.Discovery()))
	return &api{clients: clients, mapper: mapper, known: map[string]bool{}}, nil
}

// send creates what the manifest describes, or puts it over what is there. A dry run changes nothing but that the namespace is there afterwards.
func (a *api) send(ctx context.Context, manifest []byte, dryRun bool) (*verdict, error) {
	var object struct {
		APIVersion, Kind string
		Metadata         struct{ Namespace, Name string }
	}
	// What cannot be read here cannot be read by the server either, which is to say so.
	_ = json.Unmarshal(manifest, &object)
	kind := schema.FromAPIVersionAndKind(object.APIVersion, object.Kind)
	mapping, err := a.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if meta.IsNoMatchError(err) {
		return &verdict{Reason: "NotFound", Message: fmt.Sprintf("the server does not have %s of %s", object.Kind, object.APIVersion)}, nil
	}
	if err != nil {
		return nil, err
	}
	namespace := ""
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		namespace = object.Metadata.Namespace
		if namespace == "" {
			namespace = metav1.NamespaceDefault
		}
		if err := a.ensureNamespace(ctx, namespace); err != nil {
			return nil, err
		}
	}
	said, err := a.request(ctx, http.MethodPost, mapping.Resource, namespace, "", manifest, dryRun)
	if err == nil && said.Reason == string(metav1.StatusReasonAlreadyExists) {
		return a.request(ctx, http.MethodPut, mapping.Resource, namespace, object.Metadata.Name, manifest, dryRun)
	}
	return said, err
}

func (a *api) request(ctx context.Context, verb string, resource schema.GroupVersionResource, namespace, name string, body []byte, dryRun bool) (*verdict, error) {
	path := []string{"/apis", resource.Group, resource.Version}
	if resource.Group == "" {
		path = []string{"/api", resource.Version}
	}
	if namespace != "" {
		path = append(path, "namespaces", namespace)
	}
	path = append(path, resource.Resource)
	if name != "" {
		path = append(path, name)
	}
	request := a.clients.CoreV1().RESTClient().Verb(verb).AbsPath(path...).Param("fieldValidation", "Strict").
		SetHeader("Content-Type", "application/json").Body(body)
	if dryRun {
		request = request.Param("dryRun", "All")
	}
	result := request.Do(ctx)
	said := &verdict{Accepted: true}
	for _, warning := range result.Warnings() {
		said.Warnings = append(said.Warnings, warning.Text)
	}
	err := result.Error()
	var refusal apierrors.APIStatus
	if errors.As(err, &refusal) {
		status := refusal.Status()
		said.Accepted, said.Reason, said.Message = false, string(status.Reason), status.Message
		if status.Details != nil {
			for _, one := range status.Details.Causes {
				said.Causes = append(said.Causes, cause{string(one.Type), one.Field, one.Message})
			}
		}
		return said, nil
	}
	return said, err
}

// ensureNamespace does nothing for a name that cannot be one: the server is to say so of the object itself.
func (a *api) ensureNamespace(ctx context.Context, name string) error {
	if a.known[name] {
		return nil
	}
	_, err := a.clients.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}, metav1.CreateOptions{})
	if err != nil && !apierrors.IsAlreadyExists(err) && !apierrors.IsInvalid(err) {
		return fmt.Errorf("namespace %q: %w", name, err)
	}
	a.known[name] = true
	return nil
}

// awaitKind returns when the server serves what a CustomResourceDefinition defines.
func (a *api) awaitKind(ctx context.Context, manifest []byte) error {
	var definition struct {
		Spec struct {
			Group    string
			Names    struct{ Kind string }
			Versions []struct {
				Name   string
				Served bool
			}
		}
	}
	if err := json.Unmarshal(manifest, &definition); err != nil {
		return err
	}
	kind := schema.GroupKind{Group: definition.Spec.Group, Kind: definition.Spec.Names.Kind}
	for _, version := range definition.Spec.Versions {
		if !version.Served {
			continue
		}
		err := wait.PollUntilContextTimeout(ctx, 100*time.Millisecond, 30*time.Second, true, func(context.Context) (bool, error) {
			a.mapper.Reset()
			_, err := a.mapper.RESTMapping(kind, version.Name)
			return err == nil, nil
		})
		if err != nil {
			return fmt.Errorf("%s %s is not served after 30 s: %w", kind, version.Name, err)
		}
	}
	return nil
}
