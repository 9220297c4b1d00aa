import { parseCidr } from '../model/addresses';
import type {
  ApplicationRule,
  AzureFirewallPlan,
  NatRule,
  NatSource,
  NetworkRule,
  RuleCollection,
} from '../model/plans/azure-firewall';
import { parsePorts, printPorts } from '../model/ports';
import { intentOfTarget, intentOfUrl, isName } from './azure-names';
import type { Unreadable } from './reading';

/** Of groups, collections and rules (Azure REST API 2024-05-01; "Azure Firewall rule processing logic"). */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/;

/** Everything in a plan that Azure would not take, or that nobody can read. */
export function faultsOfAzureFirewall(plan: AzureFirewallPlan): readonly Unreadable[] {
  const found: Unreadable[] = [];
  const fault = (rule: string, why: string | null, what: unknown) => {
    if (why !== null) found.push({ rule, why, text: typeof what === 'string' ? what : JSON.stringify(what) });
  };
  for (const [index, { name, priority, collections, source }] of plan.groups.entries()) {
    const before = plan.groups.slice(0, index);
    fault(name, whyNoPlace(name, priority, before), `${name} ${priority}`);
    fault(name, source === null || isSource(source, plan) ? null : 'is of a source that does not stand here', source);
    fault(name, collections.length === 0 ? 'has no collections' : null, name);
    const names: string[] = [];
    for (const [place, collection] of collections.entries()) {
      const at = `${name} ${collection.name}`;
      fault(at, whyNoPlace(collection.name, collection.priority, collections.slice(0, place)), collection.name);
      fault(at, collection.rules.length === 0 ? 'has no rules' : null, collection.name);
      for (const rule of collection.rules) {
        fault(`${at} ${rule.name}`, whyNoName(rule.name, names), rule.name);
        names.push(rule.name);
      }
      for (const [rule, why] of faultsOfRules(collection, plan)) fault(`${at} ${rule.name}`, why, rule);
    }
  }
  return [...found, ...translatedTwice(plan)];
}

interface Placed {
  readonly name: string;
  readonly priority: number;
}

function whyNoPlace(name: string, priority: number, before: readonly Placed[]): string | null {
  const misnamed = whyNoName(
    name,
    before.map((one) => one.name),
  );
  if (misnamed !== null) return misnamed;
  if (!within(100, priority, 65_000)) return `has the priority ${priority}`;
  return before.some((one) => one.priority === priority) ? 'shares its priority with another' : null;
}

function whyNoName(name: string, before: readonly string[]): string | null {
  if (!NAME.test(name)) return 'has a name that Azure does not take';
  return before.includes(name) ? 'has the name of another' : null;
}

function faultsOfRules(
  collection: RuleCollection,
  plan: AzureFirewallPlan,
): readonly (readonly [NatRule | NetworkRule | ApplicationRule, string | null])[] {
  switch (collection.kind) {
    case 'nat':
      return collection.rules.map((rule) => [rule, whyNoNatRule(rule, plan)]);
    case 'network':
      return collection.rules.map((rule) => [rule, whyNoNetworkRule(rule, plan)]);
    case 'application': {
      const { action } = collection;
      const why = ['Allow', 'Deny'].includes(action) ? null : `has the action '${action}'`;
      return collection.rules.map((rule) => [rule, why ?? whyNoApplicationRule(rule, plan)]);
    }
  }
}

function isSource(name: string, { sources }: AzureFirewallPlan): boolean {
  return sources.some((one) => one.name === name);
}

function within(low: number, value: number, high: number): boolean {
  return Number.isInteger(value) && low <= value && value <= high;
}

function whyNoNatRule(rule: NatRule, plan: AzureFirewallPlan): string | null {
  if (!['TCP', 'UDP'].includes(rule.ipProtocol)) return `has the protocol '${rule.ipProtocol}'`;
  if (!within(1, rule.port, 63_999)) return `has the port ${rule.port}`;
  if (!within(1, rule.translatedPort, 65_535)) return `has the translated port ${rule.translatedPort}`;
  if (rule.publicAddress === '') return 'has no public address';
  if (!isSource(rule.server, plan)) return 'leads to a server that does not stand here';
  return whyNoAddresses(rule.from);
}

function whyNoAddresses(end: NatSource): string | null {
  if (end.kind === 'any') return null;
  if (end.kind === 'bound') return end.bound === '' ? 'names a bound peer without an id' : null;
  if (end.cidrs.length === 0) return 'has no addresses';
  const odd = end.cidrs.find((cidr) => {
    const read = parseCidr(cidr);
    return !read.ok || read.value.family !== 4;
  });
  return odd === undefined ? null : `has '${odd}', which is no block of IPv4`;
}

