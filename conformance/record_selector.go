package main

import (
	"math/rand/v2"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

var (
	selectorKeys      = []string{"app", "tier", "example.com/pool", "kubernetes.io/os", "a-b_c.d"}
	wrongKeys         = []string{"", "-app", "app-", "a/b/c", "/app", "app/", "Example.com/app", "app name", "é", strings.Repeat("k", 63), strings.Repeat("k", 64), strings.Repeat("p", 254) + "/k"}
	selectorValues    = []string{"a", "b", "c", "A", "1", "10", ""}
	wrongValues       = []string{"-a", "a-", "a b", "a/b", "é", strings.Repeat("v", 63), strings.Repeat("v", 64)}
	selectorOperators = []metav1.LabelSelectorOperator{"In", "NotIn", "Exists", "DoesNotExist"}
	wrongOperators    = []metav1.LabelSelectorOperator{"", "in", "Equals", "=", "Gt", "Lt", "gt"}
	selectorTexts     = []string{
		"", " ", "a", "!a", "a=b", "a==b", "a!=b", "a=", "a==", "a!=", "a=b,c=d", "a=b, c=d", " a = b ", "a in (b)", "a in (b,c)", "a in ( b , c )", "a in ()", "a in (,)", "a in (b,)", "a notin (b)",
		"a notin ()", "a,b", "a,!b", "!a,!b", "a,", ",a", "a,,b", "a>1", "a<1", "a > 1", "a>1,a<10", "a>b", "a>", "a in b", "a in (b", "a in b)", "in", "in in (in)", "notin=in", "a b", "a=b c", "=b", "!=b", "!", "!a=b", "a!b",
		"a===b", "a=!b", "a=b=c", "a/b=c", "a/b/c=d", "A=b", "-a=b", "a=-b", "a.b=c", "a_b=c_d", "x in (a),x notin (b)", "a\t=\tb", "a\n=b", "é=b", "a=é", "a in (é)", "(a=b)", "a=(b)", "a>=1", "a<=1", "a=b;c=d", "a&b",
	}
	selectorTextLabels = []labels.Set{nil, {"a": "b"}, {"a": "b", "c": "d"}, {"a": "5"}, {"x": "a", "in": "in"}, {"a": ""}}
)

func recordSelector(random *rand.Rand) any {
	recording := []selected{
		match(selectorCase{Labels: labels.Set{"app": "a"}}),
		match(selectorCase{LabelSelector: &metav1.LabelSelector{}}),
		match(selectorCase{LabelSelector: &metav1.LabelSelector{}, Labels: labels.Set{"app": "a"}}),
	}
	for _, text := range selectorTexts {
		for _, set := range selectorTextLabels {
			answer := match(selectorCase{Text: &text, Labels: set})
			recording = append(recording, answer)
			if answer.Err != "" {
				break
			}
		}
	}
	for len(recording) < 1800 {
		c := selectorCase{LabelSelector: randomSelector(random), Labels: labels.Set{}}
		for _, key := range selectorKeys {
			if random.IntN(2) == 0 {
				c.Labels[key] = pick(random, selectorValues)
			}
		}
		recording = append(recording, match(c))
	}
	return recording
}

func randomSelector(random *rand.Rand) *metav1.LabelSelector {
	selector := &metav1.LabelSelector{}
	for range random.IntN(2) {
		if selector.MatchLabels == nil {
			selector.MatchLabels = map[string]string{}
		}
		selector.MatchLabels[mostly(random, selectorKeys, wrongKeys)] = mostly(random, selectorValues, wrongValues)
	}
	for range random.IntN(3) {
		requirement := metav1.LabelSelectorRequirement{
			Key:      mostly(random, selectorKeys, wrongKeys),
			Operator: mostly(random, selectorOperators, wrongOperators),
		}
		wantsValues := requirement.Operator == "In" || requirement.Operator == "NotIn"
		if wantsValues != (random.IntN(12) == 0) {
			for range 1 + random.IntN(3) {
				requirement.Values = append(requirement.Values, mostly(random, selectorValues, wrongValues))
			}
		}
		selector.MatchExpressions = append(selector.MatchExpressions, requirement)
	}
	return selector
}

func mostly[T any](random *rand.Rand, right, wrong []T) T {
	if random.IntN(16) == 0 {
		return pick(random, wrong)
	}
	return pick(random, right)
}
