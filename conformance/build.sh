#!/bin/sh
# Builds bin/<minor> for the minors named, or for all of them. Does nothing for one that is up to date.
#   ./build.sh 1.28 1.36
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local CGO_ENABLED=0

if [ $# -eq 0 ]; then
  set -- $(ls versions/*.mod | sed 's,versions/\(.*\)\.mod,\1,' | sort -V)
fi
mkdir -p bin
for minor in "$@"; do
  [ -f "versions/$minor.mod" ] || { echo "no versions/$minor.mod, there is: $(ls versions | sed -n 's/\.mod$//p' | sort -V | tr '\n' ' ')" >&2; exit 2; }
  if [ -f "bin/$minor" ] && [ -z "$(find . \( -path ./bin -o -path ./control-plane \) -prune -o \( -name '*.go' -o -name "$minor.mod" -o -name "$minor.sum" -o -name '*.sh' \) -newer "bin/$minor" -print)" ]; then
    echo "conformance/bin/$minor is up to date"
    continue
  fi
  echo "conformance/bin/$minor: building"
  started=$(date +%s)
  # Written beside and moved, so that whoever runs the old binary keeps it.
  go build -p 2 -trimpath -buildvcs=false -ldflags='-s -w' -mod=readonly -modfile="versions/$minor.mod" -tags "$(./tags.sh "$minor")" -o "bin/.$minor.$$" .
  mv "bin/.$minor.$$" "bin/$minor"
  echo "conformance/bin/$minor: built in $(($(date +%s) - started)) s"
done
