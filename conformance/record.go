package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// recordings are what the ordinary tests replay without Go. The same binary writes the same bytes.
var recordings = map[string]func(random *rand.Rand) any{
	"intorstring":  recordIntOrString,
	"nodeaffinity": recordNodeAffinity,
	"quantity":     recordQuantity,
	"selector":     recordSelector,
	"taint":        recordTaint,
}

func record(name string, out io.Writer) error {
	recording, ok := recordings[name]
	if !ok {
		return fmt.Errorf("no recording %q, there is %s", name, strings.Join(names(recordings), ", "))
	}
	return writeJSON(out, recording(rand.New(rand.NewPCG(20260731, 0))))
}

func pick[T any](random *rand.Rand, list []T) T {
	return list[random.IntN(len(list))]
}
