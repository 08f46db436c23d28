import { IConstruct } from 'constructs';
import { acceptanceFindings } from './app-checks/acceptance-findings';
import { acceptanceOf, acceptancesFor, acceptancesWithin, PlacedAcceptance } from './app-checks/acceptances';
import { validateApp } from './app-checks/app-validation';
import { findingsWithin } from './app-checks/found';
import { AppFinding } from './app-finding';
import { appState } from './app-state';
import { checkScope } from './owned';
import { Severity } from '../findings/rule';

/**
 * Everything that is found about the objects of an app, and what becomes of it. Synth fails on findings of the severities `error` and
 * `never-runs`, unless `failOn` says otherwise; `cdk8s synth` shows the others through `ManifestValidationPlugin`.
 *
 * A finding that is no error, or that names an `exception`, can be accepted: here, for a scope, which changes nothing in the manifests; or with a line `RULE: REASON` in the
 * annotation `cdk8s-daemonsets/accept` of the object, which `cdk8s-daemonsets validate` and the plugin read too. The annotation is never on the pod
 * template, so it restarts no pods.
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { AppFindings } from 'cdk8s-daemonsets';
 *
 * const app = new App();
 * const findings = AppFindings.of(app);
 * findings.failOn('error', 'never-runs', 'warning');
 * findings.accept('advice/surgeWithHostPort', 'each node has two addresses');
 * const found = findings.all;
 * ```
 */
export class AppFindings {
  /**
   * The findings of a scope.
   *
   * @param scope an app, a chart or any other construct, such as one of cdk8s-plus or an `ApiObject`
   */
  public static of(scope: IConstruct): AppFindings {
    checkScope('AppFindings.of', scope);
    return new AppFindings(scope);
  }

  private constructor(private readonly scope: IConstruct) {
    // an app may have no construct of this library
    validateApp(scope);
  }

  /**
   * All findings within the scope, in the order of the constructs: accepted ones too, and acceptances that do not apply any more.
   */
  public get all(): AppFinding[] {
    const used = new Set<string>();
    const findings = findingsWithin(this.scope).flatMap(({ construct, object, findings: found }) => {
      const acceptances = acceptancesFor(construct, object);
      return found.map((finding): AppFinding => {
        const acceptance = acceptanceOf(finding, acceptances);
        if (acceptance) used.add(keyOf(acceptance));
        return { construct: construct.node.path, ...finding, ...(acceptance && { accepted: acceptance.reason }) };
      });
    });
    const { acceptances, bad } = acceptancesWithin(this.scope);
    const unused = acceptances.filter((one) => !used.has(keyOf(one)));
    return [...findings, ...acceptanceFindings(unused, bad, findings)];
  }

  /**
   * All findings, for `JSON.stringify`.
   */
  public toJSON(): AppFinding[] {
    return this.all;
  }

  /**
   * Accepts findings within the scope. Synth no longer fails on them, and `all` lists them with the reason.
   *
   * @param rule the rule, such as `advice/surgeWithHostPort`, or all rules of a table, such as `advice/*`; an error can be accepted only if it names an `exception`
   * @param reason why the findings are no problem here
   */
  public accept(rule: string, reason: string): void {
    const { path } = this.scope.node;
    if (!/^[^\s:]+\/[^\s:]+$/.test(rule)) {
      throw new Error(
        `${path}: ${JSON.stringify(rule)} is no rule; give the rule of a finding, such as 'advice/lastApplied'`,
      );
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new Error(`${path}: accept('${rule}') has no reason; say why the findings are no problem here`);
    }
    const { acceptances } = appState(this.scope);
    acceptances.set(this.scope, [...(acceptances.get(this.scope) ?? []), { rule, reason: reason.trim() }]);
  }

  /**
   * Sets the severities on which synth fails within the scope. An inner scope overrides an outer one. `error` is always among them.
   *
   * @param severities any of `error`, `never-runs`, `ignored`, `warning`, `advice`
   */
  public failOn(...severities: Severity[]): void {
    appState(this.scope).failOn.set(this.scope, new Set<Severity>(['error', ...severities]));
  }

  /**
   * Leaves the objects within the scope that no construct of this library makes to their owners: they are neither judged nor listed. Texts that kubectl
   * would read otherwise are still told, because the file with the objects of this library is then wrong.
   */
  public leaveOtherObjects(): void {
    appState(this.scope).left.add(this.scope);
  }
}

function keyOf({ place, rule }: PlacedAcceptance): string {
  return `${place.node.addr} ${rule}`;
}
