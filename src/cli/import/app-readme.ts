import { Original } from './originals';
import { conflictNotes, ImportedChart, notesOf } from '../../importer/import-sources';
import { oneLine } from '../one-line';

/** The README of an imported app. */
export function appReadme(title: string, charts: readonly ImportedChart[], originals: readonly Original[]): string {
  const objects = charts.reduce((sum, chart) => sum + chart.objects.length, 0);
  const notes = [...charts.flatMap(notesOf), ...conflictNotes(charts)].map((note) => `    ${oneLine(note)}\n`);
  const rewritten = originals.filter(({ isRewritten }) => isRewritten).map(({ path }) => `\`${path}\``);
  return `# ${oneLine(title).replace(/[<\\`*_[\]]/g, '\\$&')}

A [cdk8s](https://cdk8s.io) app that writes ${objects} Kubernetes object${objects === 1 ? '' : 's'}, imported from manifests by cdk8s-daemonsets.

\`\`\`sh
npm install
npm test            # what the app writes is what was imported
npm run synth       # writes dist/
npm run compile     # checks the types
npx cdk8s-daemonsets validate dist
kubectl diff -f dist
\`\`\`

\`original/\` holds the imported manifests. When you change the app to write something else, change them too, or delete \`original/\` and the test.
${
  rewritten.length > 0
    ? `
Not the files themselves, but the objects in them as kubectl reads them: ${rewritten.join(', ')}. cdk8s would read these files in another way.
`
    : ''
}${
  notes.length > 0
    ? `
What the import noted:

${notes.join('')}`
    : ''
}`;
}
