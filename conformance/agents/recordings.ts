import { readdirSync, readFileSync } from 'fs';
import { ScenarioResult } from './scenario';

/** What an agent made of content, as it was recorded. */
export interface ContentRecording {
  readonly agent: string;
  readonly version: string;
  readonly collector: string;
  readonly configuration: string;
  readonly records: { readonly [field: string]: unknown }[];
  readonly request?: { readonly [what: string]: string | undefined };
  readonly verdict: { readonly refusedRequests: number; readonly secretInLog: boolean };
}

const FOLDER = `${__dirname}/recorded`;
const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));

export const recordedScenarios = (): ScenarioResult[] => read('scenarios.json');

export const recordedContent = (): ContentRecording[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && name !== 'scenarios.json')
    .sort()
    .map(read);
