import io.github.example.cdk8s.daemonsets.*;
import io.github.example.cdk8s.daemonsets.k8s.Container;
import io.github.example.cdk8s.daemonsets.k8s.ObjectMeta;
import io.github.example.cdk8s.daemonsets.logs.LogOutput;
import io.github.example.cdk8s.daemonsets.logs.LokiOutput;
import io.github.example.cdk8s.daemonsets.options.MountOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** The same app as app.py and app.go: prints what it writes, and what is said of a bad manifest. */
public final class App {
  public static void main(String[] args) throws Exception {
    org.cdk8s.App app = new org.cdk8s.App();
    Chart chart = new Chart(app, "agents", ChartProps.builder().namespace("agents").build());
    NodeAgentDaemonSet agent = NodeAgentDaemonSet.Builder.create(chart, "agent")
        .metadata(ObjectMeta.builder().name("agent").build())
        .containers(List.of(Container.builder()
            .name("agent")
            .image("registry.example.com/agent:1")
            .resources(ResourceQuantities.withoutCpuLimit("50m", "64Mi", "128Mi"))
            .build()))
        .build();
    agent.addToleration(Tolerations.exists("example.com/gpu"));
    agent.mount(Volumes.hostPath("host", "/host"), "/host", MountOptions.builder().readOnly(true).build());
    LogCollectorDaemonSet.Builder.create(chart, "logs")
        .agent(new FluentBit())
        .outputs(List.of(LogOutput.builder().loki(LokiOutput.builder().host("loki.monitoring.svc").build()).build()))
        .build();
    List<Finding> findings = new DaemonSetValidator(DaemonSetValidatorProps.builder().kubernetesVersion("1.30").build())
        .validate(Map.of("apiVersion", "apps/v1", "kind", "DaemonSet", "metadata", Map.of("name", "Bad")));
    List<TextFinding> lines = new DaemonSetValidator()
        .validateText("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}");
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    System.out.println(mapper.writeValueAsString(
        Map.of("objects", chart.toJson(), "findings", findings.stream().map(Finding::getField).toList(),
            "lines", lines.stream().map(TextFinding::getLine).toList())));
  }
}
