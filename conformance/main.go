// Command conformance answers, one JSON line per JSON line, as the real Kubernetes code of one release does.
package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"k8s.io/klog/v2"
)

// A filter turns one request line into one answer.
type filter func(line []byte) (any, error)

var filters = map[string]filter{
	"intorstring":  answerIntOrString,
	"judge":        answerJudge,
	"nodeaffinity": answerNodeAffinity,
	"podsecurity":  answerPodSecurity,
	"quantity":     answerQuantity,
	"selector":     answerSelector,
	"taint":        answerTaint,
	"yaml":         answerYAML,
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	// The code says on stderr what a server's log wants to know; errors of ours come there.
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	if len(args) == 1 && args[0] == "version" {
		fmt.Println(kubernetesVersion())
		return nil
	}
	if len(args) == 2 && args[0] == "record" {
		return record(args[1], os.Stdout)
	}
	if len(args) == 2 && args[0] == "bench" {
		return bench(args[1], os.Stdin, os.Stdout)
	}
	if len(args) == 1 {
		if answer, ok := filters[args[0]]; ok {
			return serve(os.Stdin, os.Stdout, answer)
		}
	}
	return fmt.Errorf("usage: conformance version, or record %s, or bench ROUNDS with manifests on stdin, or one of these with cases on stdin: %s",
		strings.Join(names(recordings), "|"), strings.Join(names(filters), " "))
}

func names[V any](table map[string]V) []string {
	var list []string
	for name := range table {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
