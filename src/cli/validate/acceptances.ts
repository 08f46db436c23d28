import { Acceptance, namesRule, readAcceptances, SAID } from '../../findings/acceptance';
import { rules as faultRules } from '../../findings/acceptance-rules';
import { Rule } from '../../findings/rule';
import { JudgedDocument, JudgedFiles, PlacedFinding } from '../../text-validation/judged';

/** A finding that someone accepts, with the reason. */
export interface AcceptedFinding {
  readonly document: JudgedDocument;
  readonly finding: PlacedFinding;
  readonly reason: string;
}

/** What is wrong with a line of an annotation. */
export interface AcceptanceFault {
  readonly document: JudgedDocument;
  readonly rule: Rule;
  readonly message: string;
}

/** An error that nothing permits. */
export const isDecided = ({ severity, exception }: PlacedFinding) => severity === 'error' && exception === undefined;

/** A DaemonSet that only a platform refuses is accepted where its refusals are. */
export function verdictAfter(
  { verdict, findings: before }: JudgedDocument,
  findings: readonly PlacedFinding[],
): JudgedDocument['verdict'] {
  if (verdict !== 'rejected' || before.some(isDecided)) return verdict;
  return findings.some(({ severity }) => severity === 'error') ? verdict : 'accepted';
}

/** The acceptances in the annotation of an object. */
export class OwnAcceptances {
  private readonly acceptances: readonly Acceptance[];
  private readonly bad: readonly string[];
  private readonly used = new Set<Acceptance>();

  public constructor(private readonly document: JudgedDocument) {
    const { acceptances, bad } = readAcceptances(document.accepts ?? '');
    this.acceptances = acceptances;
    this.bad = bad;
  }

  /** The reason why a finding is accepted, if it is. */
  public take(finding: PlacedFinding): string | undefined {
    if (isDecided(finding)) return undefined;
    const acceptance = this.acceptances.find(({ rule }) => namesRule(rule, finding.rule));
    if (acceptance !== undefined) this.used.add(acceptance);
    return acceptance?.reason;
  }

  /** After all findings are taken. */
  public faults(): AcceptanceFault[] {
    const { document } = this;
    const unused = this.acceptances.filter((one) => !this.used.has(one)).map(({ rule }) => rule);
    const isError = (rule: string): boolean =>
      document.findings.some((finding) => isDecided(finding) && namesRule(rule, finding.rule));
    const found = (key: keyof typeof SAID, texts: readonly string[]): AcceptanceFault[] =>
      texts.map((text) => ({ document, rule: faultRules[key], message: SAID[key](text) }));
    return [
      ...found('unreadable', this.bad),
      ...found('error', unused.filter(isError)),
      ...found(
        'unused',
        unused.filter((rule) => !isError(rule)),
      ),
    ];
  }
}

/** The files without what annotations accept. */
export function withoutAccepted({ documents, problems }: JudgedFiles): JudgedFiles & {
  readonly accepted: readonly AcceptedFinding[];
  readonly faults: readonly AcceptanceFault[];
} {
  const accepted: AcceptedFinding[] = [];
  const faults: AcceptanceFault[] = [];
  const left = documents.map((document): JudgedDocument => {
    const own = new OwnAcceptances(document);
    const findings = document.findings.filter((finding) => {
      const reason = own.take(finding);
      if (reason !== undefined) accepted.push({ document, finding, reason });
      return reason === undefined;
    });
    faults.push(...own.faults());
    return { ...document, findings, verdict: verdictAfter(document, findings) };
  });
  return { documents: left, problems, accepted, faults };
}
