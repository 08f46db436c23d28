import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { Source } from '../stored/decode';

export const rules = defineRules(
  'reading',
  { stage: 'read', upstream: 'sigs.k8s.io/yaml goyaml.v2/decode.go merge' },
  {
    replacedByMerge: {
      severity: 'advice',
      reason: 'FieldValueDuplicate',
      remedy: "Write the '<<' first in its map, or remove the key.",
    },
    unreadable: {
      reason: 'FieldTypeMismatch',
      upstream: 'apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder',
      remedy: 'Correct the text here; what stands behind this place is not judged.',
    },
    notJson: {
      reason: 'FieldTypeMismatch',
      upstream: 'apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder',
      until: 32,
      remedy:
        "Write strict JSON, without comments and without a comma before a closing bracket, or YAML that does not begin with '{'.",
    },
  },
);

/** Facts that only the text of a manifest has. */
export interface ManifestText extends Source {
  /** How long it is, in UTF-16 code units. */
  readonly length?: number;
  /** Keys whose value a '<<' further down replaces. */
  readonly replacedByMerge?: readonly { readonly path: readonly (string | number)[] }[];
  /** Where the file stops being the JSON that it begins as, if the manifest comes behind that. */
  readonly jsonEnd?: object;
}

/** What kubectl makes of the text before it sends anything. */
export function reportReading({ replacedByMerge = [], jsonEnd }: ManifestText, ctx: Context): void {
  if (jsonEnd !== undefined) {
    ctx.report(rules.notJson, Path.ROOT, "the file begins with '{' but is not JSON, and kubectl up to 1.32 refuses it");
  }
  for (const { path } of replacedByMerge) {
    ctx.report(
      rules.replacedByMerge,
      Path.of(...path),
      "kubectl takes the value that the '<<' below brings, and the YAML specification the one that is written here",
    );
  }
}
