"""The same app as app.ts, app.go and App.java: prints what it writes, and what is said of manifests."""
import cdk8s
import cdk8s_daemonsets as daemonsets
from cdk8s_daemonsets import agents, collectors, k8s, logs, monitoring, options, pools

app = cdk8s.App()
chart = cdk8s.Chart(app, "agents", namespace="agents")

# field by field
daemonsets.DaemonSet(
    chart,
    "raw",
    metadata=k8s.ObjectMeta(name="raw"),
    host_pid=True,
    update_strategy=k8s.DaemonSetUpdateStrategy(
        type="RollingUpdate", rolling_update=k8s.RollingUpdateDaemonSet(max_unavailable="10%")
    ),
    containers=[
        k8s.Container(
            name="raw",
            image="registry.example.com/raw:1",
            liveness_probe=k8s.Probe(http_get=k8s.HTTPGetAction(path="/live", port=8080), period_seconds=10),
        )
    ],
)

# builders, and what is beside the agent
agent = daemonsets.NodeAgentDaemonSet(
    chart,
    "agent",
    metadata=k8s.ObjectMeta(name="agent"),
    containers=[
        k8s.Container(
            name="agent",
            image="registry.example.com/agent:1",
            ports=[k8s.ContainerPort(name="metrics", container_port=9100)],
            readiness_probe=daemonsets.Probes.http_get("/ready", "metrics"),
            resources=daemonsets.ResourceQuantities.without_cpu_limit("50m", "64Mi", "128Mi"),
        )
    ],
)
agent.add_toleration(daemonsets.Tolerations.exists("example.com/gpu"))
agent.mount(daemonsets.Volumes.host_path("host", "/host"), "/host", read_only=True)
service = daemonsets.DaemonSetService(
    chart,
    "service",
    daemon_set=agent,
    kind="headless",
    ports=[options.DaemonSetServicePort(name="metrics")],
)
monitoring.ServiceMonitor(chart, "monitor", service=service)
daemonsets.DaemonSetNetworkPolicy(chart, "policy", daemon_set=agent)

# a pipeline
daemonsets.LogCollectorDaemonSet(
    chart,
    "logs",
    agent=daemonsets.FluentBit(),
    inputs=[logs.LogInput(container_logs=logs.ContainerLogsInput(multiline=["java"]))],
    steps=[
        logs.LogStep(parse=logs.ParseStep(json=logs.JsonFormat())),
        logs.LogStep(drop=logs.DropStep(when=logs.LogCondition(field="level", one_of=["debug"]))),
    ],
    outputs=[
        logs.LogOutput(
            open_search=logs.SearchOutput(host="search.team-a.svc"),
            when=logs.LogCondition(field="namespace", matches="^team-a-"),
        ),
        logs.LogOutput(loki=logs.LokiOutput(host="loki.monitoring.svc"), otherwise=True),
    ],
)

daemonsets.NodeExporterDaemonSet(
    chart, "exporter", collectors=collectors.NodeExporterCollectors(systemd=collectors.SystemdCollector())
)
agents.FlannelDaemonSet(chart, "flannel", network="10.244.0.0/16")
daemonsets.DaemonSetPools.of_daemon_sets(
    chart,
    "pools",
    base=daemonsets.DaemonSetProps(
        metadata=k8s.ObjectMeta(name="pools"),
        containers=[k8s.Container(name="pools", image="registry.example.com/pools:1")],
    ),
    pools=[
        pools.DaemonSetPool(
            name="gpu",
            nodes=daemonsets.NodeLabels.value("gpu").exists(),
            differences=pools.DaemonSetDifferences(tolerations=[daemonsets.Tolerations.exists("gpu")]),
        ),
        pools.DaemonSetPool(name="rest"),
    ],
)
print(app.synth_yaml())

# what is said of a manifest, as data and with its lines
bad = {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "Bad"}}
for finding in daemonsets.DaemonSetValidator(kubernetes_version="1.30").validate(bad):
    print(f"{finding.field}: {finding.message}")
text = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}"
for finding in daemonsets.DaemonSetValidator().validate_text(text):
    print(f"{finding.line:g}: {finding.rule}")

# which nodes run it
node = {"kind": "Node", "metadata": {"name": "node-a"}, "status": {"allocatable": {"cpu": "1", "memory": "1Gi", "pods": "10"}}}
plan = daemonsets.Planner(kubernetes_version="1.36").plan(chart.to_json(), [node])
print(",".join(plan.covered_by("agents/agent")), ",".join(plan.missing_on("agents/agent")), f"{plan.totals.desired:g}")

# and the code of an app
print(daemonsets.ManifestImporter().import_manifests("settings", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}").code)
