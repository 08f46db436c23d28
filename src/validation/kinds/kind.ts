import { Context, Relaxation } from '../../findings/context';
import { NameRule } from '../metadata';
import { dns1035LabelProblems, dnsLabelProblems, dnsSubdomainProblems, pathSegmentProblems } from '../names';

/** What is known of the rules of a kind. Its functions take objects as `decodeKind` reads them, each as its type has it. */
export interface Kind {
  readonly isNamespaced: boolean;
  /** The first minor whose server writes metadata.generation; others take that of the manifest. */
  readonly writesGenerationSince?: number;
  /** The registry leaves the metadata to the server, which looks at those of a new object when all else is right. */
  readonly judgesMetaLast?: true;
  /** Updates are judged by their schema alone. */
  readonly judgesNoUpdates?: true;
  /** Whether an object has what no rule here is about. It is judged by its schema alone. */
  isBeyond?(object: any): boolean;
  nameFor(ctx: Context, object: any): NameRule;
  /** Whether an update is judged by the name and other metadata as a new object is; it is unless said otherwise. */
  revalidatesMeta?(ctx: Context): boolean;
  /** Defaults of the whole object, which the table does not have. */
  setDefaults?(object: any, ctx: Context): void;
  /** What the server changes of a new object before it validates it; false where it stops at what that finds. */
  prepare?(object: any, ctx: Context): boolean | void;
  /** The same for an update. */
  prepareChange?(object: any, old: any, ctx: Context): void;
  /** All but the metadata, which are validated alike; of an update, with the object that is there. */
  validate(object: any, ctx: Context, old?: any): void;
  /** What an update may keep that is wrong in the old object. */
  relaxationsOf?(old: any, object: any, minor: number): ReadonlySet<Relaxation>;
  /** What an update may not change. */
  validateChange?(object: any, old: any, ctx: Context): void;
}

/** NameIsDNSSubdomain */
export const SUBDOMAIN: NameRule = { problems: dnsSubdomainProblems, masksDash: true };
export const subdomainName = (): NameRule => SUBDOMAIN;
/** NameIsDNSLabel */
export const LABEL: NameRule = { problems: dnsLabelProblems, masksDash: true };
/** NameIsDNS1035Label */
export const LABEL_1035: NameRule = { problems: dns1035LabelProblems, masksDash: true };
/** IsValidPathSegmentName */
export const PATH_SEGMENT: NameRule = { problems: pathSegmentProblems, masksDash: false };

export function writesGeneration({ writesGenerationSince = Infinity }: Kind, ctx: Context): boolean {
  return ctx.atLeast(writesGenerationSince);
}
