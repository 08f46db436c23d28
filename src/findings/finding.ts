import { Reason, Severity } from './rule';

/**
 * One thing that Kubernetes says of a manifest.
 */
export interface Finding {
  /**
   * What it means for the DaemonSet: `error` (the API server rejects it), `never-runs` (accepted, but its pods can never be created or started),
   * `ignored` (accepted, but this part of it is dropped), `warning` (the server itself warns, or a construct of this library does: its rules
   * begin with `companions/`) or `advice` (the server says nothing, but it is hardly what was meant). Only an `error` makes a DaemonSet rejected.
   */
  readonly severity: Severity;

  /**
   * The server's word for what is wrong, such as `FieldValueInvalid`; `UnknownField`, `DuplicateField` and `FieldTypeMismatch` name what
   * reading the manifest found.
   *
   * One of `FieldValueRequired`, `FieldValueInvalid`, `FieldValueForbidden`, `FieldValueNotSupported`, `FieldValueDuplicate`,
   * `FieldValueTooLong`, `FieldValueTooMany`, `FieldValueNotFound`, `InternalError`, `UnknownField`, `DuplicateField`, `FieldTypeMismatch`.
   */
  readonly reason: Reason;

  /**
   * Where, in the words of the server, such as `spec.template.spec.containers[0].image`. Its quirks are kept, so that it can be searched for.
   */
  readonly field: string;

  /**
   * The same place as steps into the manifest: names of fields, keys of maps, and indexes of list items. For what is missing, where it belongs.
   */
  readonly path: (string | number)[];

  /**
   * What is wrong: the value that was found and what is allowed. Never has values that may be secret.
   */
  readonly message: string;

  /**
   * The way out, one sentence.
   */
  readonly remedy: string;

  /**
   * The Kubernetes versions that say so, such as `1.28-1.33` or `1.36+`.
   *
   * @default - all that were asked for
   */
  readonly versions?: string;

  /**
   * The rule that found it, such as `tolerations/keyless`.
   */
  readonly rule: string;
}
