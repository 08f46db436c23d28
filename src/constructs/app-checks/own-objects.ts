import { IConstruct } from 'constructs';

/** Where jsii keeps the name of a class. Classes that extend it inherit the name. */
const JSII_NAME = Symbol.for('jsii.rtti');

/** Whether a construct of this library, or one that extends it, makes the object. */
export function isOwn(object: IConstruct): boolean {
  return object.node.scopes.some((scope) => {
    const { [JSII_NAME]: type } = scope.constructor as { [JSII_NAME]?: { readonly fqn: string } };
    return type?.fqn.startsWith('cdk8s-daemonsets.');
  });
}
