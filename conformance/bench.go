package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

type benchAnswer struct {
	Documents int `json:"documents"`
	// Seconds is processor time, garbage collection included.
	Seconds float64 `json:"seconds"`
	// Accepted keeps the work from being left out, and can be compared.
	Accepted int `json:"accepted"`
}

// bench decodes, defaults and validates the manifests on in, one JSON text a line, so many times over, on one thread.
func bench(times string, in io.Reader, out io.Writer) error {
	rounds, err := strconv.Atoi(times)
	if err != nil {
		return fmt.Errorf("rounds: %w", err)
	}
	var manifests []string
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if len(line) > 1 {
			manifests = append(manifests, line)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
	}
	setAllowPrivileged(true)
	runtime.GOMAXPROCS(1)
	// The first round warms up.
	benchRound(manifests)
	answer := benchAnswer{Documents: rounds * len(manifests)}
	started := processorTime()
	for range rounds {
		answer.Accepted = benchRound(manifests)
	}
	answer.Seconds = (processorTime() - started).Seconds()
	return json.NewEncoder(out).Encode(answer)
}

func benchRound(manifests []string) (accepted int) {
	for _, manifest := range manifests {
		sent := decode(daemonSets, "json", manifest)
		if sent.err != nil || len(sent.strict) > 0 {
			continue
		}
		if stage, _ := create(daemonSets, sent.object, &recorder{}); stage == "ok" {
			accepted++
		}
	}
	return accepted
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
