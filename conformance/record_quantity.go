package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"
)

type quantityRecording struct {
	Parse []parsedQuantity `json:"parse"`
	// JSON holds JSON values as a manifest holds them: strings with spaces, bare numbers, null.
	JSON []parsedQuantity `json:"json"`
	Cmp  [][3]any         `json:"cmp"`
	Add  [][3]string      `json:"add"`
	Sub  [][3]string      `json:"sub"`
}

var quantitySuffixes = strings.Fields(`n u m k M G T P E Ki Mi Gi Ti Pi Ei e0 e1 e3 E3 e-3 E-3 e+3 E+6 e-9 e-10 e18 E19 e30`)

var quantityNumbers = strings.Fields(`0 1 7 8 9 10 99 100 512 999 1000 1001 1023 1024 1500 2000 4096 65536 1000000 1048576 123456789
	9223372036854775807 9223372036854775808 9223372036854775 9223372036854776 9007199254740993 999999999999999999 1000000000000000000
	18446744073709551616 123456789012345678901234567890 000 007 0100 00.100 0.0 0.1 0.5 .5 5. 0.001 0.0001 0.000000001 0.0000000001
	0.9999999999 1.0 1.5 1.25 1.005 1.0005 1.0000000001 2.50 99.99 1024.0 0.0009765625 1.1111111111111111111111 12345.6789`)

// quantityOddities are texts that are wrong, or right in a surprising way.
var quantityOddities = []string{
	"", " ", "0", "-0", "+0", "00", "0.", ".0", ".", "+", "-", "+.", "-.", "--1", "+-1", "1-", "1+", "+1", "-1", "+.5", "-.5", "-5.", "+1Ki",
	" 1", "1 ", "\t1", "1\n", "1 Mi", "1_000", "1,000", "1,5", "0x10", "1b", "1B", "1K", "1kb", "1KB", "1ki", "1KI", "1mi", "1MI", "1MiB", "1mm", "1Mm",
	"m", "Mi", "Ki", "e3", "E", "i", "n1", "1i", "1e", "1E", "1e+", "1e-", "1E+", "1E-", "1ee3", "1e3e3", "1e3.5", "1e3m", "1e3Ki", "1Ke3", "1E3i", "1Eie3",
	"1e3 ", "1 e3", "1.2.3", "1..2", "1.e3", ".e3", ".Ki", "5.Ki", ".5Ki", ".5Mi", "0.5Ki", "0.1Ki", "0.01Ki", "0.0001Ki", "0.00000000000001Ki", "1.5Gi",
	"1.5m", "1.5u", "1.5n", "0.5n", "0.1n", "-0.1n", "-1.5n", "0.5u", "0.0001m", "1n", "999n", "1000n", "1001n", "1e-9", "1e-10", "1e-18", "1e-19", "1e-400",
	"0e0", "0e5", "0e-5", "0m", "0Ki", "0Ei", "0.0Ki", "-0Ki", "-0m", "-0.0", "0e400", "1e0", "1e00", "1e03", "1e+03", "1e-03", "1e1", "1e2", "10e2", "100e1", "1000e0",
	"12e4", "1.2e4", "1.23e1", "1e18", "1e19", "1e20", "9e18", "1e21", "1e24", "1e27", "1e30", "1e99", "1e308", "1e309", "1e400", "-1e400", "1.5e400",
	"1E18", "10E", "9E", "9.2E", "9.3E", "100E", "1000E", "0.001E", "1e18m", "1P", "1000P", "1000000P", "1T", "1000T", "1000m", "1500m", "1001m", "2000m", "1000000m", "1000000u",
	"1Ei", "7Ei", "7.9Ei", "7.99999999999Ei", "8Ei", "-8Ei", "9Ei", "-9Ei", "1024Ei", "8191Pi", "8192Pi", "8388608Ti", "8589934591Gi", "8796093022207Mi", "9007199254740991Ki", "9007199254740992Ki",
	"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "9223372036854775807m", "9223372036854775808m", "9223372036854775807k", "9223372036854775807Ki",
	"9223372036854775806.5", "9223372036854775807.5", "0.9223372036854775807", "0.92233720368547758071", "99999999999999999999999999999999999999", "-99999999999999999999999999999999999999Ki",
	"0.00000000000000000000000000000001", "0.0000000000000000000000000000000Ki", "1.0000000000000000000000000000001", "100000000000000000000m", "1000000000000000000000000000n",
	"1e2147483647000", "1e99999999999999999999", "1e-99999999999999999999", "NaN", "Inf", "-Inf", "infinity", "null", "true", "~", "1%", "10%", "€", "١", "1\u00a0", "１", "1µ", "1μ", "1\x00",
}

