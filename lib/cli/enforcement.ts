import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { ProxyPlacement } from '../model/entry';
import type { NamesBehind } from '../model/plans/aws-security-group';

export const ENFORCEMENT_FORM = 'firewall, proxy=CIDR:PORT or none=REASON';

/** What stands behind ports that are open to every name, as it was typed. */
export interface Enforcement {
  readonly namesBehind: NamesBehind;
  /** Where the profile's proxy stands, where it is one. */
  readonly proxy?: ProxyPlacement;
}

/** Reads `--host-enforcement`: null where nothing was typed, or where it is malformed and told as an issue. */
export function readEnforcement(text: string | undefined, issues: Issue[]): Enforcement | null {
  if (text === undefined) return null;
  if (text === 'firewall') return { namesBehind: { kind: 'firewall' } };
  const [, reason] = /^none=\s*(\S.*)$/s.exec(text) ?? [];
  if (reason !== undefined) return { namesBehind: { kind: 'none', reason } };
  const proxy = /^proxy=(.+)$/s.exec(text)?.[1];
  if (proxy !== undefined) return readProxy(text, proxy, issues);
  issues.push({ code: 'malformed-option', at: `--host-enforcement ${text}`, given: text, form: ENFORCEMENT_FORM });
  return null;
}

/** `10.0.0.5:8080`, `10.0.0.0/28:8080`, `[2001:db8::1]:8080`, `[2001:db8::/64]:8080`. */
function readProxy(text: string, given: string, issues: Issue[]): Enforcement | null {
  const at = `--host-enforcement ${text}`;
  const [, inBrackets, length = '', port] = /^\[([^\]]+)\](\/\d+)?:([^:]+)$/.exec(given) ?? [];
  const [, plain, plainPort] = inBrackets === undefined ? (/^([^:]+):([^:]+)$/.exec(given) ?? []) : [];
  const address = inBrackets === undefined ? plain : inBrackets + length;
  const open = port ?? plainPort;
  if (address === undefined || open === undefined) {
    const form = 'proxy=CIDR:PORT, with an IPv6 address in brackets: proxy=[2001:db8::1]:8080';
    issues.push({ code: 'malformed-option', at, given: text, form });
    return null;
  }
  const cidr = parseCidr(address);
  if (!cidr.ok) {
    issues.push({ code: 'malformed-address', at, problem: cidr.problem });
    return null;
  }
  return { namesBehind: { kind: 'proxy' }, proxy: { peer: { addresses: [address] }, port: open } };
}
