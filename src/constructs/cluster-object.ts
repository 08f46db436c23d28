import { ApiObject } from 'cdk8s';

/** An object of the whole cluster: cdk8s would write the namespace of the chart into it, which it has none of. */
export class ClusterObject extends ApiObject {
  public toJson(): any {
    const {
      metadata: { namespace, ...metadata },
      ...json
    } = super.toJson();
    return { ...json, metadata };
  }
}
