"""
200 DaemonSets in Python: as literals, with builders, and with cdk8s-plus-28, each with a volume, a probe and an environment variable; CPU time of
Python, and round trips to the library for one DaemonSet. In a folder where the wheel is installed: python bench/python.py, and python -O bench/python.py
"""

import time

import cdk8s
import cdk8s_daemonsets as daemonsets
import cdk8s_plus_28 as plus
from cdk8s_daemonsets import k8s
from jsii._kernel.providers import process

COUNT = 200
trips = 0
send = process._NodeProcess.send


def counted(self, request, response_type):
    global trips
    trips += 1
    return send(self, request, response_type)


process._NodeProcess.send = counted


def of_literals(chart, name):
    agent(
        chart,
        name,
        k8s.DaemonSetUpdateStrategy(
            type="RollingUpdate", rolling_update=k8s.RollingUpdateDaemonSet(max_unavailable="10%")
        ),
        k8s.Toleration(operator="Exists", key="gpu"),
        k8s.Volume(name="host", host_path=k8s.HostPathVolumeSource(path="/host")),
        k8s.EnvVar(
            name="NODE",
            value_from=k8s.EnvVarSource(field_ref=k8s.ObjectFieldSelector(field_path="spec.nodeName")),
        ),
        k8s.Probe(http_get=k8s.HTTPGetAction(path="/live", port=8080)),
        k8s.SecurityContext(read_only_root_filesystem=True, allow_privilege_escalation=False),
    )


def of_builders(chart, name):
    agent(
        chart,
        name,
        daemonsets.UpdateStrategies.rolling_update(max_unavailable="10%"),
        daemonsets.Tolerations.exists("gpu"),
        daemonsets.Volumes.host_path("host", "/host"),
        daemonsets.EnvVars.node_name("NODE"),
        daemonsets.Probes.http_get("/live", 8080),
        daemonsets.SecurityContexts.hardened(),
    )


def agent(chart, name, strategy, toleration, volume, env, probe, security):
    daemonsets.DaemonSet(
        chart,
        name,
        update_strategy=strategy,
        tolerations=[toleration],
        volumes=[volume],
        containers=[
            k8s.Container(
                name="agent",
                image="agent:1",
                env=[env],
                liveness_probe=probe,
                security_context=security,
                volume_mounts=[k8s.VolumeMount(name="host", mount_path="/host", read_only=True)],
            )
        ],
    )


def of_cdk8s_plus(chart, name):
    daemon_set = plus.DaemonSet(chart, name)
    container = daemon_set.add_container(
        name="agent",
        image="agent:1",
        env_variables={"NODE": plus.EnvValue.from_field_ref(plus.EnvFieldPaths.NODE_NAME)},
        liveness=plus.Probe.from_http_get("/live", port=8080),
    )
    container.mount("/host", plus.Volume.from_host_path(daemon_set, "host", "host", path="/host"), read_only=True)


def measure(make):
    """CPU seconds, the least of three, and round trips of one."""
    global trips
    seconds = []
    for _ in range(3):
        chart = cdk8s.Chart(cdk8s.App(), "agents")
        make(chart, "first")
        trips = 0
        began = time.process_time()
        for i in range(COUNT):
            make(chart, f"agent-{i}")
        seconds.append(time.process_time() - began)
    return min(seconds), trips / COUNT


theirs, _ = measure(of_cdk8s_plus)
for make in (of_cdk8s_plus, of_literals, of_builders):
    seconds, each = measure(make)
    print(f"{make.__name__:14} {seconds:5.2f} s of CPU, {seconds / theirs:4.1f} times cdk8s-plus, {each:5.1f} round trips each")
