#!/usr/bin/env bash
# Builds the real node_exporter into conformance/bin; does nothing where it is there already.
set -euo pipefail
cd "$(dirname "$0")"
version=v1.12.1
target="$PWD/../bin/node_exporter-$version"
if [ ! -x "$target" ]; then
  echo "building node_exporter $version" >&2
  scratch="$(mktemp -d)"
  trap 'rm -rf "$scratch"' EXIT
  (cd "$scratch" && GOBIN="$scratch" CGO_ENABLED=0 GOFLAGS=-mod=mod go install -trimpath -ldflags=-s "github.com/prometheus/node_exporter@$version")
  mkdir -p ../bin
  mv "$scratch/node_exporter" "$target"
fi
echo "$target"
