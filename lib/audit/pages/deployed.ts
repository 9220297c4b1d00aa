import type { OpeningBeyond } from '../../proof/opening';
import { HOME, tagSet } from '../../proof/sets';
import { type ChartDeployed, requirementKey } from '../../report';
import { areInside } from '../../report/reach';
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
    beyond: beyond.flatMap(openingOf),
    widened: widened.flatMap(openingOf),
    denials: denials.flatMap(({ denial, standing, gloss, open, by }) =>
      standing === 'kept' ? [] : [{ denial, standing, gloss, open: openingsWords(open), by: by.map(ruleWords) }],
    ),
    notUnderstood: notUnderstood.map(
      ({ place, why, text }) => `${placeWords(place)}: ${place.resource} ${why}: ${text}`,
    ),
  };
}

/** One per direction: who reads what comes in does not want to look for it among what goes out. */
function openingOf({ rules, open, parts, entries, perhaps }: OpeningFinding): ChartDeployed['beyond'] {
  const more = parts - open.length;
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const own = open.filter(({ witness }) => witness.direction === direction);
    if (own.length === 0) return [];
    return [
      {
        direction,
        rules: rules.map(ruleWords),
        open: [...openingsWords(own), ...(more > 0 ? [`and ${more} more`] : [])],
        // What is not told may lead anywhere.
        internet: more > 0 || own.some(mayLeadOut),
        entries,
        perhaps,
      },
    ];
  });
}

/** The far end of a connection is where it comes from, or where it goes to. */
function mayLeadOut({ source, peer, witness }: OpeningBeyond): boolean {
  const far = witness.direction === 'ingress' ? source : peer;
  const isOwn = (id: string) => /^(?:bound|source) /.test(id) || id === HOME.id || id === tagSet('VirtualNetwork').id;
  return !far.in.some(isOwn) && !areInside(far.cidrs);
}

function once(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
