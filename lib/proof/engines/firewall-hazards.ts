import { type Box, intersectBoxes, subtractBoxes } from '../box';
import type { FilterRule } from '../readers/deployment';
import type { Piece } from './firewall-piece';

/** More lines than these that could come in between are not compared one by one. */
const MOST_COMPARED = 256;
const MOST_PARTS = 64;

/**
 * The engine asks its lines anew on each packet, so a line that stands later is asked first where it needs less: a drop of
 * TCP closes at the first packet what a line above it would pass by name, and a pass of the whole flow ends the search
 * before a name above it is seen. What a list of steps cannot say is then unsure: the first line that takes a connection
 * in decides about it only where no later one is quicker.
 */
export function withHazards(pieces: readonly Piece[]): readonly FilterRule[] {
  const [drops, flows] = [new Later(), new Later()];
  const isNew = pieces.some(({ passesNew }) => passesNew);
  const read: (readonly FilterRule[])[] = [];
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    read.push(ruleOf(piece, piece.action === 'pass' ? drops : flows, isNew));
    if (piece.action !== 'pass') drops.add(piece);
    if (piece.action !== 'drop' && piece.mayDecideFlow) flows.add(piece);
  }
  return read.reverse().flat();
}

/** Lines that stand later, by when they are decided; of too many to be compared only that they are too many is kept. */
class Later {
  private readonly byPhase: readonly Piece[][] = [[], [], [], []];
  private readonly besides: Piece[] = [];

  add(piece: Piece): void {
    keep(this.byPhase[piece.phase] ?? [], piece);
    if (piece.mayMiss === true || piece.action === 'unsure') keep(this.besides, piece);
  }

  /** Those that may come before this one, or meet packets of its connections that it does not see. */
  quickerThan({ phase, action, decidesFlow, sid }: Piece): readonly Piece[] {
    const before = this.byPhase.slice(0, phase).flat();
    if (action !== 'pass' || decidesFlow) return before;
    return [...before, ...this.besides.filter((other) => other.sid !== sid || other.action === 'unsure')];
  }
}

function keep(list: Piece[], piece: Piece): void {
  if (list.length <= MOST_COMPARED) list.push(piece);
}

function ruleOf(piece: Piece, later: Later, isNew: boolean): readonly FilterRule[] {
  const { phase, decidesFlow, mayDecideFlow, passesNew, ...rule } = piece;
  if (rule.mayMiss === true || rule.action === 'unsure') return [rule];
  // The engine asks a drop of whole flows once, on a packet that an earlier line may have passed by itself.
  if (rule.action === 'drop' && isNew && phase === 0 && decidesFlow)
    return [{ ...rule, mayMiss: true, note: ASKED_ONCE }];
  const quicker = later.quickerThan(piece);
  if (quicker.length === 0) return [rule];
  if (quicker.length > MOST_COMPARED) return [unsure(rule, rule.boxes, rule.name)];
  const taken = quicker.flatMap(({ boxes }) => boxes);
  const common = rule.boxes.flatMap((box) => taken.flatMap((other) => intersectBoxes(box, other) ?? []));
  if (common.length === 0) return [rule];
  const left = common.length > MOST_PARTS ? [] : subtractBoxes(rule.boxes, taken);
  if (left.length === 0 || left.length > MOST_PARTS) return [unsure(rule, rule.boxes, rule.name)];
  return [{ ...rule, boxes: left }, unsure(rule, common, `${rule.name} (unsure)`)];
}

const ASKED_ONCE = 'is asked once for each flow, on a packet that a line above may pass';

function unsure(rule: FilterRule, boxes: readonly Box[], name: string): FilterRule {
  const note =
    rule.action === 'pass'
      ? 'a line that stands later may close it on an earlier packet'
      : 'a line that stands later may pass it on an earlier packet';
  return { ...rule, name, boxes, action: 'unsure', note };
}
