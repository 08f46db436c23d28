#!/bin/sh
# Prints the Go packages of a program.
case "$1" in
  flanneld) echo github.com/flannel-io/flannel ;;
  node-problem-detector) echo k8s.io/node-problem-detector/cmd/nodeproblemdetector k8s.io/node-problem-detector/cmd/healthchecker ;;
  secrets-store-csi-driver) echo sigs.k8s.io/secrets-store-csi-driver/cmd/secrets-store-csi-driver ;;
  kube-proxy*) echo k8s.io/kubernetes/cmd/kube-proxy ;;
  *)
    echo "no program $1, there is: $(ls "$(dirname "$0")" | sed -n 's/\.mod$//p' | tr '\n' ' ')" >&2
    exit 2
    ;;
esac
