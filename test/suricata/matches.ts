import { captureOf } from './capture';
import type { Attempt } from './conversation';
import { replay, type Variables } from './engine';
import { numbered } from './replayed-rules';

/** Which attempts each rule matches, by their indexes; null for a rule that the engine does not load. */
export function matchesOf(
  attempts: readonly Attempt[],
  rules: readonly string[],
  variables: Variables,
): readonly (ReadonlySet<number> | null)[] {
  const { file, attemptOf } = captureOf(attempts);
  const { alerts, refused } = replay(
    file,
    rules.map((text, index) => numbered(text, index + 1)),
    variables,
  );
  const matched = rules.map(() => new Set<number>());
  for (const { sid, packet } of alerts) matched[sid - 1]?.add(attemptOf(packet));
  const unloaded = new Set(refused.map(({ line }) => line));
  return matched.map((own, index) => (unloaded.has(index + 1) ? null : own));
}
