import type { NameCarrier } from '../../model/element';
import { exact, type Host, subdomains } from '../../model/host';
import { overlaps } from '../../model/name-set';
import type { ApplicationRule, ApplicationTarget } from '../../model/plans/azure-firewall';
import { type PortSet, printedPorts, printPorts } from '../../model/ports';
import type { Because } from '../../model/rule';
import { mergeRules, partedBy, type UnkeyedRule } from '../../rules';
import { becauseOf, planBecause } from '../reasons';
import { targetTexts } from './fqdn-tags';
import { nameOf, portsName, singlePorts } from './names';
import type { Opening } from './openings';

/**
 * One rule for each set of ports that elements ask for, with all their names in it. Names of several sets are not
 * brought together, so that an element that comes or goes touches the rule of its own ports and no other.
 */
export function applicationRules(openings: readonly Opening[]): readonly ApplicationRule[] {
  const rules = openings.flatMap((one) => (one.kind === 'fqdn' ? [one.rule] : []));
  const names = partedBy(rules, APART).map((own) =>
    ruleOf(own[0], [], { targetFqdns: targetsOf(mergeRules(own).flatMap(hostTargets)) }),
  );
  const tags = partedBy(openingsOf(openings, 'tag'), ofOpening).map((own) =>
    ruleOf(own[0].rule, ['tags'], {
      fqdnTags: targetsOf(own.map(({ rule: { because }, tag }) => ({ text: tag, because }))),
    }),
  );
  const urls = partedBy(openingsOf(openings, 'url'), ofOpening).map((own) => {
    const [{ rule: first }] = own;
    const printed = own.flatMap(({ rule: { because }, host }) => urlTexts(host).map((text) => ({ text, because })));
    return ruleOf(first, ['urls'], { targetUrls: targetsOf(printed), terminateTls: first.carrier === 'tls' });
  });
  return [...names, ...tags, ...urls].sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Of<Kind extends Opening['kind']> = Extract<Opening, { readonly kind: Kind }>;

function openingsOf<Kind extends Opening['kind']>(openings: readonly Opening[], kind: Kind): readonly Of<Kind>[] {
  return openings.filter((one): one is Of<Kind> => one.kind === kind);
}

/** What has to be the same of two names for them to stand in one rule. */
const APART = [
  ({ source }: UnkeyedRule) => source,
  ({ carrier }: UnkeyedRule) => carrier,
  ({ ports }: UnkeyedRule) => printedPorts(ports).join(),
];
const ofOpening = APART.map(
  (wordOf) =>
    ({ rule }: Opening) =>
      wordOf(rule),
);

/** A target, and why it stands in a rule. */
interface Reasoned {
  readonly text: string;
  readonly because: readonly Because[];
}

/** Each target of a host, with the reasons that it stands for: of an apex and what is below it each has its own. */
function hostTargets({ peer, because }: UnkeyedRule): readonly Reasoned[] {
  if (peer.kind !== 'host') return [];
  return partsOf(peer.host).flatMap((part) => {
    const own = because.filter(({ asked }) => asked.kind === 'host' && overlaps(part, asked.host));
    return targetTexts(part).map((text) => ({ text, because: own }));
  });
}

function partsOf(host: Host): readonly Host[] {
  return host.kind === 'apexAndSubdomains' ? [exact(host.name), subdomains(host.name)] : [host];
}

/** What the page prints, and what lies below it. */
function urlTexts({ name, path = '' }: { readonly name: string; readonly path?: string }): readonly string[] {
  const place = `${name}${path.replace(/\/$/, '')}`;
  return [place, `${place}/*`];
}

function targetsOf(list: readonly Reasoned[]): readonly ApplicationTarget[] {
  return partedBy(list, [({ text }) => text]).map((same) => ({
    text: same[0].text,
    because: planBecause(becauseOf(same)),
  }));
}

function ruleOf(
  { source, carrier, ports }: UnkeyedRule,
  suffix: readonly string[],
  targets: Partial<Pick<ApplicationRule, 'targetFqdns' | 'fqdnTags' | 'targetUrls' | 'terminateTls'>>,
): ApplicationRule {
  const protocolType = typeOf(carrier);
  const what = targets.fqdnTags !== undefined ? 'FQDN tags' : targets.targetUrls !== undefined ? 'paths' : 'names';
  return {
    kind: 'application',
    name: nameOf(protocolType.toLowerCase(), portsName(ports), ...suffix),
    description: `${protocolType.toUpperCase()} on ${printPorts(ports).join(', ')} to ${what}`,
    source,
    protocols: protocolsOf(protocolType, ports),
    targetFqdns: [],
    fqdnTags: [],
    targetUrls: [],
    terminateTls: false,
    ...targets,
  };
}

function typeOf(carrier: NameCarrier | null): 'Http' | 'Https' {
  return carrier === 'http' ? 'Http' : 'Https';
}

/** Each port by itself: an application rule takes no ranges. */
export function protocolsOf(protocolType: 'Http' | 'Https', open: PortSet): ApplicationRule['protocols'] {
  return singlePorts(open).map((port) => ({ protocolType, port }));
}
