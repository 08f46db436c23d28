// Reads PromQL and alerting rules as Prometheus does, because it is Prometheus: its parser, its rule manager, its engine.
//
// One JSON case a line on stdin, one answer a line on stdout, in the same order:
//
//	{"expr"}                                       -> {"ok": canonical text} or {"err"}
//	{"groups", "series": [{"series", "values"}], "interval", "at"} -> {"alerts": [{"alert", "state", "labels", "annotations"}]} or {"err"}
//
// Times are Prometheus durations since the first sample.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/prometheus/common/model"
	"github.com/prometheus/common/promslog"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/promql/promqltest"
	"github.com/prometheus/prometheus/rules"
)

type question struct {
	Expr     string          `json:"expr"`
	Groups   json.RawMessage `json:"groups"`
	Series   []series        `json:"series"`
	Interval string          `json:"interval"`
	At       string          `json:"at"`
}

type series struct {
	Series string `json:"series"`
	Values string `json:"values"`
}

type alert struct {
	Alert       string            `json:"alert"`
	State       string            `json:"state"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations"`
}

type answer struct {
	OK     string  `json:"ok,omitempty"`
	Alerts []alert `json:"alerts,omitempty"`
	Err    string  `json:"err,omitempty"`
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			var q question
			if err := json.Unmarshal(line, &q); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(2)
			}
			if err := out.Encode(reply(q)); err != nil {
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

func reply(q question) answer {
	p := parser.NewParser(parser.Options{})
	if q.Groups == nil {
		expr, err := p.ParseExpr(q.Expr)
		if err != nil {
			return answer{Err: err.Error()}
		}
		return answer{OK: expr.String()}
	}
	alerts, err := evaluate(q, p)
	if err != nil {
		return answer{Err: err.Error()}
	}
	return answer{Alerts: alerts}
}

// evaluate runs the rules once an interval up to and including the asked time, and says which alerts there are then.
func evaluate(q question, p parser.Parser) (_ []alert, err error) {
	interval, err := model.ParseDuration(q.Interval)
	if err != nil {
		return nil, err
	}
	at, err := model.ParseDuration(q.At)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "rules")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "rules.yml")
	// JSON is YAML
	if err := os.WriteFile(file, []byte(`{"groups":`+string(q.Groups)+"}"), 0o600); err != nil {
		return nil, err
	}

	var load strings.Builder
	fmt.Fprintf(&load, "load %s\n", q.Interval)
	for _, s := range q.Series {
		fmt.Fprintf(&load, "  %s %s\n", s.Series, s.Values)
	}
	suite, err := promqltest.NewLazyLoader(load.String(), promqltest.LazyLoaderOpts{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, suite.Close()) }()
	manager := rules.NewManager(&rules.ManagerOptions{
		QueryFunc:   rules.EngineQueryFunc(suite.QueryEngine(), suite.Storage()),
		Appendable:  suite.Storage(),
		Context:     context.Background(),
		NotifyFunc:  func(context.Context, string, ...*rules.Alert) {},
		Logger:      promslog.NewNopLogger(),
		Parser:      p,
		ExternalURL: &url.URL{},
	})
	groups, errs := manager.LoadGroups(time.Duration(interval), labels.EmptyLabels(), "", nil, false, file)
	if errs != nil {
		return nil, errors.Join(errs...)
	}

	start := time.Unix(0, 0).UTC()
	for now := start; !now.After(start.Add(time.Duration(at))); now = now.Add(time.Duration(interval)) {
		suite.WithSamplesTill(now, func(failed error) {
			err = errors.Join(err, failed)
			for _, group := range groups {
				group.Eval(suite.Context(), now)
				for _, rule := range group.Rules() {
					err = errors.Join(err, rule.LastError())
				}
			}
		})
	}
	return active(groups), err
}

func active(groups map[string]*rules.Group) []alert {
	var found []alert
	for _, group := range groups {
		for _, rule := range group.AlertingRules() {
			for _, a := range rule.ActiveAlerts() {
				found = append(found, alert{rule.Name(), a.State.String(), a.Labels.Map(), a.Annotations.Map()})
			}
		}
	}
	slices.SortFunc(found, func(a, b alert) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	return found
}
