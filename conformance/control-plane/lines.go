package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// serve answers each line of in with one line on out, in order, as it comes.
func serve(ctx context.Context, in io.Reader, out io.Writer, answer func(context.Context, []byte) (any, error)) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for number := 1; ; number++ {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			result, err := answer(ctx, line)
			if err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
			if err := encoder.Encode(result); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
