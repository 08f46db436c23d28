// Answers as the admission of OpenShift does: why each of its SecurityContextConstraints refuses the pods of a DaemonSet.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	securityv1 "github.com/openshift/api/security/v1"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	api "k8s.io/kubernetes/pkg/apis/core"
	corev1conv "k8s.io/kubernetes/pkg/apis/core/v1"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/openshift/apiserver-library-go/pkg/securitycontextconstraints/sccdefaults"
	"github.com/openshift/apiserver-library-go/pkg/securitycontextconstraints/sccmatching"
	sccsort "github.com/openshift/apiserver-library-go/pkg/securitycontextconstraints/util/sort"
)

var namespace = &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{
	Name: "agents",
	Annotations: map[string]string{
		securityv1.UIDRangeAnnotation:           "1000700000/10000",
		securityv1.SupplementalGroupsAnnotation: "1000700000/10000",
		securityv1.MCSAnnotation:                "s0:c27,c4",
	},
}}

func main() {
	files, err := filepath.Glob(filepath.Join(os.Args[1], "*_scc-*.yaml"))
	check(err)
	sccs := []*securityv1.SecurityContextConstraints{}
	for _, file := range files {
		if strings.Contains(file, "cr-scc-") || strings.Contains(file, "crb-") {
			continue
		}
		text, err := os.ReadFile(file)
		check(err)
		scc := &securityv1.SecurityContextConstraints{}
		check(sigsyaml.UnmarshalStrict(text, scc))
		sccdefaults.SetDefaults_SCC(scc)
		sccs = append(sccs, scc)
	}
	sort.Sort(sccsort.ByPriority(sccs))
	if len(os.Args) > 2 && os.Args[2] == "order" {
		printNames(sccs)
		sort.Sort(sccsort.ByRestrictions(sccs))
		printNames(sccs)
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for lines.Scan() {
		daemonSet := &appsv1.DaemonSet{}
		check(json.Unmarshal(lines.Bytes(), daemonSet))
		check(out.Encode(answer(daemonSet, sccs)))
	}
	check(lines.Err())
}

func printNames(sccs []*securityv1.SecurityContextConstraints) {
	names := []string{}
	for _, scc := range sccs {
		names = append(names, scc.Name)
	}
	check(json.NewEncoder(os.Stdout).Encode(names))
}

// The errors by SCC, in the order in which the admission tries them.
func answer(daemonSet *appsv1.DaemonSet, sccs []*securityv1.SecurityContextConstraints) map[string][]string {
	template := daemonSet.Spec.Template
	versioned := &corev1.Pod{ObjectMeta: *template.ObjectMeta.DeepCopy(), Spec: *template.Spec.DeepCopy()}
	corev1conv.SetObjectDefaults_Pod(versioned)
	pod := &api.Pod{}
	check(corev1conv.Convert_v1_Pod_To_core_Pod(versioned, pod, nil))
	answers := map[string][]string{}
	for _, scc := range sccs {
		provider, err := sccmatching.CreateProviderFromConstraint(namespace, scc)
		check(err)
		errs := sccmatching.AssignSecurityContext(provider, pod.DeepCopy(), field.NewPath("pod"))
		told := []string{}
		for _, err := range errs {
			told = append(told, err.Error())
		}
		answers[scc.Name] = told
	}
	return answers
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
