import { DecodedTemplate } from './decode';
import { asAmount, storedJson } from './stored-json';
import { JsonObject } from '../model/json-object';

/** Whether two templates are equal to the server (equality.Semantic.DeepEqual), which compares quantities by amount. */
export function isSameTemplate(one: DecodedTemplate, other: DecodedTemplate): boolean {
  const [left, right] = [one, other].map((template) =>
    JSON.stringify(storedJson('PodTemplateSpec', template as unknown as JsonObject, asAmount)),
  );
  return left === right;
}
