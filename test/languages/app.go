// The same app as app.ts, app.py and App.java: prints what it writes, and what is said of manifests.
package main

import (
	"fmt"
	"strings"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	daemonsets "github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/agents"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/collectors"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/k8s"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/logs"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/monitoring"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/options"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/pools"
)

type object = map[string]interface{}

func words(list *[]*string) string {
	texts := []string{}
	for _, text := range *list {
		texts = append(texts, *text)
	}
	return strings.Join(texts, ",")
}

func main() {
	s := jsii.String
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, s("agents"), &cdk8s.ChartProps{Namespace: s("agents")})

	// field by field
	daemonsets.NewDaemonSet(chart, s("raw"), &daemonsets.DaemonSetProps{
		Metadata: &k8s.ObjectMeta{Name: s("raw")},
		HostPID:  jsii.Bool(true),
		UpdateStrategy: &k8s.DaemonSetUpdateStrategy{
			Type:          s("RollingUpdate"),
			RollingUpdate: &k8s.RollingUpdateDaemonSet{MaxUnavailable: "10%"},
		},
		Containers: &[]*k8s.Container{{
			Name:  s("raw"),
			Image: s("registry.example.com/raw:1"),
			LivenessProbe: &k8s.Probe{
				HttpGet:       &k8s.HTTPGetAction{Path: s("/live"), Port: 8080},
				PeriodSeconds: jsii.Number(10),
			},
		}},
	})

	// builders, and what is beside the agent
	agent := daemonsets.NewNodeAgentDaemonSet(chart, s("agent"), &daemonsets.NodeAgentDaemonSetProps{
		Metadata: &k8s.ObjectMeta{Name: s("agent")},
		Containers: &[]*k8s.Container{{
			Name:           s("agent"),
			Image:          s("registry.example.com/agent:1"),
			Ports:          &[]*k8s.ContainerPort{{Name: s("metrics"), ContainerPort: jsii.Number(9100)}},
			ReadinessProbe: daemonsets.Probes_HttpGet(s("/ready"), "metrics", nil),
			Resources:      daemonsets.ResourceQuantities_WithoutCpuLimit(s("50m"), s("64Mi"), s("128Mi")),
		}},
	})
	agent.AddToleration(daemonsets.Tolerations_Exists(s("example.com/gpu"), nil))
	agent.Mount(daemonsets.Volumes_HostPath(s("host"), s("/host"), nil), s("/host"),
		&options.MountOptions{ReadOnly: jsii.Bool(true)})
	service := daemonsets.NewDaemonSetService(chart, s("service"), &daemonsets.DaemonSetServiceProps{
		DaemonSet: agent,
		Kind:      s("headless"),
		Ports:     &[]*options.DaemonSetServicePort{{Name: s("metrics")}},
	})
	monitoring.NewServiceMonitor(chart, s("monitor"), &monitoring.ServiceMonitorProps{Service: service})
	daemonsets.NewDaemonSetNetworkPolicy(chart, s("policy"), &daemonsets.DaemonSetNetworkPolicyProps{DaemonSet: agent})

	// a pipeline
	daemonsets.NewLogCollectorDaemonSet(chart, s("logs"), &daemonsets.LogCollectorDaemonSetProps{
		Agent:  daemonsets.NewFluentBit(nil),
		Inputs: &[]*logs.LogInput{{ContainerLogs: &logs.ContainerLogsInput{Multiline: &[]*string{s("java")}}}},
		Steps: &[]*logs.LogStep{
			{Parse: &logs.ParseStep{Json: &logs.JsonFormat{}}},
			{Drop: &logs.DropStep{When: &logs.LogCondition{Field: s("level"), OneOf: &[]*string{s("debug")}}}},
		},
		Outputs: &[]*logs.LogOutput{
			{
				OpenSearch: &logs.SearchOutput{Host: s("search.team-a.svc")},
				When:       &logs.LogCondition{Field: s("namespace"), Matches: s("^team-a-")},
			},
			{Loki: &logs.LokiOutput{Host: s("loki.monitoring.svc")}, Otherwise: jsii.Bool(true)},
		},
	})

	daemonsets.NewNodeExporterDaemonSet(chart, s("exporter"), &daemonsets.NodeExporterDaemonSetProps{
		Collectors: &collectors.NodeExporterCollectors{Systemd: &collectors.SystemdCollector{}},
	})
	agents.NewFlannelDaemonSet(chart, s("flannel"), &agents.FlannelDaemonSetProps{Network: s("10.244.0.0/16")})
	daemonsets.DaemonSetPools_OfDaemonSets(chart, s("pools"), &daemonsets.DaemonSetPoolsProps{
		Base: &daemonsets.DaemonSetProps{
			Metadata:   &k8s.ObjectMeta{Name: s("pools")},
			Containers: &[]*k8s.Container{{Name: s("pools"), Image: s("registry.example.com/pools:1")}},
		},
		Pools: &[]*pools.DaemonSetPool{
			{
				Name:  s("gpu"),
				Nodes: daemonsets.NodeLabels_Value(s("gpu"), nil).Exists(),
				Differences: &pools.DaemonSetDifferences{
					Tolerations: &[]*k8s.Toleration{daemonsets.Tolerations_Exists(s("gpu"), nil)},
				},
			},
			{Name: s("rest")},
		},
	})
	fmt.Println(*app.SynthYaml())

	// what is said of a manifest, as data and with its lines
	bad := object{"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": object{"name": "Bad"}}
	validator := daemonsets.NewDaemonSetValidator(&daemonsets.DaemonSetValidatorProps{KubernetesVersion: s("1.30")})
	for _, finding := range *validator.Validate(bad) {
		fmt.Printf("%s: %s\n", *finding.Field, *finding.Message)
	}
	text := "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}"
	for _, finding := range *daemonsets.NewDaemonSetValidator(nil).ValidateText(&text, nil) {
		fmt.Printf("%g: %s\n", *finding.Line, *finding.Rule)
	}

	// which nodes run it
	node := object{"kind": "Node", "metadata": object{"name": "node-a"},
		"status": object{"allocatable": object{"cpu": "1", "memory": "1Gi", "pods": "10"}}}
	planner := daemonsets.NewPlanner(&daemonsets.PlannerProps{KubernetesVersion: s("1.36")})
	plan := planner.Plan(chart.ToJson(), &[]interface{}{node}, nil)
	fmt.Println(words(plan.CoveredBy(s("agents/agent"))), words(plan.MissingOn(s("agents/agent"))), *plan.Totals().Desired)

	// and the code of an app
	settings := s("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}")
	fmt.Println(*daemonsets.NewManifestImporter(nil).ImportManifests(s("settings"), settings).Code)
}
