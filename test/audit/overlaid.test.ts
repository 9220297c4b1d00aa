import {
  adopt,
  audit,
  auditMarkdown,
  difference,
  differenceMarkdown,
  reachOfEntries,
  readReach,
  renderAdoption,
  renderAudit,
  renderDifference,
  renderExplanation,
  renderRuleExplanation,
  why,
  whyRule,
} from '../../lib/audit';
import { resolvedFlow } from '../../lib/cli/flow-object';
import { resolve, role } from '../../lib/resolve';
import { CRANE, deployed, entry, group, NEEDED, quay } from './quay';

const MIRROR = {
  id: 'crane-office',
  hosts: ['office.mirror.example'],
  reason: 'the office is mirrored',
  owner: 'harbour',
  expires: '2027-03-31',
} as const;
const WITHOUT = { id: 'crane-relay', omit: true, reason: 'no relay here', owner: 'harbour' } as const;

const overlaid = role(quay, { overlay: [MIRROR, WITHOUT] }, 'crane');
const deployment = deployed(group('Cranes', NEEDED.map(entry)));
const roles = [{ entry: overlaid, machines: ['Cranes'], peers: { tower: ['10.9.0.0/24'] } }];
const asPrinted = roles.map((one) => ({ ...one, entry: CRANE }));
const WIDE = { width: 200, colour: false };

const CHANGED = [
  'hosts by overlay: the office is mirrored (harbour, until 2027-03-31)',
  'the page prints login.quay.example',
];
const LEFT_OUT = 'left out on your word: no relay here (harbour, without an end)';

/** The lines of a page, without what stands before them. */
const linesOf = (page: string) => page.split('\n').map((line) => line.trim());

test('why says whose word a row is where it is no longer the one that the page prints, before its sentence', () => {
  const question = { from: 'crane', to: 'office.mirror.example:443/tls' };
  const lines = linesOf(renderExplanation(why(deployment, question, roles), WIDE));
  const at = lines.indexOf('crane-office of quay, for QUAY_CRANE');
  expect(lines.slice(at + 2, at + 4)).toEqual(CHANGED);
  expect(lines[at + 4]).toContain('Cranes speak with the office');
  const rule = linesOf(renderRuleExplanation(whyRule(deployment, { rule: 'egress 1' }, roles), WIDE));
  expect(rule).toEqual(expect.arrayContaining(CHANGED));
  expect(
    renderExplanation(why(deployment, { ...question, to: 'login.quay.example:443' }, asPrinted), WIDE),
  ).not.toMatch(/overlay/);
});

test('why lists what is left out, where no requirement asks for what a row would have asked for', () => {
  const question = { from: 'crane', to: 'relay.other.example:443/tls' };
  const lines = linesOf(renderExplanation(why(deployment, question, roles), WIDE));
  const at = lines.indexOf('Left out by your overlay');
  expect(lines.slice(at + 1, at + 3)).toEqual(['quay crane-relay', LEFT_OUT]);
  expect(why(deployment, { ...question, to: 'office.mirror.example:443/tls' }, roles).leftOut).toBeUndefined();
  expect(why(deployment, question, asPrinted).leftOut).toBeUndefined();
});

test('adopt lists every row that is the user’s, since nothing is proved of what its page prints', () => {
  const lines = linesOf(renderAdoption(adopt(deployment, roles), WIDE));
  const at = lines.indexOf('By your overlay, and not as the page prints it');
  expect(lines.slice(at + 1, at + 6)).toEqual(['quay crane-office', ...CHANGED, 'quay crane-relay', LEFT_OUT]);
  expect(adopt(deployment, asPrinted).overlaid).toBeUndefined();
});

describe('a difference', () => {
  const reach = (one: typeof CRANE) => reachOfEntries([{ entry: one }]);

  test('of two profiles says on which side a named row is the user’s', () => {
    const found = difference(reach(CRANE), reach(overlaid));
    const lines = linesOf(renderDifference(found, WIDE));
    const at = lines.indexOf('By your overlay, and not as the page prints it');
    expect(lines.slice(at + 1, at + 6)).toEqual([
      'quay crane-office, in the second',
      ...CHANGED,
      'quay crane-relay, in the second',
      LEFT_OUT,
    ]);
    expect(differenceMarkdown(found)).toContain(`- \`quay crane-relay, in the second\`: ${LEFT_OUT}`);
    expect(difference(reach(overlaid), reach(CRANE)).overlaid?.map(({ sides }) => sides)).toEqual([
      ['before'],
      ['before'],
    ]);
  });

  test('names no row that it does not tell of: where both sides have one alike, nothing differs', () => {
    expect(difference(reach(overlaid), reach(overlaid)).overlaid).toBeUndefined();
  });

  test('of two deployments says it of the rows that ask for what changed', () => {
    const of = (...lines: readonly string[]) => readReach([template(group('Cranes', lines.map(entry)))]);
    const asked = reachOfEntries([{ entry: overlaid }]);
    const found = difference(of(...NEEDED), of(...NEEDED.slice(1)), { asked });
    expect(found.overlaid?.map(({ requirement, sides }) => [requirement, sides])).toEqual([
      ['crane-office', ['asked']],
    ]);
    expect(renderDifference(found, WIDE)).toContain('quay crane-office, in the roles');
  });

  test('of two lists of flows says it, and takes a row that was left out for one that opens nothing', () => {
    const flows = (overlay: readonly (typeof MIRROR | typeof WITHOUT)[]) =>
      readReach({
        name: 'flows.json',
        text: JSON.stringify(resolve(quay, { overlay }, { asker: 'crane' }).map((flow) => resolvedFlow(quay, flow))),
      });
    const found = difference(flows([]), flows([MIRROR, WITHOUT]));
    expect(found.lost.map(({ body }) => body)).toEqual(['quay crane-office', 'quay crane-relay']);
    const lines = linesOf(renderDifference(found, WIDE));
    expect(lines).toEqual(expect.arrayContaining([CHANGED[0], LEFT_OUT]));
    expect(lines.join('\n')).not.toContain('the page prints login');
  });
});

test('an audit says it in both of its pages', () => {
  const found = audit(deployment, roles);
  for (const page of [renderAudit(found, WIDE), auditMarkdown(found)])
    for (const words of CHANGED) expect(page).toContain(words);
});

function template(resources: string) {
  return { name: 'template.yaml', text: `Resources:\n${resources}` };
}
