import { parseDocument } from 'yaml';

/** What is wrong with a configuration in YAML, which has to be a map. */
export function yamlProblem(config: string): string | undefined {
  const document = parseDocument(config, { uniqueKeys: true });
  const [error] = document.errors;
  if (error) return `is no YAML: ${error.message.split('\n')[0].replace(/:$/, '')}`;
  const value: unknown = document.toJS();
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? undefined
    : 'is no map in YAML; write the configuration of the agent as its documentation shows it';
}
