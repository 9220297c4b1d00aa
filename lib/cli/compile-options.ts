import { PRODUCT_IDS } from '../catalog';
import type { Issue } from '../diagnostics';
import { collapseCidrs, parseCidr } from '../model/addresses';
import type { PerParty, RoleOptions } from '../model/entry';
import { parseHost } from '../model/host-syntax';
import type { Product } from '../model/product';
import { TARGET_NAMES } from '../targets';
import { type Enforcement, readEnforcement } from './enforcement';
import { once, PROFILE_OPTIONS } from './profile-options';
import { firstValue, type OptionForm, pairsOf, type Typed, valuesOf } from './typed';
import type { Whereabouts } from './whereabouts';

export const COMPILE_OPTIONS: readonly OptionForm[] = [
  { form: '--target TARGET', words: 'what is compiled for', values: TARGET_NAMES },
  { form: '--product PRODUCT', words: 'whose requirements', values: PRODUCT_IDS },
  { form: '--role ROLE', words: 'who asks' },
  ...PROFILE_OPTIONS,
  { form: '--unbound PARTY', words: 'a must-have party that is left out on purpose', repeats: true },
  { form: '--source ROLE=CIDR', words: 'addresses of the role, printed beside the plan', repeats: true },
  { form: '--name NAME', words: 'the name of the role entry; default: ECC_AGENT and the like' },
  {
    form: '--host-enforcement HOW',
    words: 'what stands behind ports that are open to every name: firewall, proxy=CIDR:PORT or none=REASON',
  },
  { form: '--reach-by [PARTY=]names|addresses', words: 'which documented alternative; default: names', repeats: true },
  { form: '--without-ranges PARTY=names', words: 'under addresses, open by name what has no range', repeats: true },
  { form: '--leave-out ID', words: 'a requirement that the target refuses and you do without', repeats: true },
  { form: '--exact', words: 'aws-network-firewall: rule strings alone, so that no port grows' },
  { form: '--ipv6', words: 'aws-security-group: what is reached by name is opened over IPv6 too' },
  { form: '--json', words: 'the plan as plain JSON' },
];

/** What was typed beside the profile. */
export interface CompileSettings {
  readonly options: RoleOptions;
  readonly unbound: readonly string[];
  readonly leaveOut: readonly string[];
  /** Canonical CIDRs of the role that asks. */
  readonly sources: readonly string[];
  readonly enforcement: Enforcement | null;
}

export function readSettings(
  product: Product,
  role: string | null,
  typed: readonly Typed[],
  where: Whereabouts,
  issues: Issue[],
): CompileSettings {
  const name = firstValue(typed, '--name');
  if (name !== undefined) where.note('name', `--name ${name}`);
  const reachBy = alternatives(typed, where, issues);
  const withoutRanges = once('--without-ranges', pairsOf('--without-ranges', typed), issues);
  for (const [party, value] of Object.entries(withoutRanges)) {
    where.note(`withoutRanges.${party}`, `--without-ranges ${party}=${value}`);
  }
  const enforcementText = firstValue(typed, '--host-enforcement');
  const enforcement = readEnforcement(enforcementText, { product, role }, issues);
  if (enforcementText !== undefined) noteEnforcement(product, enforcementText, where);
  return {
    // What the user typed is looked at by `tryRole`, whatever its type says here.
    options: {
      ...(name === undefined ? {} : { name }),
      ...(reachBy === null ? {} : { reachBy: reachBy as PerParty<'names' | 'addresses'> }),
      ...(Object.keys(withoutRanges).length === 0
        ? {}
        : { withoutRanges: withoutRanges as PerParty<'uncovered' | 'names'> }),
    },
    unbound: known(
      ['--unbound', 'unbound'],
      typed,
      [...Object.keys(product.roles), ...Object.keys(product.services)],
      'unknown-party',
      where,
      issues,
    ),
    leaveOut: known(
      ['--leave-out', 'leaveOut'],
      typed,
      product.requirements.map(({ id }) => id),
      'unknown-leave-out',
      where,
      issues,
    ),
    sources: sourcesOf(role, typed, issues),
    enforcement,
  };
}

/** `names`, `addresses`, or `cloud=addresses` per party beside a default. */
function alternatives(
  typed: readonly Typed[],
  where: Whereabouts,
  issues: Issue[],
): Readonly<Record<string, string>> | null {
  const pairs = valuesOf(typed, '--reach-by').map((text): readonly [string, string] => {
    const at = text.indexOf('=');
    const [party, value] = at < 0 ? ['default', text] : [text.slice(0, at), text.slice(at + 1)];
    where.note(`reachBy.${party}`, `--reach-by ${text}`);
    return [party, value];
  });
  return pairs.length === 0 ? null : once('--reach-by', pairs, issues);
}

/** The proxy that is typed here fills the ports of the requirements that lead to a proxy. */
function noteEnforcement(product: Product, text: string, where: Whereabouts): void {
  const option = `--host-enforcement ${text}`;
  where.note('hostEnforcement', option);
  where.note('peers.proxy', option);
  for (const { id, to } of product.requirements) if (to === 'proxy') where.note(`profile.ports.${id}`, option);
}

function known(
  [option, place]: readonly [string, string],
  typed: readonly Typed[],
  allowed: readonly string[],
  code: 'unknown-party' | 'unknown-leave-out',
  where: Whereabouts,
  issues: Issue[],
): readonly string[] {
  const given = valuesOf(typed, option);
  for (const one of given) {
    where.note(`${place}[${one}]`, `${option} ${one}`);
    if (!allowed.includes(one)) issues.push({ code, at: `${option} ${one}`, given: one, allowed });
  }
  return given.filter((one) => allowed.includes(one));
}

function sourcesOf(role: string | null, typed: readonly Typed[], issues: Issue[]): readonly string[] {
  const cidrs = pairsOf('--source', typed).flatMap(([party, text]) => {
    const at = `--source ${party}=${text}`;
    if (role !== null && party !== role) issues.push({ code: 'unknown-source', at, given: party, role });
    const cidr = parseCidr(text);
    if (cidr.ok) return [cidr.value.text];
    const instead = `give the addresses of its machines: --source ${party}=CIDR`;
    issues.push(
      parseHost(text).ok
        ? { code: 'host-for-address', at, given: text, instead }
        : { code: 'malformed-address', at, problem: cidr.problem },
    );
    return [];
  });
  return collapseCidrs(cidrs);
}
