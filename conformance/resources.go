package main

import (
	admissionregistrationv1 "k8s.io/api/admissionregistration/v1"
	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	certificatesv1 "k8s.io/api/certificates/v1"
	coordinationv1 "k8s.io/api/coordination/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	nodev1 "k8s.io/api/node/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	storagev1 "k8s.io/api/storage/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/registry/rest"
	apiregistrationinstall "k8s.io/kube-aggregator/pkg/apis/apiregistration/install"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	apiserviceregistry "k8s.io/kube-aggregator/pkg/registry/apiservice"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	mutatingwebhookregistry "k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingwebhookconfiguration"
	validatingwebhookregistry "k8s.io/kubernetes/pkg/registry/admissionregistration/validatingwebhookconfiguration"
	revisionregistry "k8s.io/kubernetes/pkg/registry/apps/controllerrevision"
	daemonsetregistry "k8s.io/kubernetes/pkg/registry/apps/daemonset"
	deploymentregistry "k8s.io/kubernetes/pkg/registry/apps/deployment"
	replicasetregistry "k8s.io/kubernetes/pkg/registry/apps/replicaset"
	statefulsetregistry "k8s.io/kubernetes/pkg/registry/apps/statefulset"
	autoscalerregistry "k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	cronjobregistry "k8s.io/kubernetes/pkg/registry/batch/cronjob"
	jobregistry "k8s.io/kubernetes/pkg/registry/batch/job"
	signingrequestregistry "k8s.io/kubernetes/pkg/registry/certificates/certificates"
	leaseregistry "k8s.io/kubernetes/pkg/registry/coordination/lease"
	configmapregistry "k8s.io/kubernetes/pkg/registry/core/configmap"
	endpointsregistry "k8s.io/kubernetes/pkg/registry/core/endpoint"
	limitrangeregistry "k8s.io/kubernetes/pkg/registry/core/limitrange"
	namespaceregistry "k8s.io/kubernetes/pkg/registry/core/namespace"
	volumeregistry "k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	claimregistry "k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	podregistry "k8s.io/kubernetes/pkg/registry/core/pod"
	podtemplateregistry "k8s.io/kubernetes/pkg/registry/core/podtemplate"
	controllerregistry "k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	quotaregistry "k8s.io/kubernetes/pkg/registry/core/resourcequota"
	secretregistry "k8s.io/kubernetes/pkg/registry/core/secret"
	serviceregistry "k8s.io/kubernetes/pkg/registry/core/service"
	serviceaccountregistry "k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	sliceregistry "k8s.io/kubernetes/pkg/registry/discovery/endpointslice"
	ingressregistry "k8s.io/kubernetes/pkg/registry/networking/ingress"
	ingressclassregistry "k8s.io/kubernetes/pkg/registry/networking/ingressclass"
	networkpolicyregistry "k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	runtimeclassregistry "k8s.io/kubernetes/pkg/registry/node/runtimeclass"
	budgetregistry "k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	clusterroleregistry "k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	clusterrolebindingregistry "k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	roleregistry "k8s.io/kubernetes/pkg/registry/rbac/role"
	rolebindingregistry "k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	priorityclassregistry "k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	csidriverregistry "k8s.io/kubernetes/pkg/registry/storage/csidriver"
	csinoderegistry "k8s.io/kubernetes/pkg/registry/storage/csinode"
	capacityregistry "k8s.io/kubernetes/pkg/registry/storage/csistoragecapacity"
	storageclassregistry "k8s.io/kubernetes/pkg/registry/storage/storageclass"
	attachmentregistry "k8s.io/kubernetes/pkg/registry/storage/volumeattachment"

	// What kube-apiserver registers for the groups of these kinds.
	_ "k8s.io/kubernetes/pkg/apis/admissionregistration/install"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/certificates/install"
	_ "k8s.io/kubernetes/pkg/apis/coordination/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
)

