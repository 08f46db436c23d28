import { Container, PodSecurityContext, SecurityContext } from '../../model/generated/structs';

/** The pod's own contribution; `root` is whether a reason to run as root was given. */
export function hardenedPod(given: PodSecurityContext | undefined, root: boolean): PodSecurityContext {
  return {
    ...(!root && { runAsNonRoot: true }),
    seccompProfile: { type: 'RuntimeDefault' },
    ...given,
  };
}

/** What the user wrote wins, key by key; what would contradict it is left out. */
export function hardenedContainer(container: Container): Container {
  const given = container.securityContext ?? {};
  const escalates = given.privileged === true || given.capabilities?.add?.includes('CAP_SYS_ADMIN');
  const securityContext: SecurityContext = {
    ...(!escalates && { allowPrivilegeEscalation: false }),
    readOnlyRootFilesystem: true,
    ...given,
    ...(!given.privileged && { capabilities: { drop: ['ALL'], ...given.capabilities } }),
  };
  return { ...container, securityContext };
}

const asRoot = ({ privileged, runAsUser, runAsNonRoot }: SecurityContext): string | undefined => {
  if (privileged) return 'privileged: true';
  if (runAsUser === 0) return 'runAsUser: 0';
  return runAsNonRoot === false ? 'runAsNonRoot: false' : undefined;
};

/** Throws where a container, or the pod as a whole, asks for root: `path` is the construct, `what` the one that asks. */
export function checkRoot(path: string, what: string, given: SecurityContext = {}): void {
  const root = asRoot(given);
  if (root) {
    throw new Error(
      `${path}: ${what} has '${root}'; run it as another user, or say why it must be root: rootReason: '...'`,
    );
  }
}

/** Throws where a container could take its node down. */
export function checkMemoryLimit(path: string, { name, resources }: Container): void {
  if (resources?.limits?.memory === undefined) {
    throw new Error(
      `${path}: container '${name}' has no memory limit, so a leak takes the node down; ` +
        "give resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } } with what it needs",
    );
  }
}
