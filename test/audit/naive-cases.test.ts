import { answer, setOfName } from './naive/answer';
import { GROUP_AT_AN_UNKNOWN_PRIORITY } from './naive/cases/group-at-an-unknown-priority';
import { GROUP_NOT_HANDED_OVER } from './naive/cases/group-not-handed-over';
import { KNOWN_PORT_BESIDE_UNKNOWN } from './naive/cases/known-port-beside-unknown';
import { NEW_GROUPS_BESIDE_A_KNOWN_ONE } from './naive/cases/new-groups-beside-a-known-one';
import { PACKETS } from './naive/cases/packets';
import { PASS_OF_EVERYTHING_BEHIND_A_NAME } from './naive/cases/pass-of-everything-behind-a-name';
import { UNSURE_BESIDE_SURE } from './naive/cases/unsure-beside-sure';
import { read } from './naive/trials';

const CASES = [
  UNSURE_BESIDE_SURE,
  KNOWN_PORT_BESIDE_UNKNOWN,
  GROUP_NOT_HANDED_OVER,
  PASS_OF_EVERYTHING_BEHIND_A_NAME,
  NEW_GROUPS_BESIDE_A_KNOWN_ONE,
  GROUP_AT_AN_UNKNOWN_PRIORITY,
  ...PACKETS,
];

describe('what was once read otherwise than it means', () => {
  it.each(CASES.map((one) => [one.says, one] as const))('%s', (_, { texts, filter, sets, point, verdict }) => {
    const found = read(texts).find(({ id }) => id.endsWith(filter));
    expect(found && answer(found, point, setOfName(sets))).toBe(verdict);
  });
});
