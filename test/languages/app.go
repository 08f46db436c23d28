// The same app as app.py and App.java: prints what it writes, and what is said of a bad manifest.
package main

import (
	"encoding/json"
	"fmt"

	daemonsets "github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/k8s"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/logs"
	"github.com/example/cdk8s-daemonsets-go/cdk8sdaemonsets/options"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("agents"), &cdk8s.ChartProps{Namespace: jsii.String("agents")})
	agent := daemonsets.NewNodeAgentDaemonSet(chart, jsii.String("agent"), &daemonsets.NodeAgentDaemonSetProps{
		Metadata: &k8s.ObjectMeta{Name: jsii.String("agent")},
		Containers: &[]*k8s.Container{{
			Name:      jsii.String("agent"),
			Image:     jsii.String("registry.example.com/agent:1"),
			Resources: daemonsets.ResourceQuantities_WithoutCpuLimit(jsii.String("50m"), jsii.String("64Mi"), jsii.String("128Mi")),
		}},
	})
	agent.AddToleration(daemonsets.Tolerations_Exists(jsii.String("example.com/gpu"), nil))
	agent.Mount(daemonsets.Volumes_HostPath(jsii.String("host"), jsii.String("/host"), nil), jsii.String("/host"),
		&options.MountOptions{ReadOnly: jsii.Bool(true)})
	daemonsets.NewLogCollectorDaemonSet(chart, jsii.String("logs"), &daemonsets.LogCollectorDaemonSetProps{
		Agent:   daemonsets.NewFluentBit(nil),
		Outputs: &[]*logs.LogOutput{{Loki: &logs.LokiOutput{Host: jsii.String("loki.monitoring.svc")}}},
	})
	validator := daemonsets.NewDaemonSetValidator(&daemonsets.DaemonSetValidatorProps{KubernetesVersion: jsii.String("1.30")})
	findings := *validator.Validate(map[string]interface{}{
		"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": map[string]interface{}{"name": "Bad"},
	})
	fields := make([]*string, len(findings))
	for i, finding := range findings {
		fields[i] = finding.Field
	}
	var lines []*float64
	for _, finding := range *daemonsets.NewDaemonSetValidator(nil).ValidateText(
		jsii.String("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}"), nil) {
		lines = append(lines, finding.Line)
	}
	text, err := json.Marshal(map[string]interface{}{"objects": chart.ToJson(), "findings": fields, "lines": lines})
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}
