package main

import (
	"math/rand/v2"

	corev1 "k8s.io/api/core/v1"
)

var (
	affinityNodes = []node{
		{"node-a", map[string]string{"os": "linux", "zone": "a", "cores": "4"}},
		{"node-b", map[string]string{"os": "linux", "zone": "b", "cores": "16", "gpu": ""}},
		{"node-c", map[string]string{"os": "windows", "zone": "a", "cores": "3"}},
		{"node-d", map[string]string{"os": "linux", "cores": "many", "gpu": "yes"}},
		{"node-e", map[string]string{"zone": "b", "cores": "9007199254740993"}},
		{"node-f", nil},
	}
	affinityKeys      = []string{"os", "zone", "cores", "gpu"}
	affinityValues    = []string{"linux", "windows", "a", "b", "4", "16", "3", "5", "many", "yes", ""}
	affinityOperators = []corev1.NodeSelectorOperator{"In", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"}
)

type affinityRecording struct {
	Nodes []node          `json:"nodes"`
	Cases []affinityMatch `json:"cases"`
}

type affinityMatch struct {
	Affinity *corev1.NodeAffinity `json:"affinity"`
	Matches  []bool               `json:"matches"`
}

func recordNodeAffinity(random *rand.Rand) any {
	recording := affinityRecording{Nodes: affinityNodes}
	for range 400 {
		affinity := &corev1.NodeAffinity{}
		if random.IntN(20) != 0 {
			affinity.RequiredDuringSchedulingIgnoredDuringExecution = &corev1.NodeSelector{NodeSelectorTerms: randomTerms(random)}
		}
		answer := matchNodes(nodeAffinityCase{Affinity: affinity, Nodes: affinityNodes})
		recording.Cases = append(recording.Cases, affinityMatch{affinity, answer.Matches})
	}
	return recording
}

// Now and then a term is empty, which matches no node at all.
func randomTerms(random *rand.Rand) []corev1.NodeSelectorTerm {
	var terms []corev1.NodeSelectorTerm
	for range 1 + random.IntN(3) {
		var term corev1.NodeSelectorTerm
		for range random.IntN(3) {
			term.MatchExpressions = append(term.MatchExpressions, randomRequirement(random))
		}
		if random.IntN(4) == 0 {
			term.MatchFields = append(term.MatchFields, corev1.NodeSelectorRequirement{
				Key:      "metadata.name",
				Operator: pick(random, []corev1.NodeSelectorOperator{"In", "NotIn"}),
				Values:   []string{pick(random, affinityNodes).Name},
			})
		}
		terms = append(terms, term)
	}
	return terms
}

func randomRequirement(random *rand.Rand) corev1.NodeSelectorRequirement {
	requirement := corev1.NodeSelectorRequirement{Key: pick(random, affinityKeys), Operator: pick(random, affinityOperators)}
	switch requirement.Operator {
	case "In", "NotIn":
		for range 1 + random.IntN(2) {
			requirement.Values = append(requirement.Values, pick(random, affinityValues))
		}
	case "Gt", "Lt":
		requirement.Values = []string{pick(random, []string{"4", "5", "16", "2", "0", "many", "9007199254740992"})}
	}
	return requirement
}
