import { writeFileSync } from 'fs';
import { recordedScenarios } from './recordings';
import { resultsPage } from './results-table';

/* ts-node conformance/agents/write-results.ts: writes docs/log-agents-results.md from the recordings. */
writeFileSync(`${__dirname}/../../docs/log-agents-results.md`, resultsPage(recordedScenarios()));
