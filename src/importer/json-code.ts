import { scalarLiteral } from './literals';
import { Expression, list } from './syntax-tree';
import { isJsonObject } from '../model/json-object';

/** A JSON value as literals. */
export function jsonCode(value: unknown): Expression {
  if (Array.isArray(value)) return list(...value.map(jsonCode));
  if (isJsonObject(value)) {
    return { kind: 'fields', items: Object.entries(value).map(([key, inner]) => ({ key, code: jsonCode(inner) })) };
  }
  return { kind: 'text', text: scalarLiteral(value) };
}
