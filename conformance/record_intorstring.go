package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
)

var intOrStrings = []string{
	`0`, `1`, `-1`, `10`, `100`, `2147483647`, `2147483648`, `-2147483648`, `-2147483649`, `1.0`, `1.5`, `1e1`, `-0`, `null`, `true`, `false`, `{}`, `[]`, `[1]`,
	`""`, `"1"`, `"0"`, `"%"`, `"%%"`, `"0%"`, `"00%"`, `"1%"`, `"01%"`, `"007%"`, `"5%"`, `"10%"`, `"33%"`, `"50%"`, `"99%"`, `"100%"`, `"101%"`, `"1000%"`, `"-1%"`, `"-10%"`, `"+10%"`,
	`"10 %"`, `" 10%"`, `"10% "`, `"10%%"`, `"1.5%"`, `"1e1%"`, `"0x10%"`, `"1_0%"`, `"10%x"`, `"x10%"`, `"%10"`, `"ten%"`, `"１０%"`, `"2147483648%"`, `"9223372036854775807%"`, `"9223372036854775808%"`,
	`"10\u0025"`, `"\u0031%"`, `"http"`, `"10\n%"`,
}

var scaleTotals = []int{0, 1, 2, 3, 7, 10, 33, 99, 100, 101, 250, 999, 5000, 15000}

func recordIntOrString(random *rand.Rand) any {
	var recording []scaled
	for _, in := range intOrStrings {
		first := scale(scaledCase{json.RawMessage(in), 10})
		recording = append(recording, first)
		if first.Err != "" {
			continue
		}
		for range 3 {
			recording = append(recording, scale(scaledCase{json.RawMessage(in), pick(random, scaleTotals)}))
		}
	}
	for range 1500 {
		in := fmt.Sprintf(`"%d%%"`, random.IntN(131))
		recording = append(recording, scale(scaledCase{json.RawMessage(in), random.IntN(6000)}))
	}
	return recording
}