// A strategy is what the registry of a kind knows: how its objects are created and updated.
type strategy interface {
	rest.RESTCreateStrategy
	rest.RESTUpdateStrategy
}

// A servedResource is what the server knows of a kind that is created here.
type servedResource struct {
	schema.GroupVersionResource
	kind     string
	strategy strategy
}

func (r servedResource) groupVersionKind() schema.GroupVersionKind {
	return r.GroupVersion().WithKind(r.kind)
}

// empty is an object of the internal version with nothing set.
func (r servedResource) empty() runtime.Object {
	object, err := legacyscheme.Scheme.New(schema.GroupVersionKind{Group: r.Group, Version: runtime.APIVersionInternal, Kind: r.kind})
	if err != nil {
		panic(err)
	}
	return object
}

func served(version schema.GroupVersion, resource, kind string, strategy strategy) servedResource {
	return servedResource{version.WithResource(resource), kind, strategy}
}

var daemonSets = served(appsv1.SchemeGroupVersion, "daemonsets", "DaemonSet", daemonsetregistry.Strategy)

var servedResources = byKind(
	daemonSets,
	served(corev1.SchemeGroupVersion, "pods", "Pod", podregistry.Strategy),
	served(corev1.SchemeGroupVersion, "serviceaccounts", "ServiceAccount", serviceaccountregistry.Strategy),
	served(corev1.SchemeGroupVersion, "configmaps", "ConfigMap", configmapregistry.Strategy),
	served(corev1.SchemeGroupVersion, "secrets", "Secret", secretregistry.Strategy),
	served(corev1.SchemeGroupVersion, "namespaces", "Namespace", namespaceregistry.Strategy),
	served(corev1.SchemeGroupVersion, "services", "Service", serviceregistry.Strategy),
	served(corev1.SchemeGroupVersion, "resourcequotas", "ResourceQuota", quotaregistry.Strategy),
	served(corev1.SchemeGroupVersion, "limitranges", "LimitRange", limitrangeregistry.Strategy),
	served(corev1.SchemeGroupVersion, "persistentvolumeclaims", "PersistentVolumeClaim", claimregistry.Strategy),
	served(appsv1.SchemeGroupVersion, "deployments", "Deployment", deploymentregistry.Strategy),
	served(appsv1.SchemeGroupVersion, "statefulsets", "StatefulSet", statefulsetregistry.Strategy),
	served(appsv1.SchemeGroupVersion, "replicasets", "ReplicaSet", replicasetregistry.Strategy),
	served(batchv1.SchemeGroupVersion, "jobs", "Job", jobregistry.Strategy),
	served(batchv1.SchemeGroupVersion, "cronjobs", "CronJob", cronjobregistry.Strategy),
	served(rbacv1.SchemeGroupVersion, "roles", "Role", roleregistry.Strategy),
	served(rbacv1.SchemeGroupVersion, "clusterroles", "ClusterRole", clusterroleregistry.Strategy),
	served(rbacv1.SchemeGroupVersion, "rolebindings", "RoleBinding", rolebindingregistry.Strategy),
	served(rbacv1.SchemeGroupVersion, "clusterrolebindings", "ClusterRoleBinding", clusterrolebindingregistry.Strategy),
	served(networkingv1.SchemeGroupVersion, "networkpolicies", "NetworkPolicy", networkpolicyregistry.Strategy),
	served(networkingv1.SchemeGroupVersion, "ingresses", "Ingress", ingressregistry.Strategy),
	served(networkingv1.SchemeGroupVersion, "ingressclasses", "IngressClass", ingressclassregistry.Strategy),
	served(schedulingv1.SchemeGroupVersion, "priorityclasses", "PriorityClass", priorityclassregistry.Strategy),
	served(policyv1.SchemeGroupVersion, "poddisruptionbudgets", "PodDisruptionBudget", budgetregistry.Strategy),
	served(autoscalingv2.SchemeGroupVersion, "horizontalpodautoscalers", "HorizontalPodAutoscaler", autoscalerregistry.Strategy),
	served(storagev1.SchemeGroupVersion, "storageclasses", "StorageClass", storageclassregistry.Strategy),
	served(storagev1.SchemeGroupVersion, "csidrivers", "CSIDriver", csidriverregistry.Strategy),
	served(nodev1.SchemeGroupVersion, "runtimeclasses", "RuntimeClass", runtimeclassregistry.Strategy),
	served(apiregistrationv1.SchemeGroupVersion, "apiservices", "APIService", apiServices()),
	// Those that the library judges by their schema alone.
	served(admissionregistrationv1.SchemeGroupVersion, "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", mutatingwebhookregistry.Strategy),
	served(admissionregistrationv1.SchemeGroupVersion, "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", validatingwebhookregistry.Strategy),
	served(appsv1.SchemeGroupVersion, "controllerrevisions", "ControllerRevision", revisionregistry.Strategy),
	served(certificatesv1.SchemeGroupVersion, "certificatesigningrequests", "CertificateSigningRequest", signingrequestregistry.Strategy),
	served(coordinationv1.SchemeGroupVersion, "leases", "Lease", leaseregistry.Strategy),
	served(corev1.SchemeGroupVersion, "endpoints", "Endpoints", endpointsregistry.Strategy),
	served(corev1.SchemeGroupVersion, "persistentvolumes", "PersistentVolume", volumeregistry.Strategy),
	served(corev1.SchemeGroupVersion, "podtemplates", "PodTemplate", podtemplateregistry.Strategy),
	served(corev1.SchemeGroupVersion, "replicationcontrollers", "ReplicationController", controllerregistry.Strategy),
	served(discoveryv1.SchemeGroupVersion, "endpointslices", "EndpointSlice", sliceregistry.Strategy),
	served(storagev1.SchemeGroupVersion, "csinodes", "CSINode", csinoderegistry.Strategy),
	served(storagev1.SchemeGroupVersion, "csistoragecapacities", "CSIStorageCapacity", capacityregistry.Strategy),
	served(storagev1.SchemeGroupVersion, "volumeattachments", "VolumeAttachment", attachmentregistry.Strategy),
)

