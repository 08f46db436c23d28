import { inNamespace } from './in-namespace';
import { recognised } from './recognise';
import { ChartContext } from '../chart-context';
import { Statement } from '../construct-statement';
import { jsonCode } from '../json-code';
import { Note } from '../note';
import { ObjectCoder } from '../object-coder';
import { keyOf } from '../object-key';
import { withoutMarks } from './marks';
import { ManifestDocument } from '../../manifest/manifest-document';
import { isAppsV1DaemonSet } from '../../model/daemon-set-kind';
import { isSameJson, JsonObject } from '../../model/json-object';

/** A construct of the catalogue in place of a DaemonSet and objects around it. */
export interface CatalogueStatement {
  readonly statement: Statement;
  /** Everything that the construct writes. */
  readonly written: readonly JsonObject[];
  /** The objects of the file that it stands for, by their indexes. */
  readonly replaced: readonly number[];
}

/** The statements of the DaemonSets of a file that an agent of the catalogue writes, by their indexes. */
export function catalogueStatements(
  documents: readonly ManifestDocument[],
  objects: readonly JsonObject[],
  ids: readonly string[],
  context: ChartContext,
): ReadonlyMap<number, CatalogueStatement> {
  const found = new Map<number, CatalogueStatement>();
  objects.forEach((object, index) => {
    const agent = isAppsV1DaemonSet(object) ? recognised(object, objects) : undefined;
    if (!agent) return;
    const { assumedNamespace: namespace } = agent;
    const placed = namespace === undefined ? objects : objects.map((one) => inNamespace(one, namespace));
    const keys = new Map(agent.written.map((one) => [keyOf(one), one]));
    const replaced = placed.flatMap((one, i) => (keys.has(keyOf(one)) ? [i] : []));
    context.classes.add('agents');
    found.set(index, {
      written: agent.written,
      replaced,
      statement: {
        className: `agents.${agent.className}`,
        id: ids[index],
        props: jsonCode(agent.props),
        steps: [],
        comments: {
          before: replaced.flatMap((i) => new ObjectCoder(documents[i], objects[i], context).takeRest().before),
          behind: [],
          after: [],
        },
        notes: [
          ...(namespace === undefined
            ? []
            : [
                about(`names no namespace; its objects are in '${namespace}' here, so write that of your installation`),
              ]),
          ...notesOf(agent.className, keys, placed),
        ],
        expected: placed[index],
      },
    });
  });
  return found;
}

const about = (message: string): Note => ({ path: [], message });

function notesOf(
  className: string,
  made: ReadonlyMap<string | undefined, JsonObject>,
  objects: readonly JsonObject[],
): Note[] {
  const known = new Map(objects.map((object) => [keyOf(object), object]));
  return [
    about(`is written by agents.${className}, without the labels and annotations of a renderer`),
    ...[...made].flatMap(([key, object]) => {
      const before = known.get(key);
      if (!before) return [about(`agents.${className} adds ${key}, which the file does not have`)];
      return isSameJson(withoutMarks(before), withoutMarks(object))
        ? []
        : [about(`agents.${className} writes ${key} with other content than the file`)];
    }),
  ];
}
