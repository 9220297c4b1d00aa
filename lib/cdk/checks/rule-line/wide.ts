import { partsOf } from './addresses';
import type { RuleLine } from './lines';

/** Whether a rule covers traffic to everywhere, or to everywhere outside. */
export function isWide({ tokens: { destination, source, direction } }: RuleLine): boolean {
  return isEverywhere(destination) || (direction === '<>' && isEverywhere(source));
}

function isEverywhere(list: string): boolean {
  if (list.startsWith('!')) return true;
  return partsOf(list).some((part) => ['any', '$external_net', '0.0.0.0/0'].includes(part.toLowerCase()));
}

/** Whether a rule drops what the rules before it left, whatever it carries. */
export function dropsTheRest(line: RuleLine): boolean {
  const { action, protocol, options } = line.tokens;
  return (
    ['drop', 'reject'].includes(action) &&
    ['tcp', 'ip'].includes(protocol) &&
    isWide(line) &&
    options.every(({ name }) => ['flow', 'msg', 'sid', 'rev', 'metadata', 'reference', 'noalert'].includes(name))
  );
}