// apiServices is the strategy of the aggregator, which has a scheme of its own.
func apiServices() strategy {
	apiregistrationinstall.Install(legacyscheme.Scheme)
	return apiserviceregistry.NewStrategy(legacyscheme.Scheme)
}

func byKind(list ...servedResource) map[string]servedResource {
	resources := map[string]servedResource{}
	for _, r := range list {
		resources[r.kind] = r
	}
	return resources
}

var decoders = map[string]runtime.Decoder{}

// strictDecoder is the decoder that the create handler negotiates for a JSON body: strict, defaulting, to the internal version.
func (r servedResource) strictDecoder() runtime.Decoder {
	if known, ok := decoders[r.Group]; ok {
		return known
	}
	info, ok := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), runtime.ContentTypeJSON)
	if !ok {
		panic("no serializer for JSON")
	}
	internal := schema.GroupVersion{Group: r.Group, Version: runtime.APIVersionInternal}
	decoders[r.Group] = legacyscheme.Codecs.DecoderToVersion(info.StrictSerializer, internal)
	return decoders[r.Group]
}

var fieldManagers = map[string]*managedfields.FieldManager{}

// fieldManager needs no schema: only entries that came with the request are looked at here, never a conflict.
func (r servedResource) fieldManager() *managedfields.FieldManager {
	if known, ok := fieldManagers[r.kind]; ok {
		return known
	}
	kind := r.groupVersionKind()
	manager, err := managedfields.NewDefaultFieldManager(managedfields.NewDeducedTypeConverter(),
		legacyscheme.Scheme, legacyscheme.Scheme, legacyscheme.Scheme, kind, r.GroupVersion(), "", nil)
	if err != nil {
		panic(err)
	}
	fieldManagers[r.kind] = manager
	return manager
}
