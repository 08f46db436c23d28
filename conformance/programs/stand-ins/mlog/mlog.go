// Package mlog stands in for the logging module of the Secrets Store CSI driver, which the module proxy does not have: what the driver calls, on klog.
package mlog

import (
	"context"

	"k8s.io/klog/v2"
)

// Format is how messages are written.
type Format string

const (
	FormatText Format = "text"
	FormatJSON Format = "json"
)

// Setup returns what writes messages that are still held back.
func Setup() func() { return klog.Flush }

// ValidateAndSetKlogLevelAndFormatGlobally keeps the level that the flags of klog have set.
func ValidateAndSetKlogLevelAndFormatGlobally(context.Context, klog.Level, Format) error { return nil }

// Error logs an error.
func Error(message string, err error) { klog.ErrorS(err, message) }

// Fatal logs an error and ends the program.
func Fatal(err error) { klog.Fatal(err) }
