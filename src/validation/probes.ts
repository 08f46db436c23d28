import { httpHeaderNameProblems, isPortNumber, portNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Container, HTTPGetAction, Lifecycle, LifecycleHandler, Probe } from '../model/generated/structs';

const HANDLER = 'validation.go validateHandler';
const HTTP = 'validation.go validateHTTPGetAction';

export const rules = defineRules('probes', 'validation.go validateProbe', {
  noHandler: {
    reason: 'FieldValueRequired',
    upstream: HANDLER,
    remedy: 'Give one of exec, httpGet, tcpSocket; a probe takes grpc as well, a lifecycle handler sleep.',
  },
  twoHandlers: { reason: 'FieldValueForbidden', upstream: HANDLER, remedy: 'Keep one of the handlers.' },
  command: {
    reason: 'FieldValueRequired',
    upstream: 'validation.go validateExecAction',
    remedy: 'Give the command to run.',
  },
  port: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go ValidatePortNumOrName',
    remedy: 'Use a port number from 1 to 65535, or the name of a port of the container.',
  },
  scheme: { reason: 'FieldValueNotSupported', upstream: HTTP, remedy: 'Use HTTP or HTTPS.' },
  header: { reason: 'FieldValueInvalid', upstream: HTTP, remedy: "Use letters, digits and '-' only." },
  sleep: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateSleepAction',
    since: 30,
    remedy: 'Sleep no longer than terminationGracePeriodSeconds of the pod, and up to 1.32 at least 1 second.',
  },
  negative: { reason: 'FieldValueInvalid', remedy: 'Use 0 or more; 0 means the default.' },
  success: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateLivenessProbe, validateStartupProbe',
    remedy: 'Use 1, or leave successThreshold out.',
  },
  grace: { reason: 'FieldValueInvalid', remedy: 'Use 1 second or more.' },
  readinessGrace: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateReadinessProbe',
    remedy: 'Leave terminationGracePeriodSeconds out of the readinessProbe, it restarts nothing.',
  },
});

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & Pick<LifecycleHandler, 'sleep'>;

const NOT_NEGATIVE = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

/** validateLifecycle, validateLivenessProbe, validateReadinessProbe and validateStartupProbe of one container */
export function validateLifecycleAndProbes(
  container: Container,
  path: Path,
  ctx: Context,
  podGraceSeconds: number,
): void {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  if (lifecycle !== undefined) validateLifecycle(lifecycle, path.child('lifecycle'), ctx, podGraceSeconds);
  if (livenessProbe !== undefined) {
    validateProbe(livenessProbe, path.child('livenessProbe'), ctx);
    requireOneSuccess(livenessProbe, path.child('livenessProbe'), ctx);
  }
  if (readinessProbe !== undefined) {
    validateProbe(readinessProbe, path.child('readinessProbe'), ctx);
    if (readinessProbe.terminationGracePeriodSeconds !== undefined) {
      ctx.report(
        rules.readinessGrace,
        path.child('readinessProbe').child('terminationGracePeriodSeconds'),
        'has no meaning in a readinessProbe',
      );
    }
  }
  if (startupProbe !== undefined) {
    validateProbe(startupProbe, path.child('startupProbe'), ctx);
    requireOneSuccess(startupProbe, path.child('startupProbe'), ctx);
  }
}

/** validateLifecycle. A stopSignal is dropped in every minor (gate ContainerStopSignals). */
function validateLifecycle({ postStart, preStop }: Lifecycle, path: Path, ctx: Context, podGraceSeconds: number): void {
  if (postStart !== undefined) validateHandler(postStart, path.child('postStart'), ctx, podGraceSeconds);
  if (preStop !== undefined) validateHandler(preStop, path.child('preStop'), ctx, podGraceSeconds);
}

function validateProbe(probe: Probe, path: Path, ctx: Context): void {
  validateHandler(probe, path, ctx, 0);
  for (const field of NOT_NEGATIVE) {
    const value = probe[field];
    if (value !== undefined && value < 0) ctx.report(rules.negative, path.child(field), `${value} is below 0`);
  }
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined && grace <= 0) {
    ctx.report(rules.grace, path.child('terminationGracePeriodSeconds'), `${grace} is below 1`);
  }
}

function requireOneSuccess({ successThreshold = 1 }: Probe, path: Path, ctx: Context): void {
  if (successThreshold !== 1) {
    ctx.report(rules.success, path.child('successThreshold'), `must be 1 here, not ${successThreshold}`);
  }
}

/** validateHandler: validates the first handler and reports the others as forbidden. */
function validateHandler(
  { exec, httpGet, tcpSocket, grpc, sleep }: Handler,
  path: Path,
  ctx: Context,
  podGraceSeconds: number,
): void {
  let found = false;
  const isFirst = (name: string): boolean => {
    if (found) ctx.report(rules.twoHandlers, path.child(name), 'is one handler too many');
    return !found && (found = true);
  };
  if (exec !== undefined && isFirst('exec') && (exec.command ?? []).length === 0) {
    ctx.report(rules.command, path.child('exec').child('command'), 'is missing');
  }
  if (httpGet !== undefined && isFirst('httpGet')) validateHttpGet(httpGet, path.child('httpGet'), ctx);
  if (tcpSocket !== undefined && isFirst('tcpSocket')) {
    validatePort(tcpSocket.port, path.child('tcpSocket').child('port'), ctx);
  }
  if (grpc !== undefined && isFirst('grpc')) validatePort(grpc.port, path.child('grpc').child('port'), ctx);
  if (sleep !== undefined && isFirst('sleep')) {
    const { seconds = 0 } = sleep;
    // since 1.33, 0 is allowed (gate PodLifecycleSleepActionAllowZero)
    if (seconds < (ctx.atLeast(33) || ctx.relaxed.has('zeroSleep') ? 0 : 1) || seconds > podGraceSeconds) {
      ctx.report(
        rules.sleep,
        path.child('sleep'),
        `${seconds} seconds is not within the ${podGraceSeconds} that the pod has to stop`,
      );
    }
  }
  if (!found) ctx.report(rules.noHandler, path, 'has no handler');
}

/** validateHTTPGetAction. The path has its default; protocol is dropped in every minor (gate H2CContainerProbe). */
function validateHttpGet(get: HTTPGetAction, path: Path, ctx: Context): void {
  const scheme: string = get.scheme ?? 'HTTP';
  validatePort(get.port, path.child('port'), ctx);
  if (scheme !== 'HTTP' && scheme !== 'HTTPS') {
    ctx.report(rules.scheme, path.child('scheme'), `${quoted(scheme)} is not one of HTTP, HTTPS`);
  }
  for (const { name = '' } of get.httpHeaders ?? []) {
    reportName(httpHeaderNameProblems(name), name, rules.header, path.child('httpHeaders'), ctx);
  }
}

/** ValidatePortNumOrName. Whether the container has a port of that name is not checked. */
function validatePort(port: number | string | undefined, path: Path, ctx: Context): void {
  if (typeof port === 'string') reportName(portNameProblems(port), port, rules.port, path, ctx);
  else if (!isPortNumber(port ?? 0)) ctx.report(rules.port, path, `${port ?? 0} is outside the range 1 to 65535`);
}
