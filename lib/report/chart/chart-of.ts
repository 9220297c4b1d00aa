import { CATALOG_VERSION } from '../../catalog/version';
import { type Asked, askedKey } from '../../model/element';
import { digestOf } from '../../requests';
import { hostForms } from '../host-forms';
import type { OpenedRow, Opening, Report, ReportedRequirement, UsersOwnRow } from '../report';
import { CHART_SCHEMA_ID, type Chart, type ChartDeployed, type ChartDevice, type ChartRule } from './chart';

/** What is said beside the reports. */
export interface ChartContext {
  /**
   * What is reviewed.
   * @default - the subjects of the reports
   */
  readonly subject?: string;
  /** How a deployment stands to it, as `deployedIn` of `portolan/audit` tells it. */
  readonly deployed?: ChartDeployed;
}

/**
 * The chart of one report or of several: of a role for one target, of a group and the firewall behind it, of several roles.
 *
 * @example
 * const chart = chartOf([agents.report, firewall.report], { subject: 'Agents of the Tokyo office' });
 */
export function chartOf(reports: readonly Report[], { subject, deployed }: ChartContext = {}): Chart {
  const parts = reports.map((report, at) => ({ report, device: deviceOf(report, reports.slice(0, at)) }));
  const chart: Omit<Chart, 'digest'> = {
    $schema: CHART_SCHEMA_ID,
    version: 1,
    subject: subject ?? [...new Set(reports.map((report) => report.subject))].join(', '),
    catalogue: CATALOG_VERSION,
    devices: parts.map(({ device }) => device),
    parties: partiesOf(reports),
    requirements: requirementsOf(parts),
    rules: parts.flatMap(({ report, device }) => [
      ...report.rows.map((row) => ruleOf(row, row, device.id)),
      ...report.usersOwn.flatMap((row) => ownRule(row, device.id)),
    ]),
    uncovered: parts.flatMap(({ report, device }) =>
      report.uncovered.map(({ transport, ports, peers, missing, why, supply, ...of }) => ({
        ...{ device: device.id, of: requirementKey(of), transport, ports, peers, missing, why, supply },
      })),
    ),
    omitted: parts.flatMap(({ report, device }) =>
      report.omitted.map(({ transport, ports, peers, overlay, ...of }) => ({
        ...{ device: device.id, of: requirementKey(of), transport, ports, peers, overlay },
      })),
    ),
    refused: parts.flatMap(({ report, device }) =>
      report.refused.map(({ transport, ports, peer, standing, reason, why, waysOut, ...of }) => ({
        ...{ device: device.id, of: requirementKey(of), transport, ports, peer, standing, reason, why, waysOut },
      })),
    ),
    others: parts.flatMap(({ report, device }) =>
      report.others.map(({ transport, ports, peers, standing, why, ...of }) => ({
        ...{ device: device.id, of: requirementKey(of), transport, ports, peers, standing, why },
      })),
    ),
    questions: once(reports.flatMap(({ questions }) => questions)),
    deployed: deployed ?? null,
  };
  return { ...chart, digest: digestOf({ ...chart }) };
}

/** What rules and findings name a requirement by. */
export function requirementKey(
  of: Pick<ReportedRequirement, 'source' | 'product' | 'requirement' | 'direction'>,
): string {
  return [of.source, of.product, of.requirement, of.direction].join(' ');
}

function deviceOf(report: Report, before: readonly Report[]): ChartDevice {
  const isSame = ({ target, subject }: Report) => target === report.target && subject === report.subject;
  const alike = before.filter(isSame).length;
  const { rows: _, widened: _w, uncovered: _u, refused: _r, others: _o, flows: _f, parties: _p, ...rest } = report;
  const { questions: _q, omitted: _om, usersOwn, ...device } = rest;
  return {
    id: `${report.target} ${report.subject}${alike === 0 ? '' : ` (${alike + 1})`}`,
    ...device,
    // What is opened in the plan is among the rules, and what is refused among what is refused.
    usersOwn: usersOwn.filter(({ opening, standing }) => opening === undefined && standing !== 'refused'),
  };
}

function partiesOf(reports: readonly Report[]): Chart['parties'] {
  const parties = new Map<string, Chart['parties'][number]>();
  for (const one of reports.flatMap((report) => report.parties)) {
    const key = `${one.product} ${one.party}`;
    const sources = [...new Set([...(parties.get(key)?.sources ?? []), ...one.sources])].sort();
    parties.set(key, { ...one, sources });
  }
  return [...parties.values()];
}

function requirementsOf(
  parts: readonly { readonly report: Report; readonly device: ChartDevice }[],
): Chart['requirements'] {
  const all = new Map<string, Chart['requirements'][number]>();
  for (const { report, device } of parts) {
    for (const { standing, ...flow } of report.flows) {
      const key = requirementKey(flow);
      const before = all.get(key)?.standings ?? [];
      all.set(key, { key, ...flow, standings: [...before, { device: device.id, standing }] });
    }
  }
  return [...all.values()];
}

function ruleOf(
  named: Parameters<typeof requirementKey>[0],
  { asked, ...opening }: Opening & Partial<Pick<OpenedRow, 'peerNames'>>,
  device: string,
): ChartRule {
  const { source, direction, transport, ports, peer, reaches, peerNames = [], prefixLists } = opening;
  const { standing, growth, behind, guard } = opening;
  const of = requirementKey(named);
  return {
    key: [device, of, transport, ports.join(','), askedKey(asked)].join('|'),
    ...{ device, of, source, direction, transport, ports, peer, peerNames, prefixLists },
    ...formsOf(asked),
    ...{ reaches, standing, growth, behind, guard },
  };
}

/** An opening of the user's own, as far as it is one of the plan's. */
function ownRule({ opening, by, reason, owner, expires }: UsersOwnRow, device: string): readonly ChartRule[] {
  if (opening === undefined) return [];
  const answers = { ...(owner === undefined ? {} : { owner }), ...(expires === undefined ? {} : { expires }) };
  const named = { source: opening.source, product: 'additional', requirement: by, direction: opening.direction };
  return [{ ...ruleOf(named, opening, device), own: { by, reason, ...answers } }];
}

/** A peer in the forms that devices of others take; what a page prints (`*gstatic.com`) is none of them. */
function formsOf(asked: Asked): Pick<ChartRule, 'names' | 'cidrs' | 'expression'> {
  const none = { names: [], cidrs: [], expression: null };
  if (asked.kind === 'cidr') return { ...none, cidrs: [asked.cidr] };
  if (asked.kind !== 'host') return none;
  const { host } = asked;
  return { ...none, names: hostForms(host), expression: host.kind === 'pattern' ? host.name : null };
}

function once<Value>(values: readonly Value[]): readonly Value[] {
  const known = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...known.values()];
}
