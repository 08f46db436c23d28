import { Reason, Severity } from './rule';

/**
 * One thing that was found in a manifest.
 */
export interface Finding {
  /**
   * What it means for the DaemonSet: `error` (the API server rejects it), `never-runs` (accepted, but its pods can never be created or started),
   * `ignored` (accepted, but this part of it is dropped), `warning` (the server itself warns, or a construct of this library does: its rules
   * begin with `companions/`) or `advice` (the server says nothing, but it is hardly what was meant). Only an `error` makes a DaemonSet rejected.
   *
   * Where `Platform` or `--platform` names a platform, `error` and `never-runs` are also what the platform refuses: the DaemonSet, or its pods.
   */
  readonly severity: Severity;

  /**
   * The API server's reason, such as `FieldValueInvalid`. `UnknownField`, `DuplicateField` and `FieldTypeMismatch` come from decoding the
   * manifest.
   *
   * One of `FieldValueRequired`, `FieldValueInvalid`, `FieldValueForbidden`, `FieldValueNotSupported`, `FieldValueDuplicate`,
   * `FieldValueTooLong`, `FieldValueTooMany`, `FieldValueNotFound`, `InternalError`, `UnknownField`, `DuplicateField`, `FieldTypeMismatch`.
   */
  readonly reason: Reason;

  /**
   * The field as the API server prints it, such as `spec.template.spec.containers[0].image`. Its quirks are kept, so that the text can be
   * searched for.
   */
  readonly field: string;

  /**
   * The path to the value in the manifest: names of fields, keys of maps, and indexes of list items. For a missing value, the path where it
   * belongs.
   */
  readonly path: (string | number)[];

  /**
   * What is wrong: the value that was found and the values that are allowed. It never contains a value that may be secret.
   */
  readonly message: string;

  /**
   * How to fix it, in one sentence.
   */
  readonly remedy: string;

  /**
   * The Kubernetes versions to which it applies, such as `1.28-1.33` or `1.36+`.
   *
   * @default - all versions that were asked for
   */
  readonly versions?: string;

  /**
   * The rule that reported it, such as `tolerations/keyless`.
   */
  readonly rule: string;

  /**
   * What can permit it where a platform, and not the API server, decides, such as an allow-list of the vendor. A finding with an exception can be
   * accepted even if it is an `error`.
   *
   * @default - nothing permits it
   */
  readonly exception?: string;
}
