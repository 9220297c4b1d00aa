import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DNS_FIREWALL_LIMITS } from '../../lib/targets/aws-dns-firewall/limits';
import { NETWORK_FIREWALL_LIMITS } from '../../lib/targets/aws-network-firewall/limits';
import { PREFIX_LIST_LIMITS } from '../../lib/targets/aws-prefix-list/limits';
import { SECURITY_GROUP_LIMITS } from '../../lib/targets/aws-security-group/limits';
import { AZURE_FIREWALL_LIMITS } from '../../lib/targets/azure-firewall/limits';
import { NETWORK_SECURITY_GROUP_LIMITS } from '../../lib/targets/azure-network-security-group/limits';
import type { LimitTable } from '../../lib/targets/limit';
import { root, textOf } from './blocks';

/** By page, the tables of the targets that it speaks of. */
const PAGES: Readonly<Record<string, Readonly<Record<string, LimitTable>>>> = {
  'docs/aws.md': {
    'Security groups': SECURITY_GROUP_LIMITS,
    'Prefix lists': PREFIX_LIST_LIMITS,
    'Network Firewall': NETWORK_FIREWALL_LIMITS,
    'DNS Firewall': DNS_FIREWALL_LIMITS,
  },
  'docs/azure.md': {
    'Network security groups': NETWORK_SECURITY_GROUP_LIMITS,
    'Azure Firewall': AZURE_FIREWALL_LIMITS,
  },
};

const RAISED: Readonly<Record<string, string>> = {
  'docs/aws.md': 'raised on request',
  'docs/azure.md': 'yours to set',
};

/** The limits as a page has them: from the tables that the targets hold to. */
function limitsInWords(page: string): string {
  const rows = Object.entries(PAGES[page] ?? {}).flatMap(([target, table]) =>
    Object.entries(table).map(([key, { name, value, raisable, most, source }]) => {
      const raised = raisable ? `yes${most === undefined ? '' : `, to ${most.toLocaleString('en')}`}` : 'no';
      return `| \`${key}\` | ${target} | ${name} | ${value.toLocaleString('en')} | ${raised} | ${source} |`;
    }),
  );
  const heading = `| name | of | limit | value | ${RAISED[page]} | source |`;
  return [heading, '|---|---|---|---|---|---|', ...rows].join('\n');
}

test.each(Object.keys(PAGES))('%s lists the limits that the targets hold to, with their sources', (name) => {
  const [start, end] = ['<!-- limits -->\n', '<!-- /limits -->'];
  const page = textOf(name);
  const [before = '', rest = ''] = page.split(start);
  const [shown, after = ''] = rest.split(end);
  const written = `${limitsInWords(name)}\n`;
  if (process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined) {
    writeFileSync(join(root, name), `${before}${start}${written}${end}${after}`);
    return;
  }
  expect(shown).toBe(written);
});
