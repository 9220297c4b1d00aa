/** The tables of a measured organisation, in Markdown: docs/scale.md has the same. */
import { WAYS } from './hubs';
import type { Deployed, Measured } from './measure';

const number = (value: number) => value.toLocaleString('en');

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What stands, how often, and what of it is different. */
export function deploymentsTable({ groups, hubs, parent }: Measured): string {
  const row = (what: string, { plans, deployments, rules, bytes }: Deployed) => [
    what,
    number(plans),
    number(deployments),
    number(rules),
    megabytes(bytes),
  ];
  return table(
    ['what', 'different plans', 'deployments', 'rules', 'in templates'],
    [
      row('security groups', groups.aws),
      row('network security groups', groups.azure),
      ...hubs.map(({ cloud, way, ...deployed }) =>
        row(`${cloud === 'aws' ? 'Network Firewalls' : 'Azure Firewalls'}, ${WAYS[way]}`, deployed),
      ),
      row('what most subscriptions run, in the policy of every region', parent.everywhere),
      row('the same in one parent policy', parent.once),
    ],
  );
}

/** Every limit, how much of it the organisation has, and at how many of what it is first over. */
export function limitsTable({ limits }: Measured): string {
  return table(
    ['of', 'limit', 'value', 'raised on request', 'all of it', 'over from'],
    limits.map(({ of, limit, value, raisable, figure, overFrom }) => [
      of,
      limit,
      number(value),
      raisable ? 'yes' : 'no',
      number(figure),
      overFrom === null
        ? 'never'
        : overFrom.count === 1
          ? 'the first alone'
          : `${number(overFrom.count)} ${overFrom.what}`,
    ]),
  );
}
