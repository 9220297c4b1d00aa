import type { Flow } from '../model/flow';
import { type Answerable, answerable, OVERLAY_PARTS } from '../model/overlay';
import type { Requirement } from '../model/product';
import type { ReportedOverlay } from './report';

/** What the user puts in the place of a row, beside what the page prints there. */
export function overlayOf({ overlay, requirement }: Flow): ReportedOverlay | undefined {
  if (overlay === undefined) return undefined;
  const parts = OVERLAY_PARTS.filter((part) => overlay[part] !== undefined);
  return { ...answerable(overlay), parts, printed: parts.map((part) => printedWords(requirement, part)) };
}

function printedWords({ hosts, ranges, ports, transport }: Requirement, part: (typeof OVERLAY_PARTS)[number]): string {
  switch (part) {
    case 'hosts':
      return hosts.length === 0 ? 'no host' : hosts.map(({ printed }) => printed).join(', ');
    case 'addresses':
      return (ranges?.cidrs ?? []).length === 0 ? 'no address' : (ranges?.cidrs ?? []).join(', ');
    case 'ports':
      return ports.length === 0 ? 'no port' : `${transport} ${ports.join(', ')}`;
  }
}

/** Why the page is not followed, who answers for it, and until when. */
export function answeredWords({ reason, owner, expires }: Answerable): string {
  return `${reason} (${owner}, ${expires === undefined ? 'without an end' : `until ${expires}`})`;
}

/** The line that stands below whatever an overlay opened, and what the page prints there. */
export function overlaidWords(overlay: ReportedOverlay): readonly string[] {
  return [
    `${overlay.parts.join(' and ')} by overlay: ${answeredWords(overlay)}`,
    ...(overlay.printed.length === 0 ? [] : [`the page prints ${overlay.printed.join('; ')}`]),
  ];
}

/** Who answers for an opening of the user's own, where that was said. */
export function ownerWords({ owner, expires }: Partial<Omit<Answerable, 'reason'>>): string {
  const words = [...(owner === undefined ? [] : [owner]), ...(expires === undefined ? [] : [`until ${expires}`])];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
