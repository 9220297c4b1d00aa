import type { ExactHost } from '../../model/host';
import type { Rule } from '../../model/rule';

/** What one element opens, in the kind of rule that says it. */
export type Opening =
  /** Names in HTTP or TLS, on single ports. */
  | { readonly kind: 'fqdn'; readonly rule: Rule }
  | { readonly kind: 'tag'; readonly rule: Rule; readonly tag: string }
  | { readonly kind: 'url'; readonly rule: Rule; readonly host: ExactHost }
  /** By address; also an exact name. */
  | { readonly kind: 'network'; readonly rule: Rule }
  | { readonly kind: 'nat'; readonly rule: Rule; readonly publicAddress: string };
