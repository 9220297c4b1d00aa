/** What QUIC and prefix lists are in a header, before the engine, said by hand and not by the proof. */
import { addresses, cidrOf } from '../../lib/model/addresses';
import { attemptsAt, distinctCases } from './attempts';
import { everyWriting } from './every-writing';
import { addressEdges, addressesOf } from './header';
import { matchesOf } from './matches';
import { asAlert } from './replayed-rules';
import { surroundingsOf } from './surroundings';

const profile = everyWriting();
const { plans, variables } = profile;
const linesOf = (what: RegExp) =>
  [
    ...new Set(
      plans.flatMap(({ groups }) =>
        groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules.map(({ text }) => text) : [])),
      ),
    ),
  ].filter((line) => what.test(line));

function tried(line: string) {
  const cases = distinctCases(attemptsAt(line, surroundingsOf(profile)));
  const [matched] = matchesOf(cases, [asAlert(line)], variables);
  return cases.map((one, index) => ({ ...one, isMatched: matched?.has(index) === true }));
}

const quicLines = linesOf(/^pass udp \$\w+ any -> any 443 /);

test.each(quicLines)('UDP 443 from the source is matched, and nothing near it: %s', (line) => {
  const source = addressesOf(/\$\w+/.exec(line)?.[0] ?? '', variables);
  const all = tried(line);
  const isSource = (from: string) => addresses.contains(source, cidrOf(from).first);
  const meant = all.filter(({ from, port, speaks }) => speaks.kind === 'udp' && port === 443 && isSource(from));
  expect(meant.length).toBeGreaterThan(3);
  expect(all.filter(({ isMatched }) => isMatched)).toEqual(meant);
  const missed = all.filter(({ isMatched }) => !isMatched);
  expect(missed.filter(({ speaks, port }) => speaks.kind === 'udp' && port !== 443).map(({ port }) => port)).toEqual(
    expect.arrayContaining([442, 444]),
  );
  expect(missed.some(({ speaks, port, from }) => speaks.kind === 'udp' && port === 443 && !isSource(from))).toBe(true);
  expect(missed.some(({ speaks, port }) => speaks.kind === 'tls' && speaks.name === null && port === 443)).toBe(true);
});

const listLines = linesOf(/@/);

test.each(listLines)('the first and the last address of each block are matched, and none beside them: %s', (line) => {
  const [list = ''] = /@\w+/.exec(line) ?? [];
  const { inside, outside } = addressEdges(addressesOf(list, variables));
  const isPeer = / -> @/.test(line);
  const all = tried(line).filter(({ how }) => how.startsWith(isPeer ? 'to ' : 'from ') || how === 'as it is written');
  const ends = (isMatched: boolean) =>
    all.filter((one) => one.isMatched === isMatched).map(({ from, to }) => (isPeer ? to : from));
  expect(ends(true)).toEqual(expect.arrayContaining([...inside]));
  expect(ends(false)).toEqual(expect.arrayContaining([...outside]));
});

test('there are lines for QUIC, and lists given and bound, of both families, as peer and as source', () => {
  expect(quicLines.filter((line) => line.includes('(alert; ')).length).toBeGreaterThan(0);
  expect(quicLines.filter((line) => !line.includes('(alert; ')).length).toBeGreaterThan(0);
  for (const kind of [/-> @GIVEN4 /, /-> @GIVEN6 /, /-> @LIST_/, /^pass \w+ @LIST_/])
    expect(listLines.filter((line) => kind.test(line)).length).toBeGreaterThan(0);
  const held = listLines.map((line) => variables.get(/@(\w+)/.exec(line)?.[1] ?? '')?.[0]?.includes(':'));
  expect(new Set(held)).toEqual(new Set([true, false]));
});
