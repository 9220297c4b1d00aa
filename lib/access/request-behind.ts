import { type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import { canonicalSources, composeRequest, REQUEST_SCHEMA, type RequestPart, sourceIssues } from '../requests';
import { leavingToGroups } from './leaving-to-groups';
import type { RequestParts } from './request-parts';

/** What a firewall's team is asked, beside the roles themselves. */
export interface FirewallRequestOptions {
  /**
   * The addresses of these machines as the firewall sees them: CIDRs as text, or names of prefix lists that the
   * firewall's team knows (`'spoke-a'`). What is known only at deployment is an error, since the file is read before
   * anything is deployed. In the firewall an entry bears a name that is made from these words: another block makes it
   * another source, with rule groups of its own, while what a prefix list of the same name holds may change.
   */
  readonly sources: readonly string[];
  /** Who asks: a team, in words. One request has one owner. */
  readonly owner: string;
  /** Why it is asked for; printed in the firewall's report. One request has one reason. */
  readonly reason: string;
}

/** What the user says of a request. */
export interface RequestWords extends FirewallRequestOptions {
  readonly name: string;
}

/** How a rim tells what is not known yet. */
export interface LateTests {
  /** Whether a value, or something in its text, is known only at deployment. */
  readonly isLate: (value: unknown) => boolean;
  /** Whether a lookup has yet to say it: what is written now goes nowhere. */
  readonly isNotLookedUp: (block: string) => boolean;
}

/** The kind of firewall that is asked: it decides what can be said. */
export type RequestedFirewall = 'aws-network-firewall' | 'azure-firewall';

/** What a construct has to tell of its entries, as of now. */
export interface AskingEntries {
  readonly requests: () => readonly EntryRequest[];
  readonly everybody: () => Readonly<Record<string, readonly string[]>>;
}

/**
 * Another team's firewall as it stands behind one construct: asked by a request, and taken for one that does what the
 * request says, so that the group and it can be held against the documents together.
 */
export class RequestBehind<Owner extends object = object, Firewall extends RequestedFirewall = 'aws-network-firewall'> {
  readonly name: string;
  private attempt: TriedCompile<Firewall> | undefined;

  /** `path` is the construct as its user knows it; `book` is what all constructs ask for under the name. */
  constructor(
    private readonly owner: { readonly construct: Owner; readonly path: string },
    private readonly words: RequestWords,
    private readonly asking: AskingEntries,
    private readonly book: RequestParts<Owner>,
    private readonly late: LateTests,
    private readonly firewall?: Firewall,
  ) {
    this.name = words.name;
  }

  /** Lets the construct's entries stand in the request. */
  enter(): readonly Issue[] {
    return this.book.enter(this.owner.construct, () => this.part());
  }

  leave(): void {
    this.book.leave(this.owner.construct);
  }

  changed(): void {
    this.attempt = undefined;
    this.book.changed();
  }

  get digest(): string {
    return this.book.digest;
  }

  /** Where the machines stand, as the request says it: blocks, and names of prefix lists. */
  sourcesOf(_name: string): readonly string[] {
    return this.words.sources;
  }

  /** What the firewall makes of the request, and what keeps it from being written. */
  tried(): TriedCompile<Firewall> {
    this.attempt ??= this.compile();
    return this.attempt;
  }

  private compile(): TriedCompile<Firewall> {
    const part = this.part();
    if (part === null) return { compiled: null, issues: [] };
    const { content, issues } = composeRequest(this.name, [{ ...part, at: 'hostEnforcement' }]);
    const late = content === null ? [] : lateWords('hostEnforcement', content, this.late);
    if (issues.length + late.length > 0) return { compiled: null, issues: [...issues, ...late] };
    const requests = this.asking.requests();
    const names = [...new Set(requests.map(({ entry }) => entry.name))];
    const own = new Set(names);
    const left = requests.map((request) => leavingToGroups(request, own));
    // They stand on the same machines.
    const overlapping = Object.fromEntries(names.map((name) => [name, names.filter((other) => other !== name)]));
    const tried: TriedCompile<RequestedFirewall> =
      this.firewall === 'azure-firewall'
        ? tryCompile('azure-firewall', left, { overlapping })
        : tryCompile('aws-network-firewall', left, { overlapping });
    const behind = tried as TriedCompile<Firewall>;
    // The limits of that firewall are its team's.
    return { ...behind, issues: behind.issues.filter(({ code }) => code !== 'over-limit') };
  }

  private part(): RequestPart | null {
    const { owner, reason, sources } = this.words;
    const requests = this.asking.requests();
    if ([...sources, ...requests.flatMap(bindingsOf)].some(this.late.isNotLookedUp)) return null;
    return { at: this.owner.path, owner, reason, sources, requests, everybody: this.asking.everybody() };
  }
}

/** What is wrong with what the user says of a request, before anything is asked; `sources` are those of the construct itself. */
export function checkRequest(
  { name, owner, reason, sources: given }: { readonly [Key in keyof RequestWords]?: unknown },
  own: readonly string[] | undefined,
  late: LateTests,
): readonly Issue[] {
  const at = 'hostEnforcement';
  const { pattern, maxLength } = REQUEST_SCHEMA.$defs.requestName;
  const issues: Issue[] = [];
  if (typeof name !== 'string' || !new RegExp(pattern, 'u').test(name) || name.length > maxLength) {
    const expected = "where it is enforced, in kebab-case and at most 64 characters: 'central-egress'";
    issues.push({ code: 'wrong-type', at: `${at}.name`, given: wordOf(name), expected });
  }
  for (const [word, text, expected] of [
    ['owner', owner, 'who asks: a team, in words'],
    ['reason', reason, 'why it is asked for'],
  ] as const) {
    if (late.isLate(text)) {
      issues.push(textIsLate(`${at}.${word}`));
      continue;
    }
    const isWord = typeof text === 'string' && text.trim() !== '';
    if (!isWord) issues.push({ code: 'wrong-type', at: `${at}.${word}`, given: wordOf(text), expected });
  }
  return [...issues, ...checkSources(`${at}.sources`, given, own, late)];
}

function checkSources(
  at: string,
  given: unknown,
  own: readonly string[] | undefined,
  { isLate, isNotLookedUp }: LateTests,
): readonly Issue[] {
  const late = (where: string): Issue => ({
    code: 'request-late',
    at: where,
    what: 'the address block that stands here',
    instead:
      "write it as text ('10.1.0.0/16'), or name a prefix list that the firewall's team keeps for these machines ('spoke-a')",
  });
  if (isLate(given)) return [late(at)];
  const sources: readonly unknown[] = Array.isArray(given) ? given : [];
  const unknown = sources.flatMap((source, index) => (isLate(source) ? [late(`${at}[${index}]`)] : []));
  const lookedUp = sources.some((source) => typeof source === 'string' && isNotLookedUp(source));
  if (unknown.length > 0 || lookedUp) return unknown;
  const issues = sourceIssues(at, given);
  if (issues.length > 0 || own === undefined || !Array.isArray(own)) return issues;
  const [first, second] = [sources as readonly string[], own].map((list) => canonicalSources(list).join(', '));
  if (first === second) return [];
  return [{ code: 'sources-given-twice', at: 'sources', first: first ?? '', second: second ?? '' }];
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function bindingsOf({ peers = {}, additionalRules = [] }: EntryRequest): readonly string[] {
  const placed = [...Object.values(peers).flat(), ...additionalRules.map(({ peer }) => peer)] as readonly unknown[];
  return placed.flatMap((one) =>
    typeof one === 'object' && one !== null && 'bound' in one ? [String(one.bound)] : [],
  );
}

/** What in the words of a request is known at deployment only. */
function lateWords(at: string, words: unknown, { isLate }: LateTests): readonly Issue[] {
  return isLate(JSON.stringify(words)) ? [textIsLate(at)] : [];
}

function textIsLate(at: string): Issue {
  return { code: 'request-late', at, what: 'a text in it', instead: 'write it as plain text' };
}
