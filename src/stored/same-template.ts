import { DecodedTemplate } from './decode';
import { asAmount, storedJson } from './stored-json';
import { JsonObject } from '../model/json-object';

/** Whether the server takes two templates for the same (equality.Semantic.DeepEqual), which compares quantities by their amount. */
export function isSameTemplate(one: DecodedTemplate, other: DecodedTemplate): boolean {
  const [left, right] = [one, other].map((template) =>
    JSON.stringify(storedJson('PodTemplateSpec', template as unknown as JsonObject, asAmount)),
  );
  return left === right;
}
