import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DNS_FIREWALL_LIMITS } from '../../lib/targets/aws-dns-firewall/limits';
import { NETWORK_FIREWALL_LIMITS } from '../../lib/targets/aws-network-firewall/limits';
import { PREFIX_LIST_LIMITS } from '../../lib/targets/aws-prefix-list/limits';
import { SECURITY_GROUP_LIMITS } from '../../lib/targets/aws-security-group/limits';
import type { LimitTable } from '../../lib/targets/limit';
import { blocksOf, faultsIn, root, runBlock, textOf } from './blocks';

const PAGE = 'docs/aws.md';
const TABLES: Readonly<Record<string, LimitTable>> = {
  'Security groups': SECURITY_GROUP_LIMITS,
  'Prefix lists': PREFIX_LIST_LIMITS,
  'Network Firewall': NETWORK_FIREWALL_LIMITS,
  'DNS Firewall': DNS_FIREWALL_LIMITS,
};

/** The limits as the page has them: from the tables that the targets hold to. */
function limitsInWords(): string {
  const rows = Object.entries(TABLES).flatMap(([target, table]) =>
    Object.entries(table).map(([key, { name, value, raisable, most, source }]) => {
      const raised = raisable ? `yes${most === undefined ? '' : `, to ${most.toLocaleString('en')}`}` : 'no';
      return `| \`${key}\` | ${target} | ${name} | ${value.toLocaleString('en')} | ${raised} | ${source} |`;
    }),
  );
  return ['| name | of | limit | value | raised on request | source |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

describe('the page on AWS', () => {
  const blocks = blocksOf(PAGE, 'ts');

  it('shows TypeScript that compiles', () => {
    expect(blocks.length).toBeGreaterThan(5);
    expect(faultsIn(blocks)).toEqual([]);
  }, 120_000);

  it.each(blocks.map((block, index) => [index + 1, block] as const))(
    'shows a program that runs, number %i',
    (_, block) => {
      const { status, stderr } = runBlock(block);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    60_000,
  );

  it('lists the limits that the targets hold to, with their sources', () => {
    const [start, end] = ['<!-- limits -->\n', '\n<!-- /limits -->'];
    const page = textOf(PAGE);
    const [before = '', rest = ''] = page.split(start);
    const [shown, after = ''] = rest.split(end);
    if (process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined) {
      writeFileSync(join(root, PAGE), `${before}${start}${limitsInWords()}${end}${after}`);
      return;
    }
    expect(shown).toBe(limitsInWords());
  });
});
