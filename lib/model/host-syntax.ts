import { domainToASCII } from 'node:url';
import type { Host } from './host';
import { type Parsed, parsed, problem } from './parsed';

export type HostProblemCode =
  | 'host-empty'
  /** Blanks around the name. */
  | 'host-blank'
  /** `https://a.example.com/c`. */
  | 'host-scheme'
  /** `user@a.example.com`. */
  | 'host-user-info'
  /** `a.example.com:443`. */
  | 'host-port'
  /** `a.example.com/c`, `a.example.com?c`. */
  | 'host-path'
  /** `10.0.0.1`, `::1`, `10.0.0.0/8`: an address is supplied as an address. */
  | 'host-is-address'
  /** `*`. */
  | 'host-everything'
  /** `*example.com`, which would also open `evilexample.com`. */
  | 'host-wildcard-without-dot'
  /** A star elsewhere than alone in front: `a.*.example.com`, `*.*.example.com`. */
  | 'host-wildcard-place'
  /** `.example.com`. */
  | 'host-leading-dot'
  /** `a.example.com.`. */
  | 'host-trailing-dot'
  /** `localhost`, `*.com`. */
  | 'host-single-label'
  /** `a..example.com`. */
  | 'host-empty-label'
  /** Over 63 characters. */
  | 'host-label-too-long'
  /** Over 253 characters. */
  | 'host-name-too-long'
  /** A label that starts or ends with a hyphen. */
  | 'host-label-hyphen'
  /** A character that no name has. */
  | 'host-characters'
  /** An `xn--` label, or a name of other scripts, that the rules of international names do not admit. */
  | 'host-international'
  /** The last label is a number (`a.12`): no such domain exists, and some programs read it as an address. */
  | 'host-numeric-ending'
  /** A bare name that is not written as the model writes it: upper case, other scripts. */
  | 'host-not-canonical';

const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;

/**
 * Reads a host that a user supplies: `a.example.com` is that one name, `*.example.com` everything below `example.com` at
 * any depth, without `example.com` itself. Upper case is lowered and other scripts become punycode, which changes no
 * name; everything else is refused, with the form that was probably meant. Every suggestion parses.
 */
export function parseHost(text: string): Parsed<Host, HostProblemCode> {
  const refused = refuseForm(text);
  if (refused !== null) return refused;
  const below = text.startsWith('*.');
  const written = below ? text.slice(2) : text;
  const name = /[^\0-\x7f]/.test(written) ? domainToASCII(written) : written.toLowerCase();
  if (name === '') return problem('host-international', text);
  const code = faultOf(name);
  if (code !== null) return problem(code, text);
  return parsed(below ? { kind: 'subdomains', name, printed: text } : { kind: 'exact', name, printed: text });
}

/** Reads a bare name as the model holds it: lower case, punycode, no trailing dot, at least two labels, no star. */
export function checkName(name: string): Parsed<string, HostProblemCode> {
  const code = faultOf(name);
  if (code === null) return parsed(name);
  const host = parseHost(name);
  if (!host.ok) return host;
  if (host.value.kind === 'subdomains') return problem('host-wildcard-place', name);
  return problem('host-not-canonical', name, [host.value.name]);
}

/** What is wrong with a name that should stand in canonical form. */
function faultOf(name: string): HostProblemCode | null {
  const labels = name.split('.');
  if (!/^[a-z0-9_.-]*$/.test(name)) return 'host-characters';
  if (labels.includes('')) return 'host-empty-label';
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return 'host-label-hyphen';
  if (labels.some((label) => label.length > LONGEST_LABEL)) return 'host-label-too-long';
  if (name.length > LONGEST_NAME) return 'host-name-too-long';
  if (labels.length < 2) return 'host-single-label';
  if (/\.(?:\d+|0x[0-9a-f]*)$/.test(name)) return 'host-numeric-ending';
  if (labels.some((label) => label.startsWith('xn--') && domainToASCII(label) !== label)) return 'host-international';
  return null;
}

/** What people paste around a name, which is the first group; in the order in which it has to be taken off. */
const MORE_THAN_A_NAME: readonly { readonly code: HostProblemCode; readonly form: RegExp }[] = [
  { code: 'host-scheme', form: /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is },
  { code: 'host-path', form: /^([^/?#\\]*)[/?#\\]/ },
  { code: 'host-user-info', form: /^.*@(.*)$/s },
  { code: 'host-port', form: /^(.*):\d*$/s },
];

/** Refuses what is more than a name, or less, by the first thing that shows. */
function refuseForm(text: string) {
  if (text.trim() === '') return problem('host-empty', text);
  if (text !== text.trim()) return refuse('host-blank', text, text.trim());
  if (isAddress(text)) return problem('host-is-address', text);
  for (const { code, form } of MORE_THAN_A_NAME) {
    const [, name] = form.exec(text) ?? [];
    if (name !== undefined) return refuse(code, text, name);
  }
  if (text === '*' || text === '*.') return problem('host-everything', text);
  if (text.endsWith('.')) return refuse('host-trailing-dot', text, text.slice(0, -1));
  if (/^\.[^.]/.test(text)) return refuse('host-leading-dot', text, `*${text}`);
  if (/^\*[^.*][^*]*$/.test(text)) return refuse('host-wildcard-without-dot', text, `*.${text.slice(1)}`);
  if (text.lastIndexOf('*') > 0) return refuse('host-wildcard-place', text, text.replace(/^(?:\*\.)+/, '*.'));
  return null;
}

function refuse(code: HostProblemCode, text: string, meant: string) {
  if (meant === text) return problem(code, text);
  const read = parseHost(meant);
  return problem(code, text, read.ok ? [meant] : read.problem.suggestions);
}

/** An address in any form, with or without prefix length or port. */
function isAddress(text: string): boolean {
  return (
    /^(?:\d+\.)*\d+(?:\/[\d.]*)?(?::\d+)?$/.test(text) ||
    /^\[?[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*(?:%[^/\]]*)?\]?(?:\/\d*)?(?::\d+)?$/i.test(text)
  );
}
