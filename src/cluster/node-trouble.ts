import { conditionOf } from './pods';
import { Trouble } from './trouble-kinds';
import { JsonObject } from '../model/json-object';
import { textOf } from '../model/untyped';

/** The Ready condition of a node that is not ready, in the words of the kubelet or of the node lifecycle controller. */
export function nodeTrouble(node: JsonObject): Trouble | undefined {
  const ready = conditionOf(node, 'Ready');
  if (ready.status === undefined || ready.status === 'True') return undefined;
  return {
    kind: 'node-not-ready',
    reason: textOf(ready.reason) || (ready.status === 'Unknown' ? 'NodeStatusUnknown' : 'KubeletNotReady'),
    message:
      textOf(ready.message) || (ready.status === 'Unknown' ? 'the kubelet does not report' : 'the node is not ready'),
    isPassing: false,
  };
}
