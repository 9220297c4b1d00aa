import type { ExactHost } from '../../model/host';
import type { UnkeyedRule } from '../../rules';

/** What one element opens, in the kind of rule that says it. */
export type Opening =
  /** Names in HTTP or TLS, on single ports. */
  | { readonly kind: 'fqdn'; readonly rule: UnkeyedRule }
  | { readonly kind: 'tag'; readonly rule: UnkeyedRule; readonly tag: string }
  | { readonly kind: 'url'; readonly rule: UnkeyedRule; readonly host: ExactHost }
  /** By address; also an exact name. */
  | { readonly kind: 'network'; readonly rule: UnkeyedRule }
  | { readonly kind: 'nat'; readonly rule: UnkeyedRule; readonly publicAddress: string };
