package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"k8s.io/apimachinery/pkg/api/resource"
)

// A quantityCase asks for one of parse (text as ParseQuantity takes it), json (a JSON value as a manifest holds it), cmp, add, sub.
type quantityCase struct {
	Op string `json:"op"`
	In string `json:"in,omitempty"`
	A  string `json:"a,omitempty"`
	B  string `json:"b,omitempty"`
}

type parsedQuantity struct {
	In           string `json:"in"`
	OK           bool   `json:"ok,omitempty"`
	Canonical    string `json:"canonical,omitempty"`
	Value        any    `json:"value,omitempty"`
	MilliValue   any    `json:"milliValue,omitempty"`
	RoundedMilli string `json:"roundedMilli,omitempty"`
	Err          string `json:"err,omitempty"`
}

func answerQuantity(line []byte) (any, error) {
	var c quantityCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	switch c.Op {
	case "parse":
		return parseQuantity(c.In), nil
	case "json":
		return unmarshalQuantity(c.In), nil
	}
	a, errA := resource.ParseQuantity(c.A)
	b, errB := resource.ParseQuantity(c.B)
	if errA != nil || errB != nil {
		return nil, fmt.Errorf("%s wants two quantities, got %q and %q", c.Op, c.A, c.B)
	}
	switch c.Op {
	case "cmp":
		return a.Cmp(b), nil
	case "add":
		a.Add(b)
		return a.String(), nil
	case "sub":
		a.Sub(b)
		return a.String(), nil
	}
	return nil, fmt.Errorf("unknown op %q, allowed: parse, json, cmp, add, sub", c.Op)
}

func parseQuantity(in string) parsedQuantity {
	q, err := resource.ParseQuantity(in)
	return describeQuantity(in, q, err)
}

func unmarshalQuantity(in string) parsedQuantity {
	var q resource.Quantity
	err := json.Unmarshal([]byte(in), &q)
	return describeQuantity(in, q, err)
}

func describeQuantity(in string, q resource.Quantity, err error) parsedQuantity {
	switch err {
	case nil:
	case resource.ErrFormatWrong:
		return parsedQuantity{In: in, Err: "ErrFormatWrong"}
	case resource.ErrNumeric:
		return parsedQuantity{In: in, Err: "ErrNumeric"}
	case resource.ErrSuffix:
		return parsedQuantity{In: in, Err: "ErrSuffix"}
	default:
		return parsedQuantity{In: in, Err: err.Error()}
	}
	// RoundUp changes its receiver, and a Quantity holds a pointer when it is large.
	rounded := q.DeepCopy()
	rounded.RoundUp(resource.Milli)
	return parsedQuantity{
		In:           in,
		OK:           true,
		Canonical:    q.String(),
		Value:        exactInt(q.Value()),
		MilliValue:   exactInt(q.MilliValue()),
		RoundedMilli: rounded.String(),
	}
}

// exactInt keeps an integer that a JavaScript number cannot hold as text.
func exactInt(n int64) any {
	if n > 1<<53 || n < -1<<53 {
		return strconv.FormatInt(n, 10)
	}
	return n
}
