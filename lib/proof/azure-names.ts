import { exact, type Host, subdomains } from '../model/host';
import { checkName } from '../model/host-syntax';
import { ALL_NAMES, covers, namesEndingWith, namesOf } from '../model/name-set';
import type { AzureFirewallPlan } from '../model/plans/azure-firewall';
import { type Intent, intentOf, intentOfAny } from './intent';

/** An FQDN tag, and what a plan assumes that it holds: `a.example.com`, `*.example.com`. */
export interface HeldTag {
  readonly tag: string;
  readonly names: readonly string[];
}

/** Some name, whichever: a client that names nobody matches no application rule. */
export const ANY_NAME: Intent = { names: ALL_NAMES, nameless: false };

/**
 * What a target of an application rule means: one name, or with a star in front everything that ends like that. A star
 * without a dot behind it takes in `evilexample.com` with `example.com`. Null where it is no target.
 */
export function intentOfTarget(text: string): Intent | null {
  if (text === '*') return ANY_NAME;
  if (!text.startsWith('*')) return isName(text) ? intentOf(namesOf(exact(text))) : null;
  const ending = text.slice(1);
  return isEnding(ending.replace(/^\./, '')) ? intentOf(namesEndingWith(ending)) : null;
}

/** A host with a path: neither port nor query, and a star at the end of the path alone. Null where it is none. */
export function intentOfUrl(text: string): Intent | null {
  const [, host, path] = /^([^/:?]+)(\/[^*?:#\s]*\*?)?$/.exec(text) ?? [];
  return host === undefined || path === undefined || host === '*' ? null : intentOfTarget(host);
}

/** One name in full, in the form in which a rule has it. */
export function isName(text: string): boolean {
  const read = checkName(text);
  return read.ok && read.value === text;
}

function isEnding(text: string): boolean {
  return isName(text) || isName(`a.${text}`);
}

/** Whether what a tag is said to hold takes in a host. */
export function holdsName(text: string, host: Host): boolean {
  if (text.startsWith('*.')) return covers(subdomains(text.slice(2)), host);
  return isName(text) && covers(exact(text), host);
}

/** An FQDN tag, and what a plan assumes that it holds: `a.example.com`, `*.example.com`. */
export interface HeldTag {
  readonly tag: string;
  readonly names: readonly string[];
}

/** What is surely in a tag; null where nothing is said of it. */
export function intentOfHeld({ names }: HeldTag): Intent | null {
  const intents = names.flatMap((text) => intentOfTarget(text) ?? []);
  return intents.length === 0 ? null : intentOfAny(intents);
}

/** What a plan assumes of the tags that it uses. */
export function heldTags({ assumes }: AzureFirewallPlan): readonly HeldTag[] {
  return assumes.flatMap((one) => (one.code === 'fqdn-tag-holds' ? [{ tag: one.tag, names: one.names }] : []));
}
