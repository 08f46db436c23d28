package main

import (
	"math/rand/v2"
	"strings"
)

var taintPieces = []string{
	"", "key", "dedicated", "example.com/pool", "node-role.kubernetes.io/control-plane", "v", "a.b_c-d", "-", "=", "==", ":", "::", " ", "é", "k-", "-k", "a/b/c",
	"NoSchedule", "PreferNoSchedule", "NoExecute", "noschedule", "NoSchedule-", "NoSchedule ", "Always", "\n", strings.Repeat("k", 64),
}

func recordTaint(random *rand.Rand) any {
	var recording []tainted
	add := func(spec string) { recording = append(recording, taint(taintCase{Spec: spec})) }
	for _, key := range taintPieces {
		for _, value := range []string{"", "=", "=v", "=v=w", "=-v", "=é", "=" + strings.Repeat("v", 63), "=" + strings.Repeat("v", 64)} {
			for _, effect := range []string{"", ":", ":NoSchedule", ":PreferNoSchedule", ":NoExecute", ":noExecute", ":NoSchedule-", ":NoSchedule:NoExecute"} {
				if random.IntN(5) == 0 || effect == ":NoSchedule" {
					add(key + value + effect)
				}
			}
		}
	}
	for range 150 {
		var spec strings.Builder
		for range 1 + random.IntN(6) {
			spec.WriteString(pick(random, taintPieces))
		}
		add(spec.String())
	}
	return recording
}
