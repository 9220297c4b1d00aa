import type { End } from '../model/flow';
import { readOnce } from '../model/read-once';

/** An end, or the one like it: of the party that asks mostly nothing is known, and it is an end of each of thousands of flows. */
export function sharedEnd(end: End): End {
  const { party, placement, hosts, ranges, bound } = end;
  return party === null || hosts.length + ranges.length + bound.length > 0 ? end : bareEnd(`${placement} ${party}`);
}

/** The text holds all that there is of it; no placement has a blank. */
const bareEnd = readOnce((text): End => {
  const blank = text.indexOf(' ');
  const placement = text.slice(0, blank) as End['placement'];
  return { party: text.slice(blank + 1), placement, hosts: [], ranges: [], bound: [] };
});
