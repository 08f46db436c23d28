//go:build !kube1.32

package main

import "k8s.io/kubernetes/pkg/capabilities"

func setAllowPrivileged(allow bool) {
	capabilities.SetForTests(capabilities.Capabilities{AllowPrivileged: allow})
}
