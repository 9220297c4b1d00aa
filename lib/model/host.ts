/**
 * What a document means by a name. A vendor's wildcard string is kept as `printed` and never interpreted again: the
 * kind says what was meant, so that every target can say exactly that or refuse.
 */
export type Host = ExactHost | SubdomainsHost | ApexAndSubdomainsHost | PatternHost;

interface HostWords {
  /** Lower case, punycode, no trailing dot, at least two labels; for a pattern the expression as printed. */
  readonly name: string;
  /** As the document or the user wrote it. */
  readonly printed: string;
}

/** One name and nothing else. */
export interface ExactHost extends HostWords {
  readonly kind: 'exact';
  /** A path that the document prints behind the name (`/maps`). No firewall that reads SNI can see it. */
  readonly path?: string;
}

/** Every name below `name`, at any depth; `name` itself is not among them (`*.zoho.com`). */
export interface SubdomainsHost extends HostWords {
  readonly kind: 'subdomains';
}

/** `name` and every name below it (what a vendor means by `*gstatic.com`). */
export interface ApexAndSubdomainsHost extends HostWords {
  readonly kind: 'apexAndSubdomains';
  /** Why the printed form may not be taken literally. */
  readonly caution?: string;
}

/** The names that a regular expression matches as a whole; always anchored at both ends. */
export interface PatternHost extends HostWords {
  readonly kind: 'pattern';
  /** The names that the document prints beside the expression. */
  readonly listed: readonly string[];
}

/** A name of the catalogue. Not checked here: the catalogue's lint parses every name strictly. */
export function exact(name: string, words: { printed?: string; path?: string } = {}): ExactHost {
  return {
    kind: 'exact',
    name,
    printed: words.printed ?? name + (words.path ?? ''),
    ...(words.path === undefined ? {} : { path: words.path }),
  };
}

/** `subdomains('zoho.com')` is what a page prints as `*.zoho.com`. */
export function subdomains(name: string, printed = `*.${name}`): SubdomainsHost {
  return { kind: 'subdomains', name, printed };
}

/** A name with everything below it, where a page prints a wildcard that may not be taken literally (`*gstatic.com`). */
export function apexAndSubdomains(name: string, printed: string, caution?: string): ApexAndSubdomainsHost {
  return { kind: 'apexAndSubdomains', name, printed, ...(caution === undefined ? {} : { caution }) };
}

/** The names that an expression matches as a whole, with the names that the page prints beside it. */
export function pattern(expression: string, listed: readonly string[]): PatternHost {
  return { kind: 'pattern', name: expression, printed: expression, listed };
}

/** How a document names a host beside address ranges: an exact name bare, anything else as it is printed. */
export function nameForRanges(host: Host): string {
  return host.kind === 'exact' ? host.name : host.printed;
}

/** Equal exactly when two hosts mean the same names by the same kind; what was printed does not count. */
export function hostKey(host: Host): string {
  return `${host.kind} ${host.name}`;
}

/** A host as names and `*.` below a name, where the apex is not in the star; null for an expression, which no star says. */
export function starForms(host: Host): readonly string[] | null {
  switch (host.kind) {
    case 'exact':
      return [host.name];
    case 'subdomains':
      return [`*.${host.name}`];
    case 'apexAndSubdomains':
      return [host.name, `*.${host.name}`];
    case 'pattern':
      return null;
  }
}
