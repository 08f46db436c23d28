#!/bin/sh
# Builds ../bin/openshift/scc of checkouts of openshift/apiserver-library-go and openshift/cluster-kube-apiserver-operator, which no module proxy has:
#   conformance/openshift/build.sh APISERVER_LIBRARY_GO OPERATOR
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/cmd/scc" "$here/../bin/openshift/sccs"
cp "$here/main.go" "$1/cmd/scc/main.go"
cp "$2"/bindata/bootkube/scc-manifests/*_scc-*.yaml "$here/../bin/openshift/sccs/"
cd "$1"
go build -mod=vendor -o "$here/../bin/openshift/scc" ./cmd/scc
