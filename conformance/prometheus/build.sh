#!/bin/sh
# Builds conformance/bin/promql: the parser, the rules and the engine of Prometheus.
set -eu
cd "$(dirname "$0")"
GOTOOLCHAIN=local CGO_ENABLED=0 go build -p 2 -trimpath -buildvcs=false -ldflags='-s -w' -mod=readonly -o ../bin/promql .
