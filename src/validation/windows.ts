import { byteLength, dnsSubdomainProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { PodSpec, WindowsSecurityContextOptions } from '../model/generated/structs';
import { forEachContainer } from '../stored/visit-containers';

const OPTIONS = 'validation.go validateWindowsSecurityContextOptions';
const USER =
  'Write [DOMAIN\\]USER: a NetBIOS or DNS domain of less than 256 bytes, a user of 1 to 104 bytes without "/\\:;|=,+*?<>@[].';

export const rules = defineRules('windows', 'validation.go validateWindowsHostProcessPod', {
  hostProcessDiffers: {
    reason: 'FieldValueInvalid',
    remedy: 'Set hostProcess on the pod only, or to the same value on the container.',
  },
  hostProcessMixed: {
    reason: 'FieldValueInvalid',
    remedy: 'Set hostProcess for the whole pod; put other containers into another DaemonSet.',
  },
  hostProcessNetwork: { reason: 'FieldValueInvalid', remedy: 'Set hostNetwork to true.' },
  hostProcessPrivileged: {
    reason: 'FieldValueForbidden',
    remedy: 'Leave hostProcess out, or have the API server run with --allow-privileged.',
  },
  gmsaCredentialSpecName: {
    reason: 'FieldValueInvalid',
    upstream: OPTIONS,
    remedy: 'Write the name of a GMSACredentialSpec object.',
  },
  gmsaCredentialSpec: {
    reason: 'FieldValueInvalid',
    upstream: OPTIONS,
    remedy: 'Give the credential spec in 1 to 65536 bytes, or leave it out.',
  },
  runAsUserName: { reason: 'FieldValueInvalid', upstream: OPTIONS, remedy: USER },
  runAsUserDomainLength: { reason: 'FieldValueInvalid', upstream: OPTIONS, remedy: USER },
  runAsUserDomain: { reason: 'FieldValueInvalid', upstream: OPTIONS, remedy: USER },
  runAsUserLength: { reason: 'FieldValueInvalid', upstream: OPTIONS, remedy: USER },
  runAsUserDots: { reason: 'FieldValueInvalid', upstream: OPTIONS, remedy: USER },
  runAsUserCharacters: { reason: 'FieldValueInvalid', upstream: OPTIONS, remedy: USER },
});

/** validateWindowsSecurityContextOptions */
export function validateWindowsOptions(
  options: WindowsSecurityContextOptions | undefined,
  path: Path,
  ctx: Context,
): void {
  if (options === undefined) return;
  const { gmsaCredentialSpec, gmsaCredentialSpecName, runAsUserName } = options;
  if (gmsaCredentialSpecName !== undefined) {
    reportName(
      dnsSubdomainProblems(gmsaCredentialSpecName),
      gmsaCredentialSpecName,
      rules.gmsaCredentialSpecName,
      path.child('gmsaCredentialSpecName'),
      ctx,
    );
  }
  if (gmsaCredentialSpec !== undefined) {
    const bytes = byteLength(gmsaCredentialSpec);
    if (bytes === 0 || bytes > 64 * 1024) {
      ctx.report(
        rules.gmsaCredentialSpec,
        path.child('gmsaCredentialSpec'),
        `has ${bytes} bytes, 1 to 65536 are allowed`,
      );
    }
  }
  if (runAsUserName !== undefined) validateRunAsUserName(runAsUserName, path.child('runAsUserName'), ctx);
}

const CONTROL = /[\0-\x1f\x7f]/;
const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const DNS = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function validateRunAsUserName(name: string, path: Path, ctx: Context): void {
  const parts = name.split('\\', 3);
  if (name === '') return ctx.report(rules.runAsUserName, path, 'must not be empty');
  if (CONTROL.test(name)) {
    return ctx.report(rules.runAsUserName, path, `${quoted(name)} must not have control characters`);
  }
  if (parts.length > 2) return ctx.report(rules.runAsUserName, path, `${quoted(name)} has more than one backslash`);

  const [user, domain] = parts.length === 2 ? [parts[1], parts[0]] : [name, undefined];
  if (domain !== undefined) {
    const tooLong = byteLength(domain) >= 256;
    if (tooLong) ctx.report(rules.runAsUserDomainLength, path, `the domain ${quoted(domain)} has more than 255 bytes`);
    if (!NETBIOS.test(domain) && !DNS.test(domain)) {
      ctx.report(rules.runAsUserDomain, path, `the domain ${quoted(domain)} is neither a NetBIOS nor a DNS name`);
    }
  }
  const bytes = byteLength(user);
  if (bytes === 0 || bytes > 104) {
    ctx.report(rules.runAsUserLength, path, `the user ${quoted(user)} has ${bytes} bytes, 1 to 104 are allowed`);
  }
  if (/^[. ]+$/.test(user)) {
    ctx.report(rules.runAsUserDots, path, `the user ${quoted(user)} must not be dots and spaces only`);
  }
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    ctx.report(rules.runAsUserCharacters, path, `the user ${quoted(user)} must have none of "/\\:;|=,+*?<>@[]`);
  }
}

/** validateWindowsHostProcessPod */
export function validateWindowsHostProcess(spec: PodSpec, path: Path, ctx: Context): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  let all = 0;
  let hostProcesses = 0;
  forEachContainer(spec, (container, list, i) => {
    const own = container.securityContext?.windowsOptions?.hostProcess;
    all++;
    if (own ?? ofPod) hostProcesses++;
    if (ofPod !== undefined && own !== undefined && own !== ofPod) {
      ctx.report(
        rules.hostProcessDiffers,
        path.child(list).index(i).child('securityContext').child('windowsOptions').child('hostProcess'),
        `${own} differs from ${ofPod} of the pod`,
      );
    }
  });
  if (hostProcesses === 0) return;
  if (hostProcesses !== all) {
    // upstream names the whole pod
    ctx.report(
      rules.hostProcessMixed,
      path,
      `${hostProcesses} of ${all} containers are host processes, all of them must be or none`,
    );
  }
  if (spec.hostNetwork !== true) {
    ctx.report(rules.hostProcessNetwork, path.child('hostNetwork'), 'must be true for host processes');
  }
  if (!ctx.allowPrivileged) {
    ctx.report(
      rules.hostProcessPrivileged,
      path,
      'host processes are forbidden where the API server does not allow privileged containers',
    );
  }
}
