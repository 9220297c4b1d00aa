import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import { type Asked, carrierOf } from '../model/element';
import type { AdditionalRule } from '../model/entry';
import { boundWords } from '../model/flow';
import { parseHost } from '../model/host-syntax';
import { parsePorts, printPorts } from '../model/ports';
import type { Asking } from './elements';

/** The user's own openings beside an entry. */
export interface AdditionalAsked {
  /** The entry's name. */
  readonly source: string;
  readonly rules: readonly AdditionalRule[];
}

/** What the user's own openings ask for, and everything that is wrong with them. */
export function askingsOfAdditional({ source, rules }: AdditionalAsked): {
  readonly askings: readonly Asking[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const askings = rules.flatMap((rule, index) => askingOf(source, rule, `additionalRules[${index}]`, issues));
  return { askings, issues };
}

function askingOf(source: string, rule: AdditionalRule, at: string, issues: Issue[]): readonly Asking[] {
  const open = parsePorts(rule.ports);
  if (!open.ok) issues.push({ code: 'malformed-ports', at: `${at}.ports`, problem: open.problem });
  const asked = askedOf(rule, `${at}.peer`, issues);
  if (!open.ok || asked === null) return [];
  return [
    {
      element: {
        source,
        product: 'additional',
        requirement: rule.id,
        direction: rule.direction,
        asked,
        transport: rule.transport,
        ports: printPorts(open.value),
        carrier: asked.kind === 'host' ? carrierOf(rule.application) : null,
      },
      ports: open.value,
      inferred: false,
      settled: null,
    },
  ];
}

function askedOf(rule: AdditionalRule, at: string, issues: Issue[]): Asked | null {
  if (typeof rule.peer !== 'string') {
    return { kind: 'bound', party: 'additional', ...boundWords(rule.peer) };
  }
  // Digits, dots and a slash, or a colon: meant as an address, and told so where it is malformed.
  if (/^[0-9.]+(\/\d+)?$|:/.test(rule.peer)) {
    const cidr = parseCidr(rule.peer);
    if (cidr.ok) return { kind: 'cidr', cidr: cidr.value.text, printed: rule.peer };
    issues.push({ code: 'malformed-address', at, problem: cidr.problem });
    return null;
  }
  const host = parseHost(rule.peer);
  if (host.ok) return { kind: 'host', host: host.value, supplied: true };
  issues.push({ code: 'malformed-host', at, problem: host.problem });
  return null;
}
