#!/bin/sh
# Writes <program>.mod and .sum: one release, and the exact versions of everything it is built with.
#   ./pin.sh flanneld v0.28.9
set -eu
cd "$(dirname "$0")"
[ $# -eq 2 ] || { echo "usage: pin.sh PROGRAM VERSION, for example pin.sh flanneld v0.28.9" >&2; exit 2; }

export GOTOOLCHAIN=local GOFLAGS=-buildvcs=false
packages=$(./packages.sh "$1")
module=$(echo "$packages" | sed 's,/cmd/.*,,')
{
  printf 'module cdk8s-daemonsets/conformance\n\ngo 1.26\n\nrequire %s %s\n' "$module" "$2"
  if [ "$module" = k8s.io/kubernetes ]; then
    # Kubernetes names its staging modules v0.0.0 and finds them beside itself; published they are v0.<minor>.<patch>.
    upstream=$(go mod download -json "$module@$2" | sed -n 's/.*"GoMod": "\(.*\)",*/\1/p')
    printf '\nreplace (\n'
    sed -n "s,^\t*\(replace \)*\(k8s.io/[a-z-]*\) => ./staging/.*,\t\2 => \2 v0.${2#v1.},p" "$upstream"
    printf ')\n'
  fi
  # Modules that the proxy does not have; the paths are as seen from the root of this module.
  case "$1" in
    flanneld) printf '\nreplace github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/vpc => ./programs/stand-ins/tencent-vpc\n' ;;
    secrets-store-csi-driver) printf '\nreplace monis.app/mlog => ./programs/stand-ins/mlog\n' ;;
  esac
} >"$1.mod"
rm -f "$1.sum"
go list -mod=mod -modfile="$1.mod" -deps $packages >/dev/null
echo "$1.mod: $2, $(grep -c . "$1.sum") checksums"
