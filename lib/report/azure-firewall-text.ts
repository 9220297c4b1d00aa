import type {
  ApplicationRule,
  AzureFirewallPlan,
  NatRule,
  NatSource,
  NetworkDestination,
  NetworkRule,
  RuleCollection,
} from '../model/plans/azure-firewall';
import { entryLines } from './entry-lines';
import { type Paint, wrapWords } from './layout';
import type { TextOptions } from './text';

/** What the policy has to be, then every group with its collections, in the order in which the firewall comes to them. */
export function azureFirewallLines(plan: AzureFirewallPlan, { width }: TextOptions, paint: Paint): readonly string[] {
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const groups = [...plan.groups].sort((a, b) => a.priority - b.priority);
  return [
    ...prose('Azure Firewall policy', 0).map(paint.strong),
    ...needsWords(plan).flatMap((line) => prose(line, 2)),
    ...groups.flatMap(({ name, priority, collections }) => [
      '',
      ...prose(`Rule collection group ${name}: priority ${priority}`, 0).map(paint.strong),
      ...collections.flatMap((collection) => [
        ...prose(`Collection ${collection.name}: ${kindWords(collection)}, priority ${collection.priority}`, 2),
        ...ruleLines(collection, width, paint).map((line) => `  ${line}`),
      ]),
    ]),
  ];
}

function needsWords({ needs, mode, sources }: AzureFirewallPlan): readonly string[] {
  return [
    ...(mode === 'observe' ? ['mode: observe, so nearly nothing is closed'] : []),
    `tier: ${needs.tier}`,
    `DNS proxy: ${needs.dnsProxy ? 'on, and the machines ask the firewall for names' : 'not needed'}`,
    ...(needs.tlsInspection ? ['TLS inspection: on, for the rules that say so'] : []),
    ...sources.map(
      ({ name, addresses }) =>
        `${name} = ${addresses?.join(', ') ?? 'the addresses of these machines, bound where the plan is deployed'}`,
    ),
  ];
}

function kindWords(collection: RuleCollection): string {
  switch (collection.kind) {
    case 'nat':
      return 'DNAT rules';
    case 'network':
      return 'network rules, Allow';
    case 'application':
      return `application rules, ${collection.action}`;
  }
}

function ruleLines(collection: RuleCollection, width: number, paint: Paint): readonly string[] {
  switch (collection.kind) {
    case 'nat':
      return entryLines(
        collection.rules.map((rule) => ({ text: natWords(rule), because: rule.because })),
        width - 2,
        paint,
      );
    case 'network':
      return entryLines(
        collection.rules.map((rule) => ({ text: networkWords(rule), because: rule.because })),
        width - 2,
        paint,
      );
    case 'application':
      return collection.rules.flatMap((rule) => applicationLines(rule, width - 2, paint));
  }
}

/** A rule with its names below it, since one rule has many. */
function applicationLines(rule: ApplicationRule, width: number, paint: Paint): readonly string[] {
  const { name, source, protocols, fqdnTags, targetUrls, targetFqdns, terminateTls } = rule;
  const open = protocols.map(({ protocolType, port }) => `${protocolType}:${port}`).join(', ');
  const inspected = terminateTls ? ', TLS inspected' : '';
  return [
    ...wrapWords(`${name}: ${source} to ${open}${inspected}`, width, 2, 2),
    ...entryLines(
      [...fqdnTags.map(({ text, because }) => ({ text: `FQDN tag ${text}`, because })), ...targetFqdns, ...targetUrls],
      width - 2,
      paint,
    ).map((line) => `  ${line}`),
  ];
}

function networkWords({ name, source, from, ipProtocols, destination, destinationPorts }: NetworkRule): string {
  const traffic = `${ipProtocols.join(', ')} ${destinationPorts.join(', ')}`;
  return `${name}: ${from === undefined ? source : endWords(from)} to ${endWords(destination)}, ${traffic}`;
}

function natWords({ name, ipProtocol, from, publicAddress, port, server, translatedPort }: NatRule): string {
  return `${name}: ${endWords(from)} to ${publicAddress}, ${ipProtocol} ${port}, translated to ${server} ${translatedPort}`;
}

function endWords(end: NatSource | NetworkDestination): string {
  switch (end.kind) {
    case 'any':
      return '*';
    case 'addresses':
      return end.cidrs.join(', ');
    case 'name':
      return `the addresses of ${end.name}`;
    case 'tag':
      return `service tag ${end.tag}`;
    case 'bound':
      return `${end.as === 'ip-group' ? 'IP group ' : ''}${end.bound}`;
    case 'source':
      return end.source;
  }
}
