package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
)

// serve answers each line of in with one line on out, in order. It flushes whenever nothing more is waiting,
// so that a caller may stream thousands of cases or hold a dialogue.
func serve(in io.Reader, out io.Writer, answer filter) error {
	// Nearly all memory is garbage after one line: fewer collections buy time for a few hundred MB at most.
	debug.SetGCPercent(800)
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	for number := 1; ; number++ {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := answerLine(writer, line, answer); err != nil {
				writer.Flush()
				return fmt.Errorf("line %d: %w", number, err)
			}
		}
		if err == io.EOF {
			return writer.Flush()
		}
		if err != nil {
			return err
		}
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
}

func answerLine(writer *bufio.Writer, line []byte, answer filter) error {
	result, err := answer(line)
	if err != nil {
		return err
	}
	return writeJSON(writer, result)
}

// writeJSON writes one line, leaving <, > and & as they are.
func writeJSON(writer io.Writer, value any) error {
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
