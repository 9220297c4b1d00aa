import type { Issue } from '../diagnostics';

/** Where a part of a profile was typed: from the core's own words (`profile.dataCenter`) to the user's (`--choose dataCenter=JPP`). */
export class Whereabouts {
  private readonly typed = new Map<string, string>();

  /** The first one stays: an issue of a whole party is told at what was typed first for it. */
  note(place: string, option: string): void {
    if (!this.typed.has(place)) this.typed.set(place, option);
  }

  /** The same issue, told where the user typed what is wrong. */
  tell<Some extends Issue>(issue: Some): Some {
    // What stands in a list is told by what was given, since the core tells the list alone.
    const own = 'given' in issue ? this.typed.get(`${issue.at}[${issue.given}]`) : undefined;
    return { ...issue, at: own ?? this.placeOf(issue.at) ?? fallback(issue.at) };
  }

  /** Where a part was typed, or the nearest part that holds it. */
  placeOf(at: string): string | undefined {
    for (let place = at; place !== ''; place = withoutLastPart(place)) {
      const option = this.typed.get(place);
      if (option !== undefined) return option;
    }
    return undefined;
  }
}

function withoutLastPart(place: string): string {
  const shorter = place.replace(/(?:\.[^.[\]]*|\[\d+\])$/, '');
  return shorter === place ? '' : shorter;
}

/** What was not typed at all: the option that would have said it. */
function fallback(at: string): string {
  const [, choice] = /^profile\.([^.[\]]+)$/.exec(at) ?? [];
  if (choice !== undefined) return `--choose ${choice}=...`;
  if (at === 'hostEnforcement') return '--host-enforcement';
  return at;
}
