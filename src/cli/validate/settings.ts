import { Severity } from '../../findings/rule';
import { PLATFORM_NAMES } from '../../platforms/names';
import { describeVersions, MAINTAINED_VERSIONS, parseVersions } from '../../stored/kubernetes-versions';
import { PodSecurityLevel } from '../../validation/pod-security/result';
import { Values } from '../command';
import { Config, readConfig } from '../config/config';
import { SEVERITIES } from '../config/schema';
import { UserError } from '../io';

const DEFAULT_FAIL_ON: readonly Severity[] = ['error'];

/** What the command line and the configuration file say together. */
export interface Settings {
  readonly config: Config;
  readonly minors: readonly number[];
  /** The versions in words, and who chose them. */
  readonly versions: string;
  readonly podSecurity?: PodSecurityLevel;
  readonly platforms: readonly string[];
  readonly failOn: ReadonlySet<Severity>;
  readonly skipKinds: ReadonlySet<string>;
  readonly baseline?: string;
}

export function settingsOf(values: Values): Settings {
  const config = readConfig(values);
  const asked = values['kubernetes-version'] as string | undefined;
  const minors = minorsOf(asked ?? config.kubernetesVersion ?? MAINTAINED_VERSIONS);
  const isDefault = asked === undefined && config.kubernetesVersion === undefined;
  const failOn = values['fail-on'] as string | undefined;
  return {
    config,
    minors,
    versions: `Kubernetes ${describeVersions(minors)}${isDefault ? ' (the maintained versions; --kubernetes-version chooses others)' : ''}`,
    podSecurity: (values['pod-security'] as PodSecurityLevel | undefined) ?? config.podSecurity,
    platforms: platformsOf(values.platform as string[] | undefined) ?? config.platforms ?? [],
    failOn: new Set(failOn === undefined ? (config.failOn ?? DEFAULT_FAIL_ON) : severitiesOf(failOn)),
    skipKinds: new Set([...((values['skip-kind'] ?? []) as string[]), ...(config.skipKinds ?? [])]),
    baseline: (values.baseline as string | undefined) ?? config.baseline,
  };
}

/** The minors of `--kubernetes-version`. */
export function minorsOf(text: string): number[] {
  try {
    return parseVersions(text, '--kubernetes-version');
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

function platformsOf(names: readonly string[] | undefined): readonly string[] | undefined {
  const unknown = names?.find((name) => !(PLATFORM_NAMES as readonly string[]).includes(name));
  if (unknown === undefined) return names;
  throw new UserError(`--platform is one of ${PLATFORM_NAMES.join(', ')}, not '${unknown}'`);
}

function severitiesOf(text: string): Severity[] {
  return text.split(',').map((name) => {
    const severity = SEVERITIES.find((one) => one === name);
    if (severity !== undefined) return severity;
    throw new UserError(`--fail-on takes severities with commas between, of ${SEVERITIES.join(', ')}, not '${name}'`);
  });
}
