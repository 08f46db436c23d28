import { AcceptedFinding, isDecided, OwnAcceptances, verdictAfter } from './acceptances';
import { Baseline } from './baseline';
import { objectOfDocument } from './judged';
import { Settings } from './settings';
import { namesRule, SAID } from '../../findings/acceptance';
import { rules } from '../../findings/acceptance-rules';
import { JudgedDocument, JudgedFiles, PlacedFinding } from '../../text-validation/judged';
import { neverRunsOnPlatform } from '../../text-validation/platforms';
import { matcher } from '../globs';

/** What is reported: the findings that are left, those that are accepted, and what is to be said of the settings. */
export interface ValidationReport extends JudgedFiles {
  readonly minors: readonly number[];
  /** The Kubernetes versions in words. */
  readonly versions: string;
  readonly accepted: readonly AcceptedFinding[];
  /** How many findings are known from the baseline. */
  readonly known: number;
  /** Acceptances that do not apply or cannot be read, and entries of the baseline that are gone. */
  readonly notes: readonly string[];
  /** The findings that make the exit code 1. */
  readonly failing: ReadonlySet<PlacedFinding>;
}

/** An acceptance of the configuration file with whom it is for, and whether it was used. */
interface Rule {
  readonly rule: string;
  readonly reason: string;
  isUsed: boolean;
  applies(document: JudgedDocument): boolean;
}

/** Sorts the findings of all files by what the settings say of them. */
export function reportOf(judged: JudgedFiles, settings: Settings, baseline: Baseline): ValidationReport {
  const { config, failOn, skipKinds, minors, versions } = settings;
  const notes: string[] = [];
  const accepted: AcceptedFinding[] = [];
  const failing = new Set<PlacedFinding>();
  const configured = (config.accept ?? []).map(({ rule, reason, path, object }): Rule => {
    const matches = path === undefined ? () => true : matcher(path);
    return {
      rule,
      reason,
      applies: (document) =>
        matches(document.source) && (object ?? objectOfDocument(document)) === objectOfDocument(document),
      isUsed: false,
    };
  });
  const settingOf = (rule: string) =>
    Object.entries(config.rules ?? {}).find(([pattern]) => namesRule(pattern, rule))?.[1];
  const configuredReason = (finding: PlacedFinding, document: JudgedDocument): string | undefined => {
    const rule = configured.find((one) => namesRule(one.rule, finding.rule) && one.applies(document));
    if (rule !== undefined) rule.isUsed = true;
    return rule?.reason;
  };
  let known = 0;
  const documents = judged.documents.flatMap((document): JudgedDocument[] => {
    if (document.kind !== undefined && skipKinds.has(document.kind)) return [];
    const own = new OwnAcceptances(document);
    const findings = document.findings.filter((finding) => {
      const isError = isDecided(finding);
      const setting = settingOf(finding.rule);
      if (!isError) {
        if (setting === 'off') return false;
        const reason = own.take(finding) ?? configuredReason(finding, document);
        if (reason !== undefined) {
          accepted.push({ document, finding, reason });
          return false;
        }
      }
      if (baseline.takes(document, finding)) {
        known++;
        return false;
      }
      if (setting === 'fail' || failOn.has(finding.severity) || neverRunsOnPlatform(finding)) failing.add(finding);
      return true;
    });
    const place = `${document.source}: ${objectOfDocument(document)}`;
    notes.push(...own.faults().map(({ rule, message }) => `${place}: ${message}. ${rule.remedy}`));
    return findings.length === document.findings.length
      ? [document]
      : [{ ...document, findings, verdict: verdictAfter(document, findings) }];
  });
  notes.push(...configured.filter(({ isUsed }) => !isUsed).map(unused), ...baseline.gone());
  return { documents, problems: judged.problems, minors, versions, accepted, known, notes, failing };
}

function unused({ rule }: Rule): string {
  return `the configuration file: ${SAID.unused(rule)}. ${rules.unused.remedy}`;
}
