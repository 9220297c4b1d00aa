import { type AuditedRole, type AuditOptions, type Deployment, readDeployment } from '../audit';
import { findProduct, PRODUCT_IDS } from '../catalog';
import { type Issue, NetworkRequirementsError } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import type { Product } from '../model/product';
import { OWN_CATALOGUE, requestFilesIn, tryRequests } from '../requests';
import { tryRole } from '../resolve';
import { readSettings } from './compile-options';
import { filesIn } from './files';
import { unknownProduct } from './flows';
import { additionalRulesIn, isHalfChosen, PROFILE_OPTIONS, readProfile } from './profile-options';
import { PREFIX_LIST, prefixListsIn } from './request';
import { parametersFor } from './template-parameters';
import {
  type CommandLine,
  firstValue,
  isTyped,
  type OperandForm,
  type OptionForm,
  optionName,
  pairsOf,
  type Typed,
  typedOfAll,
  typedOfEach,
  valuesOf,
} from './typed';
import { Whereabouts } from './whereabouts';

export const TEMPLATE_OPERAND: OperandForm = {
  form: 'FILE...',
  words: 'templates, plans of other tools, or what aws and az print; what belongs together in one call',
};

/** Who asks, and where the machines stand in what is read. */
export const ROLE_OPTIONS: readonly OptionForm[] = [
  { form: '--product PRODUCT', words: 'whose requirements', values: PRODUCT_IDS },
  { form: '--role ROLE', words: 'who asks' },
  ...PROFILE_OPTIONS,
  { form: '--name NAME', words: 'the name of the role entry; default: ECC_AGENT and the like' },
  { form: '--reach-by [PARTY=]names|addresses', words: 'which documented alternative; default: names', repeats: true },
  { form: '--without-ranges PARTY=names', words: 'under addresses, open by name what has no range', repeats: true },
  { form: '--unbound PARTY', words: 'a must-have party that is left out on purpose', repeats: true },
  { form: '--leave-out ID', words: 'a requirement that the target refuses and you do without', repeats: true },
  { form: '--request FILE|FOLDER', words: 'the roles of firewall requests, and their machines', repeats: true },
  PREFIX_LIST,
];

export const DEPLOYMENT_OPTIONS: readonly OptionForm[] = [
  {
    form: '--bind PARTY=GROUP|CIDR,...',
    words: 'where the role or a party stands: groups of the file (all of them), address blocks (one of them)',
    repeats: true,
  },
  {
    form: '--through FIREWALL',
    words: 'a firewall or resolver on the way; default: all that stand in the files',
    repeats: true,
  },
  {
    form: '--network CIDR',
    words: 'a block of the own network: what VirtualNetwork and HOME_NET hold where the files do not say it',
    repeats: true,
  },
  { form: '--parameter NAME=VALUE', words: 'the value of a parameter of a template', repeats: true },
];

/** What was typed of an audit: what is read, and who asks. */
export interface TypedAudit {
  readonly deployment: Deployment | null;
  readonly roles: readonly AuditedRole[];
  readonly options: AuditOptions;
  readonly issues: Issue[];
}

/** Reads the files and the roles of a command line; `needsRole` says whether it is nothing without one. */
export function readAudit(line: CommandLine, name: string, { needsRole }: { readonly needsRole: boolean }): TypedAudit {
  const { typed } = line;
  const all = typedOfAll(line);
  const issues: Issue[] = [...line.issues];
  const files = filesIn(line.operands, issues);
  const parameters = parametersFor(files, all, issues);
  const deployment = files.length === 0 ? null : tried(issues, () => readDeployment(files, { parameters }));
  issues.push(...uselessPrefixLists(typed));
  const requested = requestedRoles(typed, issues);
  const roles = typedOfEach(line).flatMap((each, index) => {
    const own = typedRole(each, name, needsRole, issues);
    // Requests are typed, and of no entry.
    return bound(index === 0 ? [...own, ...requested] : own, each, issues);
  });
  const through = valuesOf(all, '--through');
  const network = valuesOf(all, '--network');
  const options = {
    ...(through.length === 0 ? {} : { through }),
    ...(network.length === 0 ? {} : { network }),
  };
  return { deployment, roles, options, issues };
}

/** The roles that were typed, wherever their machines stand: what is compared has no machines of theirs. */
export function typedRoles(typed: readonly Typed[], name: string, issues: Issue[]): readonly EntryRequest[] {
  const roles = [...typedRole(typed, name, false, issues), ...requestedRoles(typed, issues)];
  return roles.map(({ machines: _, peers: _none, ...request }) => request);
}

/** What the core throws of its own, among the other issues. */
export function tried<Value>(issues: Issue[], attempt: () => Value): Value | null {
  try {
    return attempt();
  } catch (fault) {
    if (!(fault instanceof NetworkRequirementsError)) throw fault;
    issues.push(...fault.issues);
    return null;
  }
}

