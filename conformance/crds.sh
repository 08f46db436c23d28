#!/bin/sh
# Prints the files of the published CustomResourceDefinitions that the constructs make objects of, a path a line. They come with the Go
# modules of their projects (Apache-2.0) and are not part of this repository.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN=local
folder() {
  go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p'
}
operator="$(folder github.com/prometheus-operator/prometheus-operator@v0.85.0)"
for plural in podmonitors prometheusrules servicemonitors; do
  echo "$operator/example/prometheus-operator-crd/monitoring.coreos.com_$plural.yaml"
done
echo "$(folder k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1)/deploy/vpa-v1-crd-gen.yaml"
