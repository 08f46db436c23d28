import { ApiType, Docs, Member, TypeReference } from './assembly';
import { pageOf, PAGES } from './pages';

const PACKAGE = 'cdk8s-daemonsets';

/** The pages of the reference by their file names, as Markdown. */
export function renderPages(types: readonly ApiType[]): Map<string, string> {
  const byName = new Map(types.map((type) => [type.fqn, type]));
  return new Map(
    PAGES.flatMap((page) => {
      const here = types.filter((type) => pageOf(type) === page).sort(inOrder);
      if (here.length === 0) return [];
      const link = (fqn: string) => linkTo(fqn, byName, page.file);
      return [[`${page.file}.md`, `# ${page.title}\n\n${here.map((type) => render(type, link)).join('\n')}`] as const];
    }),
  );
}

/** How a type is called by those who import the package, such as `k8s.Container`. */
export function fullName({ fqn }: Pick<ApiType, 'fqn'>): string {
  return fqn.slice(PACKAGE.length + 1);
}

/** Classes first: they are what a person looks for. */
function inOrder(a: ApiType, b: ApiType): number {
  const rank = ({ kind }: ApiType) => (kind === 'class' ? 0 : 1);
  return rank(a) - rank(b) || (a.name < b.name ? -1 : 1);
}

type Link = (fqn: string) => string;

function linkTo(fqn: string, byName: ReadonlyMap<string, ApiType>, from: string): string {
  const type = byName.get(fqn);
  if (!type) return `\`${fqn}\``;
  const { file } = pageOf(type);
  return `[\`${fullName(type)}\`](${file === from ? '' : `${file}.md`}#${fullName(type).toLowerCase().replace('.', '')})`;
}

function render(type: ApiType, link: Link): string {
  const { name, kind, base, interfaces = [], docs = {}, initializer, properties = [], methods = [] } = type;
  const parents = [...(base ? [base] : []), ...interfaces];
  const isStruct = kind === 'interface';
  const lines = [
    `## ${fullName(type)}`,
    text(docs),
    ...(docs.see ? [`See <${docs.see}>.`] : []),
    ...(docs.example ? [`\`\`\`ts\n${docs.example}\n\`\`\``] : []),
    ...(parents.length
      ? [`${isStruct ? 'Has all fields of' : 'Has all members of'} ${parents.map(link).join(', ')}.`]
      : []),
    [
      ...(initializer ? [item(`\`new ${name}\`(${parameters(initializer, link)})`, initializer.docs)] : []),
      ...properties
        .filter((property) => !property.protected)
        .map((property) => item(declaration(property, name, link), property.docs, docs.see)),
      ...methods
        .filter((method) => !method.protected)
        .map((method) => {
          const returns = method.returns ? `: ${typeText(method.returns.type, link)}` : '';
          return item(`\`${called(method, name)}\`(${parameters(method, link)})${returns}`, method.docs, docs.see);
        }),
    ].join('\n'),
  ];
  return lines.filter((line) => line !== '').join('\n\n') + '\n';
}

function called({ static: isStatic, name }: Member, type: string): string {
  return isStatic ? `${type}.${name}` : name!;
}

function declaration(property: Member, type: string, link: Link): string {
  return `\`${called(property, type)}${property.optional ? '?' : ''}\`: ${typeText(property.type!, link)}`;
}

function parameters({ parameters: all = [] }: Member, link: Link): string {
  return all
    .map(({ name, type, optional, variadic }) => {
      const rest = variadic ? '[]' : '';
      return `\`${variadic ? '...' : ''}${name}${optional ? '?' : ''}\`: ${typeText(type!, link)}${rest}`;
    })
    .join(', ');
}

function typeText({ fqn, primitive, collection, union }: TypeReference, link: Link): string {
  if (fqn) return link(fqn);
  if (union) return union.types.map((type) => typeText(type, link)).join(' or ');
  if (!collection) return primitive!;
  const element = typeText(collection.elementtype, link);
  return collection.kind === 'array' ? `${element}[]` : `map of ${element}`;
}

/** One member: its declaration and, below it, what it means. A link that the whole type has is not repeated. */
function item(head: string, docs: Docs = {}, seenAlready?: string): string {
  const { default: byDefault, see, returns } = docs;
  const body = [
    text(docs),
    ...(returns ? [`Returns ${returns}.`] : []),
    ...(byDefault ? [`Default: ${byDefault.replace(/^- /, '')}.`] : []),
    ...(see && see !== seenAlready ? [`See <${see}>.`] : []),
  ].filter((part) => part !== '');
  return `- ${head}${body.length ? `\n\n${indent(body.join('\n\n'))}` : ''}\n`;
}

function text({ summary = '', remarks = '' }: Docs): string {
  // jsii cuts a text after its first sentence, or at a semicolon
  return /[.:!?]$/.test(summary)
    ? [summary, remarks].filter(Boolean).join(remarks.startsWith('```') ? '\n\n' : ' ')
    : `${summary} ${remarks}`.trim();
}

function indent(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ');
}
