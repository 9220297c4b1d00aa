import type { Issue } from '../../diagnostics';
import type { Fidelity } from '../../model/element';
import type { Host } from '../../model/host';
import { indexHosts } from '../../model/host-index';
import type {
  AwsDnsFirewallPlan,
  DnsFirewallReason,
  ResolverDomainList,
  ResolverRule,
} from '../../model/plans/aws-dns-firewall';
import type { Admission, Assumption } from '../../model/plans/plan';
import { ALL_PORTS, ports } from '../../model/ports';
import { type AskedElement, partedBy } from '../../rules';
import { type Limit, limitsInForce, overLimit, type RaisedLimits } from '../limit';
import type { Target } from '../target';
import { DNS_FIREWALL_LIMITS } from './limits';
import { allowedLists, EVERYTHING_LIST, type PlacedList } from './lists';

export interface DnsFirewallOptions {
  /**
   * Names that a listed one is an alias of: resolved whatever they are, or looked at like the first one, so that each of
   * them has to be listed. Default: `trust`, since the aliases of a vendor's content network are on no page.
   */
  readonly redirections?: 'trust' | 'inspect';
  /** Names that are not listed: closed, or resolved and logged. Default: `block`. */
  readonly unlisted?: 'block' | 'alert';
  /** What a blocked query is answered: that there is no such record, or no such name. Default: `NODATA`. */
  readonly blockResponse?: 'NODATA' | 'NXDOMAIN';
  /** The figures to which AWS raised limits for the account. */
  readonly limits?: RaisedLimits<typeof DNS_FIREWALL_LIMITS>;
}

/**
 * A rule group for the resolver of a VPC: the names that are asked for resolve, and no other does. A resolver sees
 * neither port nor transport nor application nor who asks, so whatever is open is open on all of these.
 */
export const compileDnsFirewall: Target<AwsDnsFirewallPlan, DnsFirewallOptions> = (rulings, options) => {
  const decided = sharedVpc(rulings.askings.map(decide));
  const names = allowedLists(decided.flatMap(({ asking, host }) => (host === null ? [] : [asking.element])));
  const alerts = options.unlisted === 'alert';
  const inspects = options.redirections === 'inspect';
  const plan: AwsDnsFirewallPlan = {
    target: 'aws-dns-firewall',
    sources: rulings.sources,
    lists: [...names, EVERYTHING_LIST].map(({ id, domains }) => ({ id, domains })).sort(byId),
    rules: [
      ...names.map((list) => allowing(list, inspects)),
      alerts ? ALERT_UNLISTED : blocking(options.blockResponse ?? 'NODATA'),
    ],
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: [
      ...(alerts ? [UNLISTED] : []),
      BY_ADDRESS,
      WHOLE_VPC,
      ...(names.length > 0 && !inspects ? [ALIASES] : []),
      ...(names.some(({ domains }) => domains.some(isWildcard)) ? [APEX_PERHAPS] : []),
    ],
    withholds: [],
    assumes: [...(alerts ? [] : [VPC_RESOLVER]), ...(names.length > 0 && inspects ? [ALIASES_LISTED] : [])],
  };
  const { limits, issues } = limitsInForce(DNS_FIREWALL_LIMITS, options.limits);
  return { plan, issues: [...issues, ...overLimits(plan, limits)] };
};

function allowing({ id, priority }: PlacedList, inspects: boolean): ResolverRule {
  const redirections = inspects ? 'INSPECT_REDIRECTION_DOMAIN' : 'TRUST_REDIRECTION_DOMAIN';
  return { priority, list: id, action: 'ALLOW', redirections, blockResponse: null };
}

const ALERT_UNLISTED: ResolverRule = {
  priority: EVERYTHING_LIST.priority,
  list: EVERYTHING_LIST.id,
  action: 'ALERT',
  redirections: 'INSPECT_REDIRECTION_DOMAIN',
  blockResponse: null,
};

function blocking(blockResponse: 'NODATA' | 'NXDOMAIN'): ResolverRule {
  return { ...ALERT_UNLISTED, action: 'BLOCK', blockResponse };
}

function byId(a: ResolverDomainList, b: ResolverDomainList): number {
  return a.id < b.id ? -1 : 1;
}

function isWildcard({ text }: { readonly text: string }): boolean {
  return text.startsWith('*');
}

const UNLISTED: Admission = {
  code: 'unlisted',
  gloss: 'NOTHING IS CLOSED: names that are not listed resolve too, and are logged (unlisted: alert)',
};

const BY_ADDRESS: Admission = {
  code: 'by-address',
  gloss:
    'who connects by address is not stopped: a resolver closes names and nothing else, so ports and addresses are the business of a security group or a firewall',
};

const WHOLE_VPC: Admission = {
  code: 'whole-vpc',
  gloss:
    'the rules are those of every machine in the VPCs that the rule group is associated with: what is listed resolves for all of them',
};

const ALIASES: Admission = {
  code: 'aliases',
  gloss:
    'a listed name that is an alias (CNAME, DNAME) resolves wherever it leads: the names behind it are not looked at',
};

