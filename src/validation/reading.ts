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

/** Facts about the text of a manifest that are lost in the parsed value. */
export interface ManifestText extends Source {
  /** The length in UTF-16 code units. */
  readonly length?: number;
  /** Keys whose value a '<<' further down replaces. */
  readonly replacedByMerge?: readonly { readonly path: readonly (string | number)[] }[];
  /** The position after which a file that begins as JSON is no longer JSON, if the manifest is behind it. */
  readonly jsonEnd?: object;
}

/** Findings about how kubectl reads the text. */
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
