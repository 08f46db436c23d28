import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { judgeApp } from './app-judgement';
import { userConstruct } from './app-objects';
import { Finding } from '../../findings/finding';

/** What was found about a construct, and the object that carries its annotations. */
export interface Found {
  readonly construct: IConstruct;
  readonly object?: ApiObject;
  readonly findings: readonly Finding[];
}

/** All findings within a scope, in the order of the constructs. */
export function findingsWithin(scope: IConstruct): Found[] {
  const { findings } = judgeApp(scope);
  return scope.node.findAll().flatMap((construct): Found[] => {
    if (ApiObject.isApiObject(construct)) {
      const found = findings.get(construct) ?? [];
      return found.length ? [{ construct: userConstruct(construct), object: construct, findings: found }] : [];
    }
    if (!hasFindings(construct)) return [];
    const found = construct.findings();
    return found.length ? [{ construct, object: ownObject(construct), findings: found }] : [];
  });
}

/** The object that a construct is there for. */
export function ownObject(construct: IConstruct): ApiObject | undefined {
  const child = construct.node.tryFindChild('Resource');
  return child && ApiObject.isApiObject(child) ? child : undefined;
}

function hasFindings(construct: IConstruct): construct is IConstruct & { findings(): Finding[] } {
  return typeof (construct as { findings?: unknown }).findings === 'function';
}
