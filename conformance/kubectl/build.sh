#!/bin/sh
# Builds ../bin/kubectl: the real one, of the Kubernetes release that go.mod names. Does nothing where it is up to date.
#   ./build.sh 1.28    ../bin/kubectl-1.28, of the release that 1.28.mod names
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local CGO_ENABLED=0
mod="${1:-go}.mod"
name="kubectl${1:+-$1}"
binary=../bin/$name

if [ -f "$binary" ] && [ -z "$(find . \( -name "${1:-go}.*" -o -name build.sh \) -newer "$binary" -print)" ]; then
  echo "conformance/bin/$name is up to date"
  exit 0
fi
echo "conformance/bin/$name: building"
started=$(date +%s)
mkdir -p ../bin
version=$(sed -n 's,^.*k8s.io/kubernetes \(v[0-9.]*\)$,\1,p' "$mod")
# Written beside and moved, so that whoever runs the old binary keeps it.
go build -p 2 -trimpath -buildvcs=false -mod=readonly -modfile="$mod" -ldflags="-s -w -X k8s.io/component-base/version.gitVersion=$version" -o "../bin/.$name.$$" k8s.io/kubernetes/cmd/kubectl
mv "../bin/.$name.$$" "$binary"
echo "conformance/bin/$name: built in $(($(date +%s) - started)) s"
