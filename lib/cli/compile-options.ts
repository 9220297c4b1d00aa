import { PRODUCT_IDS } from '../catalog';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import { collapsed } from '../model/collapse';
import type { PerParty, RoleOptions } from '../model/entry';
import { parseHost } from '../model/host-syntax';
import type { Product } from '../model/product';
import { TARGET_NAMES } from '../targets';
import { AZURE_FIREWALL_FORMS } from './azure-firewall-options';
import { DNS_FIREWALL_FORMS } from './dns-firewall-options';
import { ENFORCEMENT_FORM, type Enforcement, readEnforcement } from './enforcement';
import { NETWORK_SECURITY_GROUP_FORMS } from './network-security-group-options';
import { POLICY_FORM, TODAY_FORM } from './policy-options';
import { once, PROFILE_OPTIONS } from './profile-options';
import { FORMAT_FORM } from './template-format';
import { firstValue, type OptionForm, pairsOf, type Typed, valuesOf } from './typed';
import type { Whereabouts } from './whereabouts';

export const COMPILE_OPTIONS: readonly OptionForm[] = [
  { form: '--target TARGET', words: 'what is compiled for', values: TARGET_NAMES },
  { form: '--product PRODUCT', words: 'whose requirements', values: PRODUCT_IDS },
  { form: '--role ROLE', words: 'who asks' },
  ...PROFILE_OPTIONS,
  POLICY_FORM,
  TODAY_FORM,
  { form: '--unbound PARTY', words: 'a must-have party that is left out on purpose', repeats: true },
  { form: '--source ROLE=CIDR', words: 'addresses of the role, printed beside the plan', repeats: true },
  { form: '--name NAME', words: 'the name of the role entry; default: ECC_AGENT and the like' },
  {
    form: '--host-enforcement HOW',
    words: `what stands behind ports that are open to every name: ${ENFORCEMENT_FORM}`,
  },
  { form: '--reach-by [PARTY=]names|addresses', words: 'which documented alternative; default: names', repeats: true },
  { form: '--without-ranges PARTY=names', words: 'under addresses, open by name what has no range', repeats: true },
  { form: '--leave-out ID', words: 'a requirement that the target refuses and you do without', repeats: true },
  { form: '--prefix-lists', words: 'aws-security-group: addresses in managed prefix lists' },
  { form: '--groups N', words: 'aws-security-group: over how many groups, all borne by the same machines; default: 1' },
  { form: '--limit NAME=N', words: 'a quota that AWS raised for the account', repeats: true },
  { form: '--exact', words: 'aws-network-firewall: rule strings alone, so that no port grows' },
  { form: '--ipv6', words: 'security groups of AWS and Azure: what is reached by name is opened over IPv6 too' },
  ...DNS_FIREWALL_FORMS,
  ...AZURE_FIREWALL_FORMS,
  ...NETWORK_SECURITY_GROUP_FORMS,
  {
    form: '--mode MODE',
    words: 'aws-network-firewall, azure-firewall: observe lets through what enforce would close; default: enforce',
    values: ['enforce', 'observe'],
  },
  { form: '--alert-on-pass', words: 'aws-network-firewall: alert on what passes too' },
  {
    form: '--quic HOW',
    words: 'aws-network-firewall: UDP 443 beside names in TLS, drop or allow; default: drop',
    values: ['drop', 'allow'],
  },
  { form: '--json', words: 'the plan as plain JSON' },
  FORMAT_FORM,
];

/** What was typed beside the profile. */
export interface CompileSettings {
  readonly options: RoleOptions;
  readonly unbound: readonly string[];
  readonly leaveOut: readonly string[];
  /** Canonical CIDRs of the role that asks. */
  readonly sources: readonly string[];
  readonly enforcement: Enforcement | null;
  /** The figures to which limits were raised, by name. */
  readonly limits: Readonly<Record<string, number>>;
  readonly groups: number | null;
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
    limits: limitsOf(typed, where, issues),
    groups: groupsOf(typed, where, issues),
  };
}

/** What the user raised; which limits there are is the target's to say. */
function limitsOf(typed: readonly Typed[], where: Whereabouts, issues: Issue[]): Readonly<Record<string, number>> {
  const pairs = once('--limit', pairsOf('--limit', typed), issues);
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, text]) => {
      const option = `--limit ${name}=${text}`;
      where.note(`limits.${name}`, option);
      const figure = wholeNumber(text, option, issues);
      return figure === null ? [] : [[name, figure] as const];
    }),
  );
}

function groupsOf(typed: readonly Typed[], where: Whereabouts, issues: Issue[]): number | null {
  const text = firstValue(typed, '--groups');
  if (text === undefined) return null;
  where.note('groups', `--groups ${text}`);
  return wholeNumber(text, `--groups ${text}`, issues);
}

/** A whole number from 1; null where it is none and told as an issue. */
export function wholeNumber(text: string, at: string, issues: Issue[]): number | null {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  issues.push({ code: 'wrong-type', at, given: `'${text}'`, expected: 'a whole number from 1' });
  return null;
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
  return collapsed(cidrs);
}
