package main

import (
	"runtime/debug"
	"strings"

	"k8s.io/pod-security-admission/api"
)

// kubernetesVersion is the release that this binary was built of, for example v1.36.4.
func kubernetesVersion() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		for _, module := range info.Deps {
			if module.Path == "k8s.io/kubernetes" {
				return module.Version
			}
		}
	}
	panic("built without module information")
}

// ownPolicy is the Pod Security policy of that release.
func ownPolicy() api.Version {
	version := kubernetesVersion()
	policy, err := api.ParseVersion(version[:strings.LastIndex(version, ".")])
	if err != nil {
		panic(err)
	}
	return policy
}
