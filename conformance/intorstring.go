package main

import (
	"encoding/json"

	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/validation"
)

// A scaledCase asks what an int-or-string comes to for a total, rounded up and down.
type scaledCase struct {
	// In is the JSON value as a manifest holds it.
	In    json.RawMessage `json:"in"`
	Total int             `json:"total"`
}

type scaled struct {
	In    json.RawMessage `json:"in"`
	Total int             `json:"total"`
	Up    *int            `json:"up,omitempty"`
	Down  *int            `json:"down,omitempty"`
	// Err is "decode" where the JSON value is no int-or-string, "scale" where it is one that cannot be scaled.
	Err string `json:"err,omitempty"`
	// ValidPercent is IsValidPercent's word on a string.
	ValidPercent *bool `json:"validPercent,omitempty"`
}

func answerIntOrString(line []byte) (any, error) {
	var c scaledCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	return scale(c), nil
}

func scale(c scaledCase) scaled {
	result := scaled{In: c.In, Total: c.Total}
	var value intstr.IntOrString
	if err := value.UnmarshalJSON(c.In); err != nil {
		result.Err = "decode"
		return result
	}
	if value.Type == intstr.String {
		valid := len(validation.IsValidPercent(value.StrVal)) == 0
		result.ValidPercent = &valid
	}
	up, err := intstr.GetScaledValueFromIntOrPercent(&value, c.Total, true)
	if err != nil {
		result.Err = "scale"
		return result
	}
	down, err := intstr.GetScaledValueFromIntOrPercent(&value, c.Total, false)
	if err != nil {
		result.Err = "scale"
		return result
	}
	result.Up, result.Down = &up, &down
	return result
}
