#!/bin/sh
# Builds ../../bin/otelcol, the OpenTelemetry Collector of main.go. Does nothing where it is up to date.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local CGO_ENABLED=0
binary=../../bin/otelcol

if [ -f "$binary" ] && [ -z "$(find . \( -name '*.go' -o -name 'go.*' -o -name build.sh \) -newer "$binary" -print)" ]; then
  echo "conformance/bin/otelcol is up to date"
  exit 0
fi
echo "conformance/bin/otelcol: building"
started=$(date +%s)
mkdir -p ../../bin
# Written beside and moved, so that whoever runs the old binary keeps it.
go build -p 2 -trimpath -buildvcs=false -mod=readonly -ldflags='-s -w' -o "../../bin/.otelcol.$$" .
mv "../../bin/.otelcol.$$" "$binary"
echo "conformance/bin/otelcol: built in $(($(date +%s) - started)) s"
