#!/bin/sh
# Builds ../../bin/kafka, the broker of main.go. Does nothing where it is up to date.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local CGO_ENABLED=0
binary=../../bin/kafka

if [ -f "$binary" ] && [ -z "$(find . -newer "$binary" -print -quit)" ]; then
  echo "conformance/bin/kafka is up to date"
  exit 0
fi
mkdir -p ../../bin
go build -p 2 -trimpath -buildvcs=false -mod=readonly -ldflags='-s -w' -o "../../bin/.kafka.$$" .
mv "../../bin/.kafka.$$" "$binary"
echo "conformance/bin/kafka: built"
