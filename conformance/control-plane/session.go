package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// A session answers the requests of one run.
type session struct {
	api        *api
	cluster    *cluster
	heartbeats *heartbeats
	plane      *controlPlane
}

func newSession(plane *controlPlane, withCluster, withLifecycle bool) (*session, error) {
	server, err := newAPI(plane.client)
	if err != nil || !withCluster {
		return &session{api: server, plane: plane}, err
	}
	cluster, err := startCluster(plane.ctx, server.clients)
	if err != nil || !withLifecycle {
		return &session{api: server, cluster: cluster, plane: plane}, err
	}
	return &session{api: server, cluster: cluster, plane: plane, heartbeats: startHeartbeats(plane.ctx, cluster)}, nil
}

type request struct {
	Op         string            `json:"op"`
	Manifest   json.RawMessage   `json:"manifest"`
	DaemonSets []json.RawMessage `json:"daemonSets"`
	InStep     bool              `json:"inStep"`
	Resource   string            `json:"resource"`
	Stopped    []string          `json:"stopped"`
	NotReady   []string          `json:"notReady"`
	Faults     []fault           `json:"faults"`
	Component  string            `json:"component"`
	On         bool              `json:"on"`
}

func (s *session) answer(ctx context.Context, line []byte) (any, error) {
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	if s.cluster == nil && (asked.Op == "settle" || asked.Op == "rollout" || asked.Op == "faults") {
		return nil, fmt.Errorf("%q needs control-plane cluster", asked.Op)
	}
	if s.heartbeats == nil && asked.Op == "unready" {
		return nil, errors.New(`"unready" needs control-plane lifecycle`)
	}
	switch asked.Op {
	case "dryRun":
		return s.api.send(ctx, asked.Manifest, true)
	case "apply":
		return s.apply(ctx, asked.Manifest)
	case "list":
		list, err := s.api.clients.CoreV1().RESTClient().Get().AbsPath("/api/v1", asked.Resource).DoRaw(ctx)
		return json.RawMessage(list), err
	case "settle":
		if err := s.cluster.settle(ctx); err != nil {
			return nil, err
		}
		return s.cluster.report(), nil
	case "unready":
		return true, s.heartbeats.unready(ctx, asked.Stopped, asked.NotReady)
	case "kubeconfig":
		return s.plane.path("kubeconfig"), nil
	case "faults":
		return true, s.setFaults(ctx, asked.Faults)
	case "halt":
		return true, s.plane.halt(asked.Component, asked.On)
	case "rollout":
		return s.rollout(ctx, asked.DaemonSets, asked.InStep)
	}
	return nil, errors.New(`op is not one of "dryRun", "apply", "list", "settle", "unready", "rollout", "kubeconfig", "faults", "halt"`)
}

func (s *session) apply(ctx context.Context, manifest []byte) (*verdict, error) {
	said, err := s.api.send(ctx, manifest, false)
	if err != nil || !said.Accepted {
		return said, err
	}
	var object struct{ Kind string }
	_ = json.Unmarshal(manifest, &object)
	if object.Kind == "CustomResourceDefinition" {
		return said, s.api.awaitKind(ctx, manifest)
	}
	return said, nil
}
