import { exact } from '../model/host';
import { ALL_NAMES, NO_NAMES, namesEndingWith, namesOf } from '../model/name-set';
import type {
  AwsDnsFirewallPlan,
  ListedDomain,
  ResolverDomainList,
  ResolverRule,
} from '../model/plans/aws-dns-firewall';
import { type Box, EGRESS, EVERYTHING } from './box';
import { type Intent, intentOf } from './intent';
import { type Reading, type Unreadable, UnreadablePlanError } from './reading';
import { allowedBy, labelOf, type Step } from './region';
import { sourceSet } from './sets';
import { outside } from './side';

/**
 * A rule group as the resolver walks it: by priority, the first rule whose list holds the name. What no rule matches
 * resolves. It decides about the connections that machines of its VPCs open and that mean a name; of everything else on
 * a connection each box is free, and who means no name is let through. An alert on every name lets it through and logs
 * it; so that the rest of the plan is judged all the same, it stands apart.
 *
 * @throws UnreadablePlanError with every rule and every entry of a list that cannot be read.
 */
export function readDnsFirewall(plan: AwsDnsFirewallPlan): Reading {
  const unreadable: Unreadable[] = [];
  const rules = [...plan.rules].sort((a, b) => a.priority - b.priority);
  const steps = rules.flatMap((rule, index): readonly Step[] => {
    const at = `rule ${rule.priority}`;
    const why =
      rules[index - 1]?.priority === rule.priority ? 'shares its priority with another rule' : whyUnreadable(rule);
    const lists = plan.lists.filter(({ id }) => id === rule.list);
    const whole = why ?? whyNotOn(rule, lists);
    if (whole !== null) unreadable.push({ rule: at, why: whole, text: JSON.stringify(rule) });
    return lists.flatMap(({ id, domains }) => domains.flatMap((domain) => domainSteps(rule, id, domain, unreadable)));
  });
  if (unreadable.length > 0) throw new UnreadablePlanError(unreadable);
  const unmatched: Step = { action: 'pass', box: ASKING, rule: 'default', because: null };
  const logged = rules.some(({ action }) => action === 'ALERT')
    ? [{ box: BY_NAME, rule: 'ALERT', because: null }]
    : undefined;
  return { target: plan.target, ...allowedBy([...steps, unmatched]), ...(logged === undefined ? {} : { logged }) };
}

/** The connections that machines open. */
const ASKING: Box = { ...EVERYTHING, direction: EGRESS };

/** Those that mean no name, and so ask no resolver. */
export const BY_ADDRESS: Box = { ...ASKING, intent: { names: NO_NAMES, nameless: true } };

/** Those that mean some name. */
export const BY_NAME: Box = { ...ASKING, intent: { names: ALL_NAMES, nameless: false } };

/** What machines open that stand in the VPC and are nobody's that the plan speaks of. */
export function openedByOthers({ sources }: AwsDnsFirewallPlan): Box {
  const memberships = sources
    .flatMap(({ name }) => outside(sourceSet(name)).memberships)
    .sort((a, b) => (a.set.id < b.set.id ? -1 : 1));
  return { ...ASKING, from: { ...ASKING.from, memberships } };
}

/** The apexes of the wildcards by which a plan lets names resolve: whether a star takes them in is written nowhere. */
export function perhapsResolving({ lists, rules }: AwsDnsFirewallPlan): readonly Box[] {
  const allowing = rules.filter(({ action }) => action === 'ALLOW').map(({ list }) => list);
  return lists
    .filter(({ id }) => allowing.includes(id))
    .flatMap(({ domains }) => domains.flatMap(({ text }) => apexOf(text) ?? []))
    .map((apex) => ({ ...ASKING, intent: intentOf(namesOf(exact(apex))) }));
}

function apexOf(text: string): string | null {
  const apex = text.startsWith('*.') ? text.slice(2) : '';
  return apex.includes('.') ? apex : null;
}

/** One entry of a list; a query for what it may or may not match goes either way. */
function domainSteps(
  { action, priority }: ResolverRule,
  list: string,
  { text, because }: ListedDomain,
  unreadable: Unreadable[],
): readonly Step[] {
  const rule = labelOf(priority, action, list, text);
  const step = (intent: Intent, sure: boolean): Step => ({
    action: action === 'ALLOW' ? 'pass' : 'drop',
    box: { ...ASKING, intent },
    rule,
    // What resolves only perhaps is asked for by nobody, and every name by nobody in particular.
    because: sure && text !== '*' ? because : null,
    ...(sure ? {} : { mayMiss: true }),
  });
  if (text === '*') return [step(BY_NAME.intent, true)];
  const apex = apexOf(text);
  if (apex !== null && isDomain(apex)) {
    return [step(intentOf(namesEndingWith(`.${apex}`)), true), step(intentOf(namesOf(exact(apex))), false)];
  }
  const [star, name] = text.startsWith('*') ? ['*', text.slice(1)] : ['', text];
  if (!isDomain(name)) {
    unreadable.push({ rule: list, why: 'has a domain that the service does not take, or none that we know', text });
    return [];
  }
  // A star without a dot behind it: nobody says where it stops.
  return star === '' ? [step(intentOf(namesOf(exact(name))), true)] : [step(intentOf(namesEndingWith(name)), false)];
}

/** What the service takes for a domain, of at least two labels. */
function isDomain(text: string): boolean {
  return text.length <= 255 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text);
}

const ACTIONS: readonly string[] = ['ALLOW', 'BLOCK', 'ALERT'];
const REDIRECTIONS: readonly string[] = ['TRUST_REDIRECTION_DOMAIN', 'INSPECT_REDIRECTION_DOMAIN'];
const RESPONSES: readonly unknown[] = ['NODATA', 'NXDOMAIN'];

function whyNotOn({ action }: ResolverRule, lists: readonly ResolverDomainList[]): string | null {
  const [list, ...more] = lists;
  if (list === undefined || more.length > 0) return `names ${lists.length} lists`;
  if (action !== 'ALERT') return null;
  return list.domains.map(({ text }) => text).join() === '*' ? null : 'alerts on some names alone';
}

/** A block needs its answer, and one of the user's own choice (`OVERRIDE`) would lead somewhere that nobody proved. */
function whyUnreadable({ priority, action, redirections, blockResponse }: ResolverRule): string | null {
  if (!Number.isInteger(priority) || priority < 1) return 'has no priority';
  if (!ACTIONS.includes(action)) return `has the action '${action}'`;
  if (!REDIRECTIONS.includes(redirections)) return `has the redirection action '${redirections}'`;
  if (action === 'BLOCK') return RESPONSES.includes(blockResponse) ? null : `blocks with '${blockResponse}'`;
  return blockResponse === null ? null : `answers '${blockResponse}' without blocking`;
}
