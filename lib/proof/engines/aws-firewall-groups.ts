import type { DeclaredFirewallPolicy, DeclaredGroupReference, DeclaredRuleGroup } from '../readers/declared-aws';
import { isLate } from '../readers/late';
import type { Place } from '../readers/place';
import { linesOfList } from './aws-domain-lists';
import { type Variables, variablesOf } from './aws-firewall-variables';
import { readFiveTuple } from './aws-five-tuples';
import type { PrefixLists } from './aws-prefix-lists';
import { fiveTupleWords } from './declared-words';
import { type Findings, wordsOf } from './findings';
import { openPiece, salvaged } from './firewall-open';
import { type Called, type Piece, piecesOf } from './firewall-piece';
import { LineFault } from './suricata-fault';
import { type LineMeaning, readLine } from './suricata-line';
import { rulesOfText } from './suricata-text';

/** With what a rule group of a policy is read. */
export interface Around {
  readonly policy: DeclaredFirewallPolicy;
  readonly lists: PrefixLists;
  readonly findings: Findings;
  readonly isStrict: boolean;
}

/** What the stateful rules of one group decide, in the order in which they stand there. */
export function piecesOfGroup(
  group: DeclaredRuleGroup,
  reference: DeclaredGroupReference,
  { policy, lists, findings, isStrict }: Around,
): readonly Piece[] {
  const named = (rule: string) => findings.within(policy.id, rule);
  const variables = variablesOf(group, policy, lists);
  const { source } = group;
  switch (source.kind) {
    case 'elsewhere':
      return [elsewhere(group.id, reference, named(group.id))];
    case 'stateless':
      named(group.id).add(reference.place, 'is a stateless group among the stateful ones', group.id);
      return [openPiece({ name: group.id, place: reference.place })];
    case 'domains': {
      const read = linesOfList({ id: group.id, source }, isStrict, named(group.id));
      if (read === null) return [openPiece({ name: group.id, place: source.place })];
      return read.flatMap(({ line, ...called }) => takeLine(() => line, called, variables, named(called.name), null));
    }
    case 'five-tuples': {
      const sids = new Set<number>();
      return source.rules.flatMap((rule, index) => {
        const called = { name: `${group.id} rule ${index + 1}`, place: rule.place };
        return takeLine(() => readFiveTuple(rule), called, variables, named(called.name), sids, fiveTupleWords(rule));
      });
    }
    case 'lines': {
      if (isLate(source.text)) {
        named(group.id).add(source.place, 'has lines that are known later', source.text.id);
        return [openPiece({ name: group.id, place: source.place })];
      }
      return linesOf({ ...source, text: source.text }, group.id, variables, named);
    }
  }
}

function linesOf(
  { text, place, firstLine }: { readonly text: string; readonly place: Place; readonly firstLine?: number },
  id: string,
  variables: Variables,
  named: (rule: string) => Findings,
): readonly Piece[] {
  const sids = new Set<number>();
  let isIndented = false;
  const pieces = rulesOfText(text).flatMap((rule): readonly Piece[] => {
    isIndented ||= rule.indented;
    const sid = /[;(\s]sid\s*:\s*(\d+)/i.exec(rule.text.slice(-2000))?.[1];
    const isTaken = sid !== undefined && sids.has(Number(sid));
    const name = sid === undefined || isTaken ? `${id} line ${rule.line}` : `${id} sid ${sid}`;
    const line = firstLine === undefined ? place.line : firstLine + rule.line - 1;
    const called = { name, place: { ...place, line } };
    const read = takeLine(() => readLine(rule.text), called, variables, named(name), sids, rule.text);
    return rule.indented ? read.map((piece) => ({ ...piece, mayMiss: true })) : read;
  });
  if (isIndented)
    named(id).add(place, 'has lines that begin with a blank, over which Suricata passes', text.trim().slice(0, 100));
  return pieces;
}

/** A line that does not load, or says what nobody can read, may be everything that its header leaves room for. */
function takeLine(
  read: () => LineMeaning,
  called: Called,
  variables: Variables,
  findings: Findings,
  sids: Set<number> | null,
  text = '',
): readonly Piece[] {
  try {
    const line = read();
    if (sids?.has(line.sid) === true) throw new LineFault('has the sid of a line before it, so that it does not load');
    sids?.add(line.sid);
    if (line.action === 'config') findings.add(called.place, 'configures the engine', text);
    const pieces = piecesOf(line, variables, called);
    if (pieces.length > 0) for (const why of line.notRead) findings.add(called.place, why, text);
    return pieces;
  } catch (fault) {
    if (!(fault instanceof LineFault)) throw fault;
    findings.add(called.place, `${fault.message}; Suricata 7.0 does not load it, or nobody can read it`, text);
    return salvaged(text, called, variables);
  }
}

/** A group that the file refers to and does not hold; one that AWS manages is known as such by its ARN. */
export function elsewhere(id: string, { place, dropToAlert }: DeclaredGroupReference, findings: Findings): Piece {
  const isManaged = /^arn:aws[a-z-]*:network-firewall:[^:]*:aws-managed:/.test(id);
  const why = isManaged
    ? 'is a rule group that AWS manages, whose lines nobody can read'
    : 'is a rule group that stands elsewhere';
  findings.add(place, why, id);
  const piece = openPiece({ name: id, place });
  // Its drops are made alerts, so that it closes nothing.
  return dropToAlert === true ? { ...piece, action: 'pass', mayMiss: true, note: why } : { ...piece, note: why };
}

export function nameOf(reference: DeclaredGroupReference): string {
  return wordsOf(reference.group);
}
