"""The same app as app.go and App.java: prints what it writes, and what is said of a bad manifest."""
import json

import cdk8s
import cdk8s_daemonsets as daemonsets
from cdk8s_daemonsets import k8s, logs

app = cdk8s.App()
chart = cdk8s.Chart(app, "agents", namespace="agents")
agent = daemonsets.NodeAgentDaemonSet(
    chart,
    "agent",
    metadata=k8s.ObjectMeta(name="agent"),
    containers=[
        k8s.Container(
            name="agent",
            image="registry.example.com/agent:1",
            resources=daemonsets.ResourceQuantities.without_cpu_limit("50m", "64Mi", "128Mi"),
        )
    ],
)
agent.add_toleration(daemonsets.Tolerations.exists("example.com/gpu"))
agent.mount(daemonsets.Volumes.host_path("host", "/host"), "/host", read_only=True)
daemonsets.LogCollectorDaemonSet(
    chart,
    "logs",
    agent=daemonsets.FluentBit(),
    outputs=[logs.LogOutput(loki=logs.LokiOutput(host="loki.monitoring.svc"))],
)
findings = daemonsets.DaemonSetValidator(kubernetes_version="1.30").validate(
    {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "Bad"}}
)
lines = daemonsets.DaemonSetValidator().validate_text("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}")
print(json.dumps({"objects": chart.to_json(), "findings": [finding.field for finding in findings], "lines": [finding.line for finding in lines]}, sort_keys=True))