/** Of protocols a rule takes some of three, or `Any` alone; ICMP has no ports. */
function whyNoNetworkRule(rule: NetworkRule, plan: AzureFirewallPlan): string | null {
  const { ipProtocols, destination, destinationPorts, source, from } = rule;
  if (!isSource(source, plan)) return 'is of a source that does not stand here';
  const known = ipProtocols.every((one) => ['TCP', 'UDP', 'ICMP', 'Any'].includes(one));
  if (!known || !isSet(ipProtocols) || (ipProtocols.includes('Any') && ipProtocols.length > 1)) {
    return `has the protocols '${ipProtocols.join()}'`;
  }
  if (!arePorts(destinationPorts)) return `has the ports '${destinationPorts.join()}'`;
  const portless = ipProtocols.some((one) => one === 'ICMP' || one === 'Any');
  if (portless && destinationPorts[0] !== '*') return 'has ports where ICMP has none';
  const misread = from === undefined ? null : whyNoAddresses(from);
  if (misread !== null) return misread;
  if (from !== undefined && destination.kind !== 'source') return 'comes from elsewhere and leads to no entry';
  switch (destination.kind) {
    case 'name':
      if (plan.tier === 'Basic') return 'names a host, which the Basic tier cannot';
      return isName(destination.name) ? null : `has '${destination.name}', which is no name`;
    case 'tag':
      return /^[A-Za-z][A-Za-z0-9.]*$/.test(destination.tag) ? null : `has the tag '${destination.tag}'`;
    case 'source':
      return isSource(destination.source, plan) ? null : 'leads to a source that does not stand here';
    default:
      return whyNoAddresses(destination);
  }
}

function isSet(words: readonly unknown[]): boolean {
  return words.length > 0 && new Set(words).size === words.length;
}

/** `*` alone, or ports and ranges in canonical order. */
function arePorts(texts: readonly string[]): boolean {
  if (texts.join() === '*') return true;
  const read = parsePorts(texts.join(', '));
  return read.ok && printPorts(read.value).join() === texts.join();
}

function whyNoApplicationRule(rule: ApplicationRule, plan: AzureFirewallPlan): string | null {
  const { source, protocols, targetFqdns, fqdnTags, targetUrls, terminateTls } = rule;
  if (!isSource(source, plan)) return 'is of a source that does not stand here';
  const unfit = protocols.find(
    ({ protocolType, port }) => !['Http', 'Https'].includes(protocolType) || !within(1, port, 64_000),
  );
  if (unfit !== undefined) return `has the protocol ${unfit.protocolType} on port ${unfit.port}`;
  if (!isSet(protocols.map(({ protocolType, port }) => `${protocolType} ${port}`))) {
    return 'has no protocol, or one twice';
  }
  const kinds = [targetFqdns, fqdnTags, targetUrls].filter((targets) => targets.length > 0);
  const [targets, ...more] = kinds;
  if (targets === undefined || more.length > 0) return `has ${kinds.length} kinds of targets`;
  if (!isSet(targets.map(({ text }) => text))) return 'has a target twice';
  const speaksTls = protocols.some(({ protocolType }) => protocolType === 'Https');
  if (targetFqdns.length > 0) {
    const odd = targetFqdns.find(({ text }) => intentOfTarget(text) === null);
    if (odd !== undefined) return `has the target '${odd.text}', which is no name with at most a star in front`;
    if (targets.some(({ text }) => text === '*') && targets.length > 1) return 'has names beside every name';
  }
  if (fqdnTags.length > 0) {
    if (!speaksTls || protocols.some(({ protocolType, port }) => protocolType === 'Https' && port !== 443)) {
      return 'has an FQDN tag, and is not for HTTPS on 443';
    }
    const odd = fqdnTags.find(({ text }) => !/^[A-Za-z][A-Za-z0-9.]*$/.test(text));
    if (odd !== undefined) return `has the tag '${odd.text}'`;
  }
  if (targetUrls.length > 0) {
    if (plan.tier !== 'Premium') return `has paths, which the ${plan.tier} tier cannot see`;
    if (terminateTls !== speaksTls) return 'has paths, and looks into TLS where none is, or not where it is';
    const odd = targetUrls.find(({ text }) => intentOfUrl(text) === null);
    return odd === undefined ? null : `has the target '${odd.text}', which is no host with a path`;
  }
  return terminateTls ? 'looks into TLS without a path to see' : null;
}

/** One port of a public address leads to one server: of two rules the first would take what the other is for. */
function translatedTwice({ groups }: AzureFirewallPlan): readonly Unreadable[] {
  const first = new Map<string, NatRule>();
  const rules = groups.flatMap(({ collections }) =>
    collections.flatMap((one) => (one.kind === 'nat' ? one.rules : [])),
  );
  return rules.flatMap((rule): readonly Unreadable[] => {
    const key = `${rule.publicAddress} ${rule.ipProtocol} ${rule.port}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, rule);
    const same =
      before === undefined || (before.server === rule.server && before.translatedPort === rule.translatedPort);
    return same ? [] : [{ rule: rule.name, why: 'translates a port that another rule translates', text: key }];
  });
}
