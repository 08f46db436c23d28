#!/bin/sh
# Writes go.mod and go.sum: kubectl of one Kubernetes patch release, and the exact versions of everything it is built with.
#   ./pin.sh 1.36.4
#   ./pin.sh 1.28.15 1.28   1.28.mod and 1.28.sum
set -eu
cd "$(dirname "$0")"
[ $# -eq 1 ] || [ $# -eq 2 ] || { echo "usage: pin.sh MAJOR.MINOR.PATCH [NAME], for example pin.sh 1.36.4" >&2; exit 2; }

export GOTOOLCHAIN=local GOFLAGS=-buildvcs=false
patch=$1
name=${2:-go}
upstream=$(go mod download -json "k8s.io/kubernetes@v$patch" | sed -n 's/.*"GoMod": "\(.*\)",*/\1/p')
staging=$(sed -n 's,^\t*\(replace \)*\(k8s.io/[a-z-]*\) => ./staging/.*,\2,p' "$upstream")
{
  printf 'module cdk8s-daemonsets/conformance/kubectl\n\ngo 1.26\n\nrequire k8s.io/kubernetes v%s\n\nreplace (\n' "$patch"
  # Kubernetes names its staging modules v0.0.0 and finds them beside itself; published they are v0.<minor>.<patch>.
  for module in $staging; do printf '\t%s => %s v0.%s\n' "$module" "$module" "${patch#1.}"; done
  printf ')\n'
} >"$name.mod"
rm -f "$name.sum"
go list -mod=mod -modfile="$name.mod" -deps k8s.io/kubernetes/cmd/kubectl >/dev/null
echo "$name.mod: kubectl $patch, $(grep -c . "$name.sum") checksums"
