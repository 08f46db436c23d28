import { judgeCustomResources } from './custom-resources/judge';
import { judgeAgainstNamespaces } from './enforced-levels';
import { judgeSource } from './judge-source';
import { InputProblem } from './judged';
import { Judging } from './judging';
import { judgeReferences } from './references';
import { TextFinding } from './text-finding';
import { checkText } from '../model/readable';
import { rules } from '../validation/reading';

/** What is found in a text, document by document, and why it could not be read to its end. */
export function judgeText(text: string, source: string, judging: Judging): TextFinding[] {
  checkText('text', text);
  checkText('source', source);
  const { documents, problems } = judgeSource({ name: source, content: text }, judging);
  const all = judging.onlyDaemonSets ? documents : judgeReferences(judgeCustomResources(documents));
  return [
    ...judgeAgainstNamespaces(all).flatMap(({ index, findings }) =>
      findings.map((finding) => ({ ...finding, source, document: index })),
    ),
    ...problems.map((problem) => unreadable(problem)),
  ];
}

function unreadable({ source, message, line = 1, column = 1 }: InputProblem): TextFinding {
  const { id, severity, reason, remedy } = rules.unreadable;
  return { severity, reason, field: '', path: [], message, remedy, rule: id, source, line, column };
}
