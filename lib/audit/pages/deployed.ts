import { type ChartDeployed, requirementKey } from '../../report';
import type { Audit, OpeningFinding } from '../result';
import { verdictOf } from './verdict';
import { openingsWords, placeWords, ruleWords } from './words';

/** What an audit found, as the part of a chart that says how a deployment stands to what is asked for. */
export function deployedIn(audit: Audit): ChartDeployed {
  const { fine, clean, filters, requirements, beyond, widened, denials, notUnderstood } = audit;
  return {
    sentence: verdictOf(audit).sentence,
    fine,
    clean,
    filters: filters.map(({ id, kind, rules }) => ({ id, kind, rules })),
    requirements: requirements.map(({ entry, product, requirement, direction, standing, elements }) => ({
      of: requirementKey({ source: entry, product, requirement, direction }),
      standing,
      by: once(elements.flatMap(({ by }) => by.map(ruleWords))),
      lacks: once(elements.flatMap(({ missing }) => missing.flatMap((part) => openingsWords([part])))),
      remarks: once(elements.flatMap(({ remark }) => remark ?? [])),
    })),
    beyond: beyond.map(openingOf),
    widened: widened.map(openingOf),
    denials: denials.flatMap(({ denial, standing, gloss, open, by }) =>
      standing === 'kept' ? [] : [{ denial, standing, gloss, open: openingsWords(open), by: by.map(ruleWords) }],
    ),
    notUnderstood: notUnderstood.map(
      ({ place, why, text }) => `${placeWords(place)}: ${place.resource} ${why}: ${text}`,
    ),
  };
}

function openingOf({ rules, open, parts, entries, perhaps }: OpeningFinding): ChartDeployed['beyond'][number] {
  const more = parts > open.length ? [`and ${parts - open.length} more`] : [];
  return { rules: rules.map(ruleWords), open: [...openingsWords(open), ...more], entries, perhaps };
}

function once(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
