#!/bin/sh
# Builds ../bin/kubectl: the real one, of the Kubernetes release that go.mod names. Does nothing where it is up to date.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local CGO_ENABLED=0
binary=../bin/kubectl

if [ -f "$binary" ] && [ -z "$(find . \( -name 'go.*' -o -name build.sh \) -newer "$binary" -print)" ]; then
  echo "conformance/bin/kubectl is up to date"
  exit 0
fi
echo "conformance/bin/kubectl: building"
started=$(date +%s)
mkdir -p ../bin
version=$(sed -n 's,^.*k8s.io/kubernetes \(v[0-9.]*\)$,\1,p' go.mod)
# Written beside and moved, so that whoever runs the old binary keeps it.
go build -p 2 -trimpath -buildvcs=false -mod=readonly -ldflags="-s -w -X k8s.io/component-base/version.gitVersion=$version" -o "../bin/.kubectl.$$" k8s.io/kubernetes/cmd/kubectl
mv "../bin/.kubectl.$$" "$binary"
echo "conformance/bin/kubectl: built in $(($(date +%s) - started)) s"
