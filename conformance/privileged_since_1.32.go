//go:build kube1.32

package main

import "k8s.io/kubernetes/pkg/capabilities"

func setAllowPrivileged(allow bool) {
	if capabilities.Get().AllowPrivileged != allow {
		capabilities.ResetForTest()
		capabilities.Initialize(capabilities.Capabilities{AllowPrivileged: allow})
	}
}
