package main

import (
	"context"
	"net"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apiserver/pkg/registry/generic"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/storage/storagebackend"
	"k8s.io/apiserver/pkg/storage/storagebackend/factory"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
	servicestorage "k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// beginCreate allocates what a Service gets before it is validated: addresses of both families and ports, all of them free.
var beginCreate = newServiceStorage().BeginCreate

func newServiceStorage() *servicestorage.REST {
	ports, err := portallocator.NewInMemory(utilnet.PortRange{Base: 30000, Size: 2768})
	if err != nil {
		panic(err)
	}
	options := generic.RESTOptions{StorageConfig: &storagebackend.ConfigForResource{}, Decorator: noStorage, ResourcePrefix: "services"}
	addresses := map[core.IPFamily]ipallocator.Interface{
		core.IPv4Protocol: anyAddress{core.IPv4Protocol, net.IPv4(10, 0, 0, 1)},
		core.IPv6Protocol: anyAddress{core.IPv6Protocol, net.ParseIP("fd00::1")},
	}
	services, _, _, err := servicestorage.NewREST(options, core.IPv4Protocol, addresses, ports, nil, nil, nil)
	if err != nil {
		panic(err)
	}
	return services
}

// allocate is the step of the store before rest.BeforeCreate. As for a dry run it takes nothing, and no range limits the ports.
func allocate(ctx context.Context, object runtime.Object) error {
	if _, ok := object.(*core.Service); !ok {
		return nil
	}
	_, err := beginCreate(ctx, object, &metav1.CreateOptions{DryRun: []string{metav1.DryRunAll}})
	return err
}

func noStorage(*storagebackend.ConfigForResource, string, func(runtime.Object) (string, error), func() runtime.Object, func() runtime.Object,
	storage.AttrFunc, storage.IndexerFuncs, *cache.Indexers) (storage.Interface, factory.DestroyFunc, error) {
	return nil, func() {}, nil
}

// anyAddress has one free address, and takes any other: the ranges are the cluster's.
type anyAddress struct {
	family core.IPFamily
	next   net.IP
}

func (a anyAddress) Allocate(net.IP) error         { return nil }
func (a anyAddress) AllocateNext() (net.IP, error) { return a.next, nil }
func (a anyAddress) Release(net.IP) error          { return nil }
func (a anyAddress) ForEach(func(net.IP))          {}
func (a anyAddress) CIDR() net.IPNet               { return net.IPNet{} }
func (a anyAddress) IPFamily() core.IPFamily       { return a.family }
func (a anyAddress) Has(net.IP) bool               { return false }
func (a anyAddress) Destroy()                      {}
func (a anyAddress) EnableMetrics()                {}
func (a anyAddress) DryRun() ipallocator.Interface { return a }