var quantityJSON = []string{
	`1`, `0`, `-0`, `1.0`, `1.5`, `1e3`, `1E3`, `1e-3`, `0.1`, `1e400`, `9223372036854775807`, `9223372036854775808`, `"1"`, `" 1"`, `"1 "`, `"\t1\n"`, `" 1Mi "`, `""`, `" "`, `null`,
	`"null"`, `"1\u004di"`, `"\u0031"`, `"1\""`, `true`, `false`, `{}`, `[]`, `[1]`, `{"a":1}`,
}

func recordQuantity(random *rand.Rand) any {
	var recording quantityRecording
	texts := append([]string{}, quantityOddities...)
	for _, number := range quantityNumbers {
		texts = append(texts, number, "-"+number, number+pick(random, quantitySuffixes))
	}
	for _, suffix := range quantitySuffixes {
		texts = append(texts, "1"+suffix, "-1"+suffix, "1000"+suffix, "1024"+suffix, "1.5"+suffix, "0.1"+suffix)
	}
	for len(texts) < 2600 {
		text := randomQuantity(random)
		if random.IntN(5) == 0 {
			text = damage(random, text)
		}
		texts = append(texts, text)
	}
	var valid []string
	seen := map[string]bool{}
	for _, text := range texts {
		if seen[text] {
			continue
		}
		seen[text] = true
		parsed := parseQuantity(text)
		recording.Parse = append(recording.Parse, parsed)
		if parsed.OK {
			valid = append(valid, text)
		}
	}
	for _, text := range quantityJSON {
		recording.JSON = append(recording.JSON, unmarshalQuantity(text))
	}
	for range 1200 {
		a, b := pick(random, valid), pick(random, valid)
		if random.IntN(3) == 0 {
			b = equivalent(random, a)
		}
		x, y := resource.MustParse(a), resource.MustParse(b)
		recording.Cmp = append(recording.Cmp, [3]any{a, b, x.Cmp(y)})
	}
	for len(recording.Add) < 600 {
		a, b := pick(random, valid), pick(random, valid)
		sum, difference := resource.MustParse(a), resource.MustParse(a)
		sum.Add(resource.MustParse(b))
		difference.Sub(resource.MustParse(b))
		if len(sum.String()) > 100 || len(difference.String()) > 100 {
			continue // 1e400 plus a nano: hundreds of zeros prove nothing more.
		}
		recording.Add = append(recording.Add, [3]string{a, b, sum.String()})
		recording.Sub = append(recording.Sub, [3]string{a, b, difference.String()})
	}
	return recording
}

func randomQuantity(random *rand.Rand) string {
	var text strings.Builder
	text.WriteString(pick(random, []string{"", "", "", "", "", "-", "+"}))
	text.WriteString(digits(random, random.IntN(12)))
	if random.IntN(3) == 0 {
		text.WriteString("." + digits(random, random.IntN(12)))
	}
	switch random.IntN(4) {
	case 0:
	case 1:
		text.WriteString(pick(random, []string{"e", "E"}) + pick(random, []string{"", "-", "+"}) + fmt.Sprint(random.IntN(22)))
	default:
		text.WriteString(pick(random, quantitySuffixes))
	}
	return text.String()
}

func digits(random *rand.Rand, count int) string {
	var text strings.Builder
	for range count {
		// Zeros and nines matter most: trailing zeros choose the suffix, nines carry.
		text.WriteString(pick(random, strings.Split("0000123456789999", "")))
	}
	return text.String()
}

// damage removes, doubles or replaces one character.
func damage(random *rand.Rand, text string) string {
	if text == "" {
		return "m"
	}
	at := random.IntN(len(text))
	switch random.IntN(3) {
	case 0:
		return text[:at] + text[at+1:]
	case 1:
		return text[:at] + text[at:at+1] + text[at:]
	default:
		return text[:at] + pick(random, strings.Split("0159.+-eEimMkKGnu xX_", "")) + text[at+1:]
	}
}

// equivalent writes the same amount otherwise, or the amount beside it.
func equivalent(random *rand.Rand, text string) string {
	quantity := resource.MustParse(text)
	switch random.IntN(3) {
	case 0:
		quantity.RoundUp(resource.Milli)
	case 1:
		quantity.Add(resource.MustParse(pick(random, []string{"1n", "-1n", "1m", "1", "-1"})))
	}
	quantity.Format = pick(random, []resource.Format{resource.DecimalSI, resource.BinarySI, resource.DecimalExponent})
	return quantity.String()
}
