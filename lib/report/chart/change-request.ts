import { code, folded, headed, markdownText, plain, quoted, table } from '../markdown';
import { answeredWords, overlaidWords, ownerWords } from '../overlay-words';
import { type ChartChanges, changesSince, devicesOfBoth } from './changes';
import type { Chart, ChartDevice, ChartGap, ChartOmission, ChartRefusal, ChartRequirement, ChartRule } from './chart';

/**
 * A chart as a change request that a firewall team works through: per device what to open and why; with `since` what to
 * open, to close and to alter, and nothing that stays.
 */
export function chartMarkdown(chart: Chart, { since }: { readonly since?: Chart } = {}): string {
  const changes = since === undefined ? null : changesSince(since, chart);
  const requirements = new Map((changes ?? chart).requirements.map((one) => [one.key, one]));
  return markdownText([
    `# ${plain(chart.subject)}`,
    '',
    ...(changes === null
      ? [`What has to be opened, and the sentence that asks for each. Catalogue ${plain(chart.catalogue)}.`]
      : [
          changes.none
            ? `**Nothing changed** since ${code(changes.since)}.`
            : `What changed since ${code(changes.since)}: ${changes.opened.length} to open, ${changes.closed.length} to close, ${changes.altered.length} to alter.`,
        ]),
    ...devicesOfBoth(since ?? null, chart).flatMap((device) =>
      changes === null ? wholeDevice(device, chart, requirements) : changedDevice(device, changes, requirements),
    ),
    ...(changes === null ? deployedLines(chart) : []),
    ...headed('Digests', [
      ...chart.devices.map(({ id, digests: { profile, plan, catalogue } }) =>
        [`- ${code(id)}: profile ${code(profile)}, plan ${code(plan)}, catalogue ${code(catalogue)}`].join(''),
      ),
      `- this chart: ${code(chart.digest)}`,
    ]),
  ]);
}

type Requirements = ReadonlyMap<string, ChartRequirement>;

function wholeDevice(device: ChartDevice, chart: Chart, requirements: Requirements): readonly string[] {
  const of = <One extends { readonly device: string }>(list: readonly One[]) =>
    list.filter((one) => one.device === device.id);
  const rules = of(chart.rules);
  const own = device.usersOwn.map(({ rule, by, reason, ...answers }) => [
    code(rule),
    code(by),
    plain(`${reason ?? ''}${ownerWords(answers)}`),
  ]);
  return [
    ...headed(`${device.targetName}: ${device.subject}`, introOf(device), 2),
    ...headed('Open', ruleTable(rules, requirements)),
    ...headed("On the user's own word", table(['Rule', 'By', 'Why'], own)),
    ...headed('Left out on your word', omissionTable(of(chart.omitted), requirements)),
    ...headed('Not covered: the document lacks it', gapTable(of(chart.uncovered), requirements)),
    ...headed('Not opened: the device cannot say it', refusalTable(of(chart.refused), requirements)),
    ...headed(
      'Let through beside every flow',
      device.admits.map((line) => `- ${plain(line)}`),
    ),
    ...headed(
      'Taken for granted',
      device.assumes.map((line) => `- ${plain(line)}`),
    ),
    ...folded('The sentences that ask for it', sentences(rules, requirements)),
  ];
}

function introOf({ verdict, notEnforced, widerBecause }: ChartDevice): readonly string[] {
  return [
    ...(notEnforced === null ? [] : [`**${plain(notEnforced)}**`, '']),
    plain(verdict.sentence),
    ...(widerBecause === null ? [] : ['', plain(widerBecause)]),
  ];
}

function changedDevice(device: ChartDevice, changes: ChartChanges, requirements: Requirements): readonly string[] {
  const of = <One extends { readonly device: string }>(list: readonly One[]) =>
    list.filter((one) => one.device === device.id);
  const altered = changes.altered.filter(({ now }) => now.device === device.id);
  const opened = of(changes.opened);
  const said = of(changes.said);
  const standings = of(changes.standings).map(({ of: key, before, now }) => [
    code(requirements.get(key)?.requirement ?? key),
    before ?? 'not asked for',
    now ?? 'not asked for',
  ]);
  const lines = [
    ...headed('Open', ruleTable(opened, requirements)),
    ...headed('Close', ruleTable(of(changes.closed), requirements)),
    ...headed(
      'Alter',
      table(
        [...HEAD, 'Before'],
        altered.map(({ before, now }) => [...ruleCells(now, requirements), howWords(before)]),
      ),
    ),
    ...headed('Requirements that stand otherwise', table(['Requirement', 'Before', 'Now'], standings)),
    ...headed(
      'Said now',
      said.flatMap(({ added }) => added.map((line) => `- ${plain(line)}`)),
    ),
    ...headed(
      'Said no more',
      said.flatMap(({ gone }) => gone.map((line) => `- ${plain(line)}`)),
    ),
    ...folded('The sentences that ask for it', sentences(opened, requirements)),
  ];
  return lines.length === 0 ? [] : [...headed(`${device.targetName}: ${device.subject}`, [''], 2), ...lines];
}

