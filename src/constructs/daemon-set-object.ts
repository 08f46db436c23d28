import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectMeta } from '../model/generated/structs';

/** The API object of a DaemonSet. */
export class DaemonSetObject extends ApiObject {
  constructor(scope: Construct, metadata: ObjectMeta | undefined, spec: () => object) {
    super(scope, 'Resource', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: Lazy.any({ produce: spec }) });
    const managedFields = metadata?.managedFields;
    if (managedFields) {
      // cdk8s drops empty maps inside metadata, and in managedFields an empty map means "this field"
      const toJson = this.metadata.toJson.bind(this.metadata);
      this.metadata.toJson = () => ({ ...toJson(), managedFields });
    }
  }
}
