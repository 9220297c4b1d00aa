import { readFileSync } from 'node:fs';
import { audit, auditMarkdown, auditSarif, readDeployment, renderAudit } from '../../../lib/audit';
import { PRODUCTS } from '../../../lib/catalog';
import { role } from '../../../lib/resolve';

const name = 'examples/audit/pulumi-preview/preview.json';
const entry = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
const result = audit(readDeployment([{ name, text: readFileSync(name, 'utf8') }]), [{ entry, machines: ['agents'] }]);
const HEADING = 'Open, and nobody asked for it';
const linesOf = (given: typeof result) => {
  const [, lines = ''] = renderAudit(given, { width: 400, colour: false }).split(`${HEADING}\n`);
  return lines.split('\n\n')[0]?.split('\n');
};

test("the cloud's own rules of which nothing is asked stand in one line, and whole in the result", () => {
  expect(linesOf(result)).toEqual([
    "  the cloud's own rules, of which nothing is asked: agents default AllowVnetInBound, agents default AllowAzureLoadBalancerInBound (--json tells what each opens)",
  ]);
  expect(result.beyond.map(({ open }) => open.length > 0)).toEqual([true, true]);
});

test('one that a requirement needs stands in full', () => {
  const [first] = result.requirements;
  const [by] = result.beyond[0]?.rules ?? [];
  if (first === undefined || by === undefined) throw new Error('the audit has no such finding');
  const needed = { ...first, elements: first.elements.map((element) => ({ ...element, by: [by] })) };
  const lines = linesOf({ ...result, requirements: [needed, ...result.requirements.slice(1)] });
  expect(lines?.[0]).toBe("  agents default AllowVnetInBound (the cloud's own)");
  expect(lines?.at(-1)).toContain('of which nothing is asked: agents default AllowAzureLoadBalancerInBound (');
});

test('they stand in one line of Markdown, and are one result of SARIF, at the filter that has them', () => {
  const page = auditMarkdown(result);
  expect(page.match(/AllowVnetInBound/g)).toHaveLength(1);
  expect(page).toMatch(
    /### Open, and nobody asked for it\n\nthe cloud's own rules, of which nothing is asked: `agents default AllowVnetInBound`, .*AllowAzureLoadBalancerInBound`/,
  );
  const { runs } = auditSarif(result, { version: '1' }) as {
    runs: [{ results: { ruleId: string; message: { text: string }; locations: unknown[] }[] }];
  };
  const beyond = runs[0].results.filter(({ ruleId }) => ruleId === 'opening-beyond');
  expect(beyond).toHaveLength(1);
  expect(beyond[0]?.message.text).toMatch(
    /^the cloud's own rules, of which nothing is asked: .*AllowVnetInBound, .*InBound/,
  );
  expect(beyond[0]?.locations).toHaveLength(1);
});
