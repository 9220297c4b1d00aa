import { difference, reachOfDeployment, readDeployment } from '../../lib/audit';
import { idleRules } from '../../lib/audit/idle';
import * as boxes from '../../lib/proof/box';
import { ADVERSE, ORDINARY } from './large';

/** How often two boxes are intersected or parted: a count, since a clock would be one of the machine's other work too. */
function workOn(make: (n: number) => string, n: number): number {
  const [text, other] = [make(n), make(n - 2)];
  const spies = [jest.spyOn(boxes, 'intersectBoxes'), jest.spyOn(boxes, 'subtractBox')];
  try {
    const [before, after] = [text, other].map((one) => readDeployment([{ name: 'a.json', text: one }]));
    if (before === undefined || after === undefined) throw new Error('nothing read');
    for (const filter of before.filters)
      idleRules(filter, ({ name, place }) => ({ filter: filter.id, rule: name, place }));
    difference(reachOfDeployment(before), reachOfDeployment(after));
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const N = 100;

/** Denials cut the cloud's own allowances of everything in as many parts; a group of Azure has at most 1,000 rules. */
const isCutUp = (name: string) => name.includes('network security group') || name.includes('az prints');

test.each(Object.entries(ORDINARY))('%s: twice as many rules are at most three times the work', (name, make) => {
  expect(workOn(make, 2 * N)).toBeLessThanOrEqual((isCutUp(name) ? 4 : 3) * workOn(make, N) + 20 * N);
});

test.each(Object.entries(ADVERSE))('%s are decided, and are no difference to themselves', (_, make) => {
  const text = make(N);
  const [a, b] = [text, text].map((one) => reachOfDeployment(readDeployment([{ name: 'a.json', text: one }])));
  if (a === undefined || b === undefined) throw new Error('nothing read');
  expect(difference(a, b).same).toBe(true);
});