const HEAD = ['Direction', 'From', 'To', 'Port', 'How true', 'Asked for by'] as const;

function ruleTable(rules: readonly ChartRule[], requirements: Requirements): readonly string[] {
  return table(
    HEAD,
    rules.map((rule) => ruleCells(rule, requirements)),
  );
}

function ruleCells(rule: ChartRule, requirements: Requirements): readonly string[] {
  const isOut = rule.direction === 'egress';
  const requirement = requirements.get(rule.of);
  return [
    isOut ? 'out' : 'in',
    code(isOut ? rule.source : rule.peer),
    code(isOut ? rule.peer : rule.source),
    trafficWords(rule),
    howWords(rule),
    requirement === undefined
      ? ''
      : [`${code(requirement.requirement)} (${requirement.need})`, ...byOverlay(requirement)].join('<br>'),
  ];
}

/** What the user puts in the place of the page's, and what the page prints there. */
function byOverlay({ overlay }: ChartRequirement): readonly string[] {
  return overlay === undefined || overlay.parts.length === 0 ? [] : overlaidWords(overlay).map(plain);
}

function trafficWords({ transport, ports }: { readonly transport: string; readonly ports: readonly string[] }): string {
  return plain([transport, ports.join(', ')].join(' ').trim());
}

function howWords({ standing, growth, behind }: ChartRule): string {
  const wider = growth.length === 0 ? standing : `${standing}: ${growth.join(', ')}`;
  return plain(behind === null ? wider : `${wider}; behind it stands ${behind}`);
}

function gapTable(gaps: readonly ChartGap[], requirements: Requirements): readonly string[] {
  const rows = gaps.map(({ of, missing, why, peers, supply, ...traffic }) => [
    code(requirements.get(of)?.requirement ?? of),
    trafficWords(traffic),
    peers.map(code).join('<br>'),
    plain(`${missing.join(', ')}: ${why}`),
    plain(supply),
  ]);
  return table(['Requirement', 'Port', 'For', 'Lacks', 'How to supply it'], rows);
}

function omissionTable(omitted: readonly ChartOmission[], requirements: Requirements): readonly string[] {
  const rows = omitted.map(({ of, peers, overlay, ...traffic }) => [
    code(requirements.get(of)?.requirement ?? of),
    trafficWords(traffic),
    peers.map(code).join('<br>'),
    plain(answeredWords(overlay)),
  ]);
  return table(['Requirement', 'Port', 'For', 'Why'], rows);
}

function refusalTable(refused: readonly ChartRefusal[], requirements: Requirements): readonly string[] {
  const rows = refused.map(({ of, peer, why, waysOut, standing, ...traffic }) => [
    code(requirements.get(of)?.requirement ?? of),
    code(peer),
    trafficWords(traffic),
    plain(standing === 'narrowed' ? `in part: ${why}` : why),
    waysOut.map(plain).join('<br>'),
  ]);
  return table(['Requirement', 'Peer', 'Port', 'Why', 'Ways out'], rows);
}

function sentences(rules: readonly ChartRule[], requirements: Requirements): readonly string[] {
  return [...new Set(rules.map(({ of }) => of))].flatMap((key) => {
    const requirement = requirements.get(key);
    const [cite] = requirement?.cites ?? [];
    return requirement === undefined || cite === undefined
      ? []
      : ['', code(requirement.requirement), '', ...quoted(cite)];
  });
}

function deployedLines({ deployed }: Chart): readonly string[] {
  if (deployed === null) return [];
  const lacking = deployed.requirements.filter(({ standing }) => standing !== 'open' && standing !== 'not-asked');
  return [
    ...headed('What is deployed', [plain(deployed.sentence)], 2),
    ...headed(
      'Open there: asked for, and not open',
      table(
        ['', 'Requirement', 'Lacks'],
        lacking.map(({ of, standing, lacks, remarks }) => [
          standing,
          code(of),
          [...lacks.map(code), ...remarks.map(plain)].join('<br>'),
        ]),
      ),
    ),
    ...headed(
      'Close there: open, and nobody asked for it',
      table(
        ['Rule', 'Opens', 'For'],
        deployed.beyond.map(({ rules, open, entries }) => [
          rules.map(code).join('<br>'),
          open.map(code).join('<br>'),
          entries.map(code).join('<br>'),
        ]),
      ),
    ),
    ...headed(
      'Not understood',
      deployed.notUnderstood.map((line) => `- ${plain(line)}`),
    ),
  ];
}
