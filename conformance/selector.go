package main

import (
	"encoding/json"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// A selectorCase holds a labelSelector object (null selects nothing) or the text form that kubectl's -l takes.
type selectorCase struct {
	LabelSelector *metav1.LabelSelector `json:"labelSelector,omitempty"`
	Text          *string               `json:"text,omitempty"`
	Labels        labels.Set            `json:"labels,omitempty"`
}

type selected struct {
	selectorCase
	Matches *bool  `json:"matches,omitempty"`
	Err     string `json:"err,omitempty"`
}

func answerSelector(line []byte) (any, error) {
	var c selectorCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	return match(c), nil
}

func match(c selectorCase) selected {
	result := selected{selectorCase: c}
	selector, err := c.selector()
	if err != nil {
		result.Err = err.Error()
		return result
	}
	matches := selector.Matches(c.Labels)
	result.Matches = &matches
	return result
}

func (c selectorCase) selector() (labels.Selector, error) {
	if c.Text != nil {
		return labels.Parse(*c.Text)
	}
	return metav1.LabelSelectorAsSelector(c.LabelSelector)
}
