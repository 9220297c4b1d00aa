import { type Issue, nearest } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { ProxyPlacement } from '../model/entry';
import { parseHost } from '../model/host-syntax';
import type { NamesBehind } from '../model/plans/plan';
import type { Product } from '../model/product';

export const ENFORCEMENT_FORM = 'firewall, dns-firewall, proxy=CIDR:PORT or none=REASON';

/** What stands behind ports that are open to every name, as it was typed. */
export interface Enforcement {
  readonly namesBehind: NamesBehind;
  /** Where the profile's proxy stands, where it is one. */
  readonly proxy?: ProxyPlacement;
}

/** Reads `--host-enforcement`: null where nothing was typed, or where it is malformed and told as an issue. */
export function readEnforcement(text: string | undefined, asker: Asker, issues: Issue[]): Enforcement | null {
  if (text === undefined) return null;
  if (text === 'firewall' || text === 'dns-firewall') return { namesBehind: { kind: text } };
  const [, reason] = /^none=\s*(\S.*)$/s.exec(text) ?? [];
  if (reason !== undefined) return { namesBehind: { kind: 'none', reason } };
  const proxy = /^proxy=(.+)$/s.exec(text)?.[1];
  if (proxy !== undefined) return readProxy(text, proxy, asker, issues);
  const meant = nearest(text.replace(/=.*/s, ''), ['firewall', 'dns-firewall', 'proxy=...', 'none=...']);
  issues.push({
    code: 'malformed-option',
    at: `--host-enforcement ${text}`,
    given: text,
    form: ENFORCEMENT_FORM,
    meant,
  });
  return null;
}

/** `10.0.0.5:8080`, `10.0.0.0/28:8080`, `[2001:db8::1]:8080`, `[2001:db8::/64]:8080`. */
function readProxy(text: string, given: string, asker: Asker, issues: Issue[]): Enforcement | null {
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
    const byName = `a proxy that is known by its name stands in the profile: ${proxyOptions(asker, address, open)}, with --host-enforcement firewall, dns-firewall or none=REASON`;
    issues.push(
      parseHost(address).ok
        ? { code: 'host-for-address', at, given: address, instead: byName }
        : { code: 'malformed-address', at, problem: cidr.problem },
    );
    return null;
  }
  return { namesBehind: { kind: 'proxy' }, proxy: { peer: { addresses: [address] }, port: open } };
}

/** Whose proxy it is, as far as that is known. */
interface Asker {
  readonly product?: Product;
  readonly role: string | null;
}

/** The options that say where a proxy is without saying that it stands behind every open port. */
export function proxyOptions({ product, role }: Asker, where: string, port: string): string {
  const ways = (product?.requirements ?? []).filter(({ from, to }) => to === 'proxy' && (role ?? from) === from);
  const ports = ways.length === 0 ? [`--ports ID=${port}`] : ways.map(({ id }) => `--ports ${id}=${port}`);
  return [`--supply proxy=${where}`, ...ports].join(' ');
}
