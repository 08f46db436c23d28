import { resolve } from 'path';
import { JsonObject } from '../../../src/model/json-object';
import { CustomResourceVersion } from '../../../src/text-validation/custom-resources/definitions';
import { validateCustomResource } from '../../../src/text-validation/custom-resources/validate';

export const RECORDED_CUSTOM_RESOURCES = resolve(__dirname, '../../../conformance/recorded/custom-resources.ndjson');

/** An object of the definition below, and what the API server of 1.36 says to it. */
export interface RecordedCustomResource {
  readonly object: JsonObject;
  readonly said: readonly string[];
}

/** A definition with all that is read of one. */
export const OWN_DEFINITION: JsonObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'agents.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Agent', plural: 'agents' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              spec: {
                type: 'object',
                required: ['image', 'level', 'mode'],
                properties: {
                  image: { type: 'string' },
                  level: { type: 'string', enum: ['debug', 'info'], default: 'info' },
                  mode: { type: 'string', enum: ['on', 'off'] },
                  port: { 'x-kubernetes-int-or-string': true },
                  share: { type: 'number' },
                  since: { type: 'string', format: 'date-time' },
                  labels: { type: 'object', additionalProperties: { type: 'string' } },
                  sinks: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['url'],
                      properties: { url: { type: 'string' }, retries: { type: 'integer' } },
                    },
                  },
                  names: { type: 'array', items: { type: 'string', nullable: true } },
                  free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                  pod: {
                    type: 'object',
                    'x-kubernetes-embedded-resource': true,
                    properties: { spec: { type: 'object' } },
                  },
                },
              },
              status: { type: 'object', required: ['phase'], properties: { phase: { type: 'string' } } },
            },
          },
        },
      },
    ],
  },
};

/** What is found in an object, in the sentences of the server, which stops at fields that it does not know. */
export function foundIn(object: JsonObject, version: CustomResourceVersion): string[] {
  const all = validateCustomResource(object, version).map(({ rule, field }) => `${rule.reason} ${field}`);
  const unknown = all.filter((sentence) => sentence.startsWith('UnknownField '));
  return unknown.length > 0 ? unknown : all;
}

const FOUND = /^(?:FieldTypeMismatch|FieldValueRequired|FieldValueNotSupported|UnknownField) /;

/** What is found and the server does not say, and what it says of types, closed sets and absent fields that is not found. */
export function differences(ours: readonly string[], theirs: readonly string[]): { wrong: string[]; missed: string[] } {
  // the server says two things of a value that has neither the type nor a value of the set
  const isTold = (one: string): boolean => ours.includes(one.replace('FieldValueNotSupported', 'FieldTypeMismatch'));
  return {
    wrong: ours.filter((one) => !theirs.includes(one)),
    missed: theirs.filter((one) => FOUND.test(one) && !ours.includes(one) && !isTold(one)),
  };
}
