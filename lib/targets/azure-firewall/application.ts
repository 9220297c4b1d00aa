import type { NameCarrier } from '../../model/element';
import { exact, type Host, subdomains } from '../../model/host';
import { overlaps } from '../../model/name-set';
import type { ApplicationRule, ApplicationTarget } from '../../model/plans/azure-firewall';
import { type PortSet, printPorts } from '../../model/ports';
import type { Rule } from '../../model/rule';
import { mergeRules, shelve, unionBecause } from '../../rules';
import { planBecause } from '../reasons';
import { targetTexts } from './fqdn-tags';
import { nameOf, portsName, singlePorts } from './names';
import type { Opening } from './openings';

/**
 * One rule for each set of ports that elements ask for, with all their names in it. Names of several sets are not
 * brought together, so that an element that comes or goes touches the rule of its own ports and no other.
 */
export function applicationRules(openings: readonly Opening[]): readonly ApplicationRule[] {
  const rules = openings.flatMap((one) => (one.kind === 'fqdn' ? [one.rule] : []));
  const names = shelve(mergeRules(rules, portsKey), portsKey).map((own) =>
    ruleOf(own[0], [], { targetFqdns: targetsOf(own.flatMap(hostTargets)) }),
  );
  const tags = shelve(rulesOf(openings, 'tag'), portsKey).map((own) => {
    const tagged = openings.flatMap((one) =>
      one.kind === 'tag' && own.includes(one.rule) ? [[one.rule, [one.tag]] as const] : [],
    );
    return ruleOf(own[0], ['tags'], { fqdnTags: targetsOf(tagged) });
  });
  const urls = shelve(rulesOf(openings, 'url'), portsKey).map((own) => {
    const printed = openings.flatMap((one) =>
      one.kind === 'url' && own.includes(one.rule) ? [[one.rule, urlTexts(one.host)] as const] : [],
    );
    return ruleOf(own[0], ['urls'], { targetUrls: targetsOf(printed), terminateTls: own[0].carrier === 'tls' });
  });
  return [...names, ...tags, ...urls].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function rulesOf(openings: readonly Opening[], kind: Opening['kind']): readonly Rule[] {
  return openings.flatMap((one) => (one.kind === kind ? [one.rule] : []));
}

function portsKey({ source, carrier, ports }: Rule): string {
  return `${source} ${carrier} ${printPorts(ports).join()}`;
}

/** Each target of a host, with the reasons that it stands for: of an apex and what is below it each has its own. */
function hostTargets(rule: Rule): readonly (readonly [Rule, readonly string[]])[] {
  const { peer, because } = rule;
  if (peer.kind !== 'host') return [];
  return partsOf(peer.host).map((part) => {
    const own = because.filter(({ asked }) => asked.kind === 'host' && overlaps(part, asked.host));
    return [{ ...rule, because: own }, targetTexts(part)];
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

function targetsOf(list: readonly (readonly [Rule, readonly string[]])[]): readonly ApplicationTarget[] {
  const byText = new Map<string, Rule[]>();
  for (const [rule, texts] of list) {
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), rule]);
  }
  return [...byText]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, rules]) => ({ text, because: planBecause(unionBecause(rules)) }));
}

function ruleOf(
  { source, carrier, ports }: Rule,
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