const APEX_PERHAPS: Admission = {
  code: 'apex-perhaps',
  gloss:
    'whether *.example.com of a domain list lets example.com itself resolve is not written anywhere, so it is taken to do so perhaps; an apex that is asked for is listed by itself',
};

const VPC_RESOLVER: Assumption = {
  code: 'vpc-resolver',
  gloss:
    "machines resolve names through the VPC's own resolver: another resolver, DNS over HTTPS among them, answers for every name, so close it with a security group or a firewall",
};

const ALIASES_LISTED: Assumption = {
  code: 'aliases-listed',
  gloss:
    'every name that a listed name is an alias of is listed too (redirections: inspect): where one is not, the listed name does not resolve',
};

interface Decided {
  readonly asking: AskedElement;
  readonly fidelity: Fidelity;
  /** What resolves for it. */
  readonly host: Host | null;
}

function decide(asking: AskedElement): Decided {
  const { element, settled } = asking;
  const closed = (fidelity: Fidelity): Decided => ({ asking, fidelity, host: null });
  if (settled !== null) return closed(settled);
  if (element.asked.kind !== 'host') return closed(ELSEWHERE);
  const { host } = element.asked;
  if (element.direction === 'ingress') return closed(refusal('inbound-by-name', asking, host));
  if (host.kind === 'pattern') return closed(refusal('pattern', asking, host));
  if (host.name.includes('_')) return closed(refusal('characters', asking, host));
  return { asking, fidelity: widened(asking, host), host };
}

const ELSEWHERE: Fidelity = {
  standing: 'elsewhere',
  reason: 'it is reached by address, and a resolver decides about names alone; a security group or a firewall decides',
};

function refusal(reason: DnsFirewallReason, { waysOut: { byAddress } }: AskedElement, host: Host): Fidelity {
  const listed = host.kind === 'pattern' ? host.listed : [];
  const byName = `open the names that stand beside it on the page yourself, with additionalRules (${listed.join(', ')})`;
  const ways = [byAddress, reason === 'pattern' && listed.length > 0 ? byName : null];
  return { standing: 'refused', reason, waysOut: ways.filter((way) => way !== null) };
}

/** Everything but the name, as far as it was not open already. */
function widened({ element: { carrier, transport }, ipVersion, ports: open }: AskedElement, host: Host): Widened {
  const application = transport === 'tcp' && carrier !== null ? 1 : 0;
  const port = ports.covers(open, ALL_PORTS) ? 0 : 2;
  // A name that resolves does so to addresses of either family.
  const family = ipVersion === undefined ? 0 : 4;
  const all = WIDENED[application + port + family] as Widened;
  return host.kind === 'exact' && host.path !== undefined
    ? { ...all, growth: { ...all.growth, path: host.path } }
    : all;
}

type Widened = Extract<Fidelity, { readonly standing: 'widened' }>;

/** What is said of thousands of elements is one thing: by the sum of application (1), port (2) and family (4). */
const WIDENED = [0, 1, 2, 3, 4, 5, 6, 7].map(
  (axes): Widened => ({
    standing: 'widened',
    growth: {
      ...(axes & 1 ? { application: 'any' } : {}),
      ...(axes & 2 ? { port: 'any' } : {}),
      transport: 'any',
      ...(axes & 4 ? { family: 'any' } : {}),
    },
  }),
);

/** What resolves for one source resolves for all: they share the resolver. */
function sharedVpc(decided: readonly Decided[]): readonly Decided[] {
  const bySource = partedBy(decided, [({ asking }) => asking.element.source]);
  if (bySource.length < 2) return decided;
  const indices = bySource.map((own) => ({
    name: own[0].asking.element.source,
    index: indexHosts(own.flatMap(({ host }) => (host === null ? [] : [{ host }]))),
  }));
  return decided.map((one): Decided => {
    const { asking, host, fidelity } = one;
    if (host === null || fidelity.standing !== 'widened') return one;
    const source = indices
      .filter(({ name, index }) => name !== asking.element.source && index.covering(host).length === 0)
      .map(({ name }) => name)
      .sort();
    return source.length === 0 ? one : { ...one, fidelity: { ...fidelity, growth: { ...fidelity.growth, source } } };
  });
}

function overLimits(
  { lists }: AwsDnsFirewallPlan,
  { domainsPerList, domainLength }: Readonly<Record<keyof typeof DNS_FIREWALL_LIMITS, Limit>>,
): readonly Issue[] {
  return lists.flatMap(({ id, domains }): readonly Issue[] => {
    const long = domains.filter(({ text }) => text.length > domainLength.value);
    return [
      ...(domains.length > domainsPerList.value
        ? [overLimit(domainsPerList, domains.length, id, 'domains of the list', [APART])]
        : []),
      ...long.map(({ text }) => overLimit(domainLength, text.length, `${id} ${text}`, 'characters of the name', [])),
    ];
  });
}

const APART = 'give part of the roles DnsFirewallRules of their own, in VPCs of their own';
