import { createHash } from 'node:crypto';
import { type ElementFidelity, opens } from '../model/element';
import { type PlanBecause, requirementIds } from '../model/plans/plan';

/** A peer that a template leaves to whoever deploys it. */
export interface BoundParameter {
  readonly id: string;
  readonly party: string;
  /** The parameter's name. */
  readonly name: string;
  readonly kind: 'block' | 'list' | 'tag' | 'ipGroup' | 'group';
}

/** The peers that stand in a plan by an id alone, by id. */
export function boundPeers(fidelity: readonly ElementFidelity[]): readonly BoundParameter[] {
  const peers = new Map<string, BoundParameter>();
  for (const { element, fidelity: how } of fidelity) {
    const { asked } = element;
    if (asked.kind !== 'bound' || !opens(how)) continue;
    const kind = (['block', 'list', 'tag', 'ipGroup'] as const).find((key) => asked[key] !== undefined) ?? 'group';
    peers.set(asked.id, { id: asked.id, party: asked.party, name: logicalId(asked.party, asked.id), kind });
  }
  return [...peers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * A name in letters and digits that begins with a letter: readable words, and where they lose something of what was given
 * the start of its hash, so that two things never share one.
 */
export function logicalId(...words: readonly string[]): string {
  const text = words
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const hash = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 6);
  return `${text.slice(0, 200)}${hash}`;
}

/** The requirement ids of rules, by what each is known by. */
export function groupedReasons(
  rules: readonly (readonly [string, readonly PlanBecause[]])[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(rules.map(([key, because]) => [key, requirementIds(because)]));
}
