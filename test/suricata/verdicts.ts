import { captureOf } from './capture';
import type { Attempt } from './conversation';
import { droppedBy, type Variables } from './engine';

/** What becomes of a connection; of one that ends before a word, whether it is set up at all. */
export type EngineVerdict = 'allow' | 'deny';

const HANDSHAKE = 3;

/** The lines as they stand, in the engine's own order: what passes first, then what drops. */
export function verdictsOf(
  attempts: readonly Attempt[],
  rules: readonly string[],
  variables: Variables,
): readonly EngineVerdict[] {
  const { file, attemptOf } = captureOf(attempts);
  const dropped = droppedBy(file, rules, variables);
  const firsts = new Map<number, number>();
  const packets = [...Array(Math.max(0, ...dropped)).keys()].map((index) => index + 1);
  for (const packet of packets) {
    const owner = attemptOf(packet);
    firsts.set(owner, firsts.get(owner) ?? packet);
  }
  const closed = new Set(
    dropped.flatMap((packet) => {
      const owner = attemptOf(packet);
      const place = packet - (firsts.get(owner) ?? packet);
      return attempts[owner]?.speaks.kind === 'handshake' && place >= HANDSHAKE ? [] : [owner];
    }),
  );
  return attempts.map((_, index) => (closed.has(index) ? 'deny' : 'allow'));
}
