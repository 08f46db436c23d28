import { Path } from '../../findings/path';
import { Rule } from '../../findings/rule';
import {
  Container,
  EphemeralContainer,
  PodSecurityContext,
  PodSpec,
  SecurityContext,
} from '../../model/generated/structs';
import { DecodedTemplate } from '../../stored/decode';
import { forEachContainer } from '../../stored/visit-containers';

export type ReportViolation = (path: Path, message: string) => void;

/** One check of k8s.io/pod-security-admission. */
export interface Check {
  /** The ID in the policy. */
  readonly id: string;
  readonly level: 'baseline' | 'restricted';
  /** The first minor whose policy has the check. */
  readonly since: number;
  /** The baseline check that this restricted check replaces. */
  readonly overrides?: string;
  readonly rule: Rule;
  readonly find: (template: DecodedTemplate, report: ReportViolation, version: number) => void;
}

export const TEMPLATE = Path.of('spec', 'template');
export const SPEC = TEMPLATE.child('spec');

export function visitContainers(
  spec: PodSpec,
  visit: (container: Container | EphemeralContainer, path: Path) => void,
): void {
  forEachContainer(spec, (container, list, i) => visit(container, SPEC.child(list).index(i)));
}

/** The security contexts of the pod and of its containers. */
export function visitContexts(
  spec: PodSpec,
  visit: (context: PodSecurityContext | SecurityContext, path: Path) => void,
): void {
  if (spec.securityContext !== undefined) visit(spec.securityContext, SPEC.child('securityContext'));
  visitContainers(spec, ({ securityContext }, path) => {
    if (securityContext !== undefined) visit(securityContext, path.child('securityContext'));
  });
}

/** Since 1.35, some checks do not apply to pods with their own user namespace. */
export function isRelaxed({ hostUsers }: PodSpec, version: number): boolean {
  return version >= 35 && hostUsers === false;
}
