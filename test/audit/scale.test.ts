import { audit, difference, reachOfDeployment, readDeployment } from '../../lib/audit';
import { idleRules } from '../../lib/audit/idle';
import * as boxes from '../../lib/proof/box';
import * as boxIndex from '../../lib/proof/box-index';
import { asking } from './handed-over';
import { ADVERSE, ORDINARY } from './large';
import { MOST_SECONDS, secondsOfAudit } from './seconds';

/** How often two boxes are intersected or parted: a count, since a clock would be one of the machine's other work too. */
function countedIn(work: () => void): number {
  const spies = [jest.spyOn(boxes, 'intersectBoxes'), jest.spyOn(boxes, 'subtractBox')];
  try {
    work();
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const readFrom = (text: string) => readDeployment([{ name: 'a.json', text }]);

function workOfDifference(make: (n: number) => string, n: number): number {
  return countedIn(() => {
    const [before, after] = [readFrom(make(n)), readFrom(make(n - 2))];
    for (const filter of before.filters)
      idleRules(filter, ({ name, place }) => ({ filter: filter.id, rule: name, place }));
    difference(reachOfDeployment(before), reachOfDeployment(after));
  });
}

/** Of the requirements, the openings beside them and the narrower rules; what was read is not counted again. */
function workOfAudit(make: (n: number) => string, n: number): number {
  const deployment = readFrom(make(n));
  return countedIn(() => void audit(deployment, [asking(deployment)]));
}

/** What took longest of each cloud; `scale.soak.test.ts` has them all. */
const OF_EACH_CLOUD = ['lines of addresses', 'a network security group of Resource Manager'];

/** So many that what takes a short way with few rules takes the long one at both sizes. */
const N = 150;

test.each(Object.entries(ORDINARY))('%s: twice as many rules are little more than twice the work', (_, make) => {
  expect(workOfDifference(make, 2 * N)).toBeLessThanOrEqual(2.4 * workOfDifference(make, N) + 20 * N);
});

test.each(Object.entries(ORDINARY))(
  'an audit of %s: twice as many rules are little more than twice the work',
  (_, make) => {
    expect(workOfAudit(make, 2 * N)).toBeLessThanOrEqual(2.4 * workOfAudit(make, N));
  },
);

test('rules of which nobody can be sure are held against no other when it is asked which decide nothing', () => {
  const [filter] = readFrom(ORDINARY['a network security group of Resource Manager']?.(N) ?? '').filters;
  if (filter === undefined) throw new Error('nothing read');
  const rules = filter.rules.map((rule, at) => (at % 3 === 0 ? { ...rule, action: 'unsure' as const } : rule));
  const index = jest.spyOn(boxIndex, 'indexOf');
  idleRules({ ...filter, rules }, ({ name, place }) => ({ filter: filter.id, rule: name, place }));
  const [[held] = []] = index.mock.calls;
  index.mockRestore();
  const sure = rules.filter(({ action }) => action !== 'unsure').flatMap((rule) => rule.boxes);
  expect(sure.length).toBeGreaterThan(0);
  expect(held).toEqual(sure);
});

test.each(OF_EACH_CLOUD)('an audit of ten thousand rules, %s, takes seconds', (name) => {
  expect(secondsOfAudit(name, 10_000)).toBeLessThan(MOST_SECONDS);
});

test.each(Object.entries(ADVERSE))('%s are decided, and are no difference to themselves', (_, make) => {
  const text = make(N);
  const [a, b] = [text, text].map((one) => reachOfDeployment(readDeployment([{ name: 'a.json', text: one }])));
  if (a === undefined || b === undefined) throw new Error('nothing read');
  expect(difference(a, b).same).toBe(true);
});
