import { Context } from '../../../findings/context';
import { Container, ContainerPort, PodSpec } from '../../../model/generated/structs';

/*
 * Defaults of a pod that the template of one does not get.
 * https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/core/v1/defaults.go (SetDefaults_Pod)
 */

type Mutable<T> = { -readonly [F in keyof T]: T[F] };

export function setDefaults({ spec }: { readonly spec: Mutable<PodSpec> }, ctx: Context): void {
  const { terminationGracePeriodSeconds: seconds } = spec;
  if (seconds !== undefined && seconds < 0 && ctx.atLeast(37)) spec.terminationGracePeriodSeconds = 1;
  for (const container of [...spec.containers, ...(spec.initContainers ?? [])] as Mutable<Container>[]) {
    const { resources, ports } = container;
    if (resources?.limits !== undefined) {
      container.resources = { ...resources, requests: { ...resources.limits, ...resources.requests } };
    }
    if (spec.hostNetwork === true) container.ports = ports?.map(withHostPort);
  }
}

function withHostPort(port: ContainerPort): ContainerPort {
  return port.hostPort ? port : { ...port, hostPort: port.containerPort };
}
