import io.github.example.cdk8s.daemonsets.*;
import io.github.example.cdk8s.daemonsets.agents.FlannelDaemonSet;
import io.github.example.cdk8s.daemonsets.collectors.NodeExporterCollectors;
import io.github.example.cdk8s.daemonsets.collectors.SystemdCollector;
import io.github.example.cdk8s.daemonsets.k8s.Container;
import io.github.example.cdk8s.daemonsets.k8s.ContainerPort;
import io.github.example.cdk8s.daemonsets.k8s.DaemonSetUpdateStrategy;
import io.github.example.cdk8s.daemonsets.k8s.HTTPGetAction;
import io.github.example.cdk8s.daemonsets.k8s.ObjectMeta;
import io.github.example.cdk8s.daemonsets.k8s.Probe;
import io.github.example.cdk8s.daemonsets.k8s.RollingUpdateDaemonSet;
import io.github.example.cdk8s.daemonsets.logs.ContainerLogsInput;
import io.github.example.cdk8s.daemonsets.logs.DropStep;
import io.github.example.cdk8s.daemonsets.logs.JsonFormat;
import io.github.example.cdk8s.daemonsets.logs.LogCondition;
import io.github.example.cdk8s.daemonsets.logs.LogInput;
import io.github.example.cdk8s.daemonsets.logs.LogOutput;
import io.github.example.cdk8s.daemonsets.logs.LogStep;
import io.github.example.cdk8s.daemonsets.logs.LokiOutput;
import io.github.example.cdk8s.daemonsets.logs.ParseStep;
import io.github.example.cdk8s.daemonsets.logs.SearchOutput;
import io.github.example.cdk8s.daemonsets.monitoring.ServiceMonitor;
import io.github.example.cdk8s.daemonsets.options.DaemonSetServicePort;
import io.github.example.cdk8s.daemonsets.options.MountOptions;
import io.github.example.cdk8s.daemonsets.plan.*;
import io.github.example.cdk8s.daemonsets.pools.DaemonSetDifferences;
import io.github.example.cdk8s.daemonsets.pools.DaemonSetPool;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** The same app as app.ts, app.py and app.go: prints what it writes, and what is said of manifests. */
public final class App {
  public static void main(String[] args) {
    org.cdk8s.App app = new org.cdk8s.App();
    Chart chart = new Chart(app, "agents", ChartProps.builder().namespace("agents").build());

    // field by field
    DaemonSet.Builder.create(chart, "raw")
        .metadata(ObjectMeta.builder().name("raw").build())
        .hostPid(true)
        .updateStrategy(DaemonSetUpdateStrategy.builder()
            .type("RollingUpdate")
            .rollingUpdate(RollingUpdateDaemonSet.builder().maxUnavailable("10%").build())
            .build())
        .containers(List.of(Container.builder()
            .name("raw")
            .image("registry.example.com/raw:1")
            .livenessProbe(Probe.builder()
                .httpGet(HTTPGetAction.builder().path("/live").port(8080).build())
                .periodSeconds(10)
                .build())
            .build()))
        .build();

    // builders, and what is beside the agent
    NodeAgentDaemonSet agent = NodeAgentDaemonSet.Builder.create(chart, "agent")
        .metadata(ObjectMeta.builder().name("agent").build())
        .containers(List.of(Container.builder()
            .name("agent")
            .image("registry.example.com/agent:1")
            .ports(List.of(ContainerPort.builder().name("metrics").containerPort(9100).build()))
            .readinessProbe(Probes.httpGet("/ready", "metrics"))
            .resources(ResourceQuantities.withoutCpuLimit("50m", "64Mi", "128Mi"))
            .build()))
        .build();
    agent.addToleration(Tolerations.exists("example.com/gpu"));
    agent.mount(Volumes.hostPath("host", "/host"), "/host", MountOptions.builder().readOnly(true).build());
    DaemonSetService service = DaemonSetService.Builder.create(chart, "service")
        .daemonSet(agent)
        .kind("headless")
        .ports(List.of(DaemonSetServicePort.builder().name("metrics").build()))
        .build();
    ServiceMonitor.Builder.create(chart, "monitor").service(service).build();
    DaemonSetNetworkPolicy.Builder.create(chart, "policy").daemonSet(agent).build();

    // a pipeline
    LogCollectorDaemonSet.Builder.create(chart, "logs")
        .agent(new FluentBit())
        .inputs(List.of(LogInput.builder()
            .containerLogs(ContainerLogsInput.builder().multiline(List.of("java")).build())
            .build()))
        .steps(List.of(
            LogStep.builder().parse(ParseStep.builder().json(JsonFormat.builder().build()).build()).build(),
            LogStep.builder()
                .drop(DropStep.builder()
                    .when(LogCondition.builder().field("level").oneOf(List.of("debug")).build())
                    .build())
                .build()))
        .outputs(List.of(
            LogOutput.builder()
                .openSearch(SearchOutput.builder().host("search.team-a.svc").build())
                .when(LogCondition.builder().field("namespace").matches("^team-a-").build())
                .build(),
            LogOutput.builder().loki(LokiOutput.builder().host("loki.monitoring.svc").build()).otherwise(true).build()))
        .build();

    NodeExporterDaemonSet.Builder.create(chart, "exporter")
        .collectors(NodeExporterCollectors.builder().systemd(SystemdCollector.builder().build()).build())
        .build();
    FlannelDaemonSet.Builder.create(chart, "flannel").network("10.244.0.0/16").build();
    DaemonSetPools.ofDaemonSets(chart, "pools", DaemonSetPoolsProps.builder()
        .base(DaemonSetProps.builder()
            .metadata(ObjectMeta.builder().name("pools").build())
            .containers(List.of(Container.builder().name("pools").image("registry.example.com/pools:1").build()))
            .build())
        .pools(List.of(
            DaemonSetPool.builder()
                .name("gpu")
                .nodes(NodeLabels.value("gpu").exists())
                .differences(DaemonSetDifferences.builder().tolerations(List.of(Tolerations.exists("gpu"))).build())
                .build(),
            DaemonSetPool.builder().name("rest").build()))
        .build());
    System.out.println(app.synthYaml());

    // what is said of a manifest, as data and with its lines
    Map<String, Object> bad = Map.of("apiVersion", "apps/v1", "kind", "DaemonSet", "metadata", Map.of("name", "Bad"));
    DaemonSetValidator validator = DaemonSetValidator.Builder.create().kubernetesVersion("1.30").build();
    for (Finding finding : validator.validate(bad)) {
      System.out.println(finding.getField() + ": " + finding.getMessage());
    }
    String text = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}";
    for (TextFinding finding : new DaemonSetValidator().validateText(text)) {
      System.out.println(finding.getLine().intValue() + ": " + finding.getRule());
    }

    // which nodes run it
    Map<String, Object> node = Map.of("kind", "Node", "metadata", Map.of("name", "node-a"),
        "status", Map.of("allocatable", Map.of("cpu", "1", "memory", "1Gi", "pods", "10")));
    NodePlan plan = Planner.Builder.create().kubernetesVersion("1.36").build().plan(chart.toJson(), List.of(node));
    System.out.println(String.join(",", plan.coveredBy("agents/agent")) + " "
        + String.join(",", plan.missingOn("agents/agent")) + " " + plan.getTotals().getDesired().intValue());

    // and the code of an app
    System.out.println(new ManifestImporter()
        .importManifests("settings", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}")
        .getCode());
  }
}
