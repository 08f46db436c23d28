#!/bin/sh
# Builds the folder ../bin/programs/<program> for the programs named, or for all of them. Does nothing for one that is up to date.
#   ./build.sh flanneld kube-proxy
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local

if [ $# -eq 0 ]; then
  set -- $(ls ./*.mod | sed 's,^\./\(.*\)\.mod$,\1,')
fi
for program in "$@"; do
  packages=$(./packages.sh "$program")
  folder=../bin/programs/$program
  if [ -d "$folder" ] && [ -z "$(find "$program.mod" "$program.sum" stand-ins ./*.sh -newer "$folder" -print)" ]; then
    echo "conformance/bin/programs/$program is up to date"
    continue
  fi
  echo "conformance/bin/programs/$program: building"
  started=$(date +%s)
  # The binaries are static ones, so that a container needs nothing else; a part of flanneld is written in C.
  cgo=0
  [ "$program" != flanneld ] || cgo=1
  # Written beside and moved, so that whoever runs the old binary keeps it.
  CGO_ENABLED=$cgo go build -p 2 -trimpath -buildvcs=false -mod=readonly -modfile="$program.mod" -tags netgo,osusergo -ldflags='-s -w -extldflags=-static' -o "$folder.$$/" $packages
  rm -rf "$folder"
  mv "$folder.$$" "$folder"
  touch "$folder"
  echo "conformance/bin/programs/$program: built in $(($(date +%s) - started)) s"
done