/** The roles that were typed with their profile, more than one where the command takes several; none where something is wrong. */
export function typedRole(
  typed: readonly Typed[],
  name: string,
  isNeeded: boolean,
  issues: Issue[],
): readonly AuditedRole[] {
  const productId = firstValue(typed, '--product');
  const roles = [...new Set(valuesOf(typed, '--role'))];
  const isRequested = valuesOf(typed, '--request').length > 0;
  const isSaid = [...OF_ROLE, ...(isRequested ? [] : ['--bind'])].some((one) => isTyped(typed, one));
  if (productId === undefined && roles.length === 0 && !isSaid && (!isNeeded || isRequested)) return [];
  const product = productId === undefined ? undefined : findProduct(productId);
  if (productId === undefined) missing('--product PRODUCT', name, PRODUCT_IDS, issues);
  else if (product === undefined) issues.push(unknownProduct(productId));
  if (roles.length === 0) missing('--role ROLE', name, product === undefined ? [] : Object.keys(product.roles), issues);
  return product === undefined ? [] : roles.flatMap((role) => roleOf(product, role, typed, issues));
}

/** What says something of a role that is typed, and nothing of one that is requested. */
const OF_ROLE = [
  ...PROFILE_OPTIONS.map(optionName),
  '--name',
  '--reach-by',
  '--without-ranges',
  '--unbound',
  '--leave-out',
] as const;

function missing(form: string, name: string, allowed: readonly string[], issues: Issue[]): void {
  issues.push({ code: 'option-missing', at: name, form, allowed });
}

function roleOf(product: Product, role: string, typed: readonly Typed[], issues: Issue[]): readonly AuditedRole[] {
  const where = new Whereabouts();
  const { profile, issues: misread } = readProfile(product, typed, where);
  const settings = readSettings(product, role, typed, where, issues);
  where.note('role', `--role ${role}`);
  const { entry, issues: found } = tryRole(product, profile, role, settings.options);
  const told = found.filter((issue) => !isHalfChosen(typed, issue)).map((issue) => where.tell(issue));
  issues.push(...misread, ...told);
  if (found.length > 0) return [];
  const { unbound, leaveOut } = settings;
  return [{ entry, machines: [], unbound, leaveOut, ...additionalRulesIn(typed, where) }];
}

/** What a prefix list holds is asked of requests alone: a `--bind` says blocks themselves. */
function uselessPrefixLists(typed: readonly Typed[]): readonly Issue[] {
  if (isTyped(typed, '--request')) return [];
  return valuesOf(typed, optionName(PREFIX_LIST)).map((value) => {
    const given = `${optionName(PREFIX_LIST)} ${value}`;
    const instead = 'say the blocks where they are meant (--bind PARTY=CIDR,...) and leave it out';
    return { code: 'option-without', at: given, given, needs: '--request FILE|FOLDER', instead };
  });
}

/** The roles that requests ask for, on the machines that they say. */
function requestedRoles(typed: readonly Typed[], issues: Issue[]): readonly AuditedRole[] {
  const files = valuesOf(typed, '--request').flatMap((path) => {
    const found = requestFilesIn(path);
    issues.push(...found.issues);
    return found.files;
  });
  if (files.length === 0) return [];
  const { requests, issues: wrong } = tryRequests(files, OWN_CATALOGUE, { prefixLists: prefixListsIn(typed, issues) });
  issues.push(...wrong);
  return requests.flatMap(({ roles }) =>
    roles.map(({ request, sources }): AuditedRole => {
      const { peers = {}, ...rest } = request;
      const placed = Object.entries(peers).map(([party, one]) => [party, Array.isArray(one) ? one : [one]] as const);
      return { ...rest, peers: Object.fromEntries(placed), machines: sources };
    }),
  );
}

/** What was bound: the machines of an entry by its role or name, and its parties. */
function bound(roles: readonly AuditedRole[], typed: readonly Typed[], issues: Issue[]): readonly AuditedRole[] {
  const pairs = pairsOf('--bind', typed).map(([party, text]) => ({
    party,
    places: text.split(',').map((one) => one.trim()),
  }));
  const isOf = ({ entry }: AuditedRole, party: string) => entry.role === party || entry.name === party;
  const isParty = ({ entry }: AuditedRole, party: string) =>
    Object.hasOwn(entry.product.roles, party) || Object.hasOwn(entry.product.services, party);
  for (const { party, places } of pairs) {
    if (roles.length === 0 || roles.some((one) => isOf(one, party) || isParty(one, party))) continue;
    const allowed = roles.flatMap(({ entry }) => [
      ...Object.keys(entry.product.roles),
      ...Object.keys(entry.product.services),
    ]);
    issues.push({ code: 'unknown-party', at: `--bind ${party}=${places.join(',')}`, given: party, allowed });
  }
  return roles.map((role) => {
    const machines = pairs.flatMap(({ party, places }) => (isOf(role, party) ? places : []));
    const peers = new Map<string, readonly NonNullable<AuditedRole['peers']>[string][number][]>(
      Object.entries(role.peers ?? {}),
    );
    for (const { party, places } of pairs) {
      if (!isOf(role, party) && isParty(role, party)) peers.set(party, [...(peers.get(party) ?? []), ...places]);
    }
    return {
      ...role,
      machines: [...role.machines, ...machines],
      ...(peers.size === 0 ? {} : { peers: Object.fromEntries(peers) }),
    };
  });
}
