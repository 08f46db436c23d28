module cdk8s-daemonsets/conformance

go 1.26.5

require k8s.io/node-problem-detector v1.36.0
