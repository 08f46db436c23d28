/** The annotation of an object, never of its pod template, that accepts findings about it. */
export const ACCEPT_ANNOTATION = 'cdk8s-daemonsets/accept';

/** A finding that someone knows of and accepts. */
export interface Acceptance {
  /** A rule such as `advice/imageTag`, or all rules of a table, such as `advice/*`. */
  readonly rule: string;
  readonly reason: string;
}

const LINE = /^([A-Za-z][\w-]*(?:\/[\w-]+)*\/(?:[\w-]+|\*))\s*:\s*(\S.*)$/;

/** The acceptances of an annotation, a line `RULE: REASON` each, and the lines that are none. */
export function readAcceptances(text: string): { readonly acceptances: Acceptance[]; readonly bad: string[] } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const acceptances: Acceptance[] = [];
  const bad: string[] = [];
  for (const line of lines) {
    const [, rule, reason] = LINE.exec(line) ?? [];
    if (rule === undefined) bad.push(line);
    else acceptances.push({ rule, reason });
  }
  return { acceptances, bad };
}

/** The annotation that accepts findings. */
export function acceptanceText(acceptances: readonly Acceptance[]): string {
  return acceptances.map(({ rule, reason }) => `${rule}: ${reason.replace(/\s+/g, ' ').trim()}`).join('\n');
}

/** What is said of an acceptance that no finding meets, of one that meets an error, and of a line that is none. */
export const SAID = {
  unused: (rule: string) => `${rule} is accepted, and nothing is found for it`,
  error: (rule: string) => `${rule} is accepted, and it finds an error`,
  unreadable: (line: string) => `the line ${JSON.stringify(line)} accepts nothing`,
};

/** Whether a rule, or all rules of a table, are meant. */
export function namesRule(pattern: string, rule: string): boolean {
  return pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)));
}
