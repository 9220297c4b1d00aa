import { code, folded, headed, markdownText, plain, quoted, table } from '../markdown';
import { answeredWords, overlaidWords, ownerWords } from '../overlay-words';
import { type ChartChanges, changesSince, devicesOfBoth } from './changes';
import type {
  Chart,
  ChartDevice,
  ChartGap,
  ChartOmission,
  ChartOther,
  ChartRefusal,
  ChartRequirement,
  ChartRule,
} from './chart';
import { deployedLines } from './deployed-lines';

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
            : `What changed since ${code(changes.since)}: ${changes.opened.length} to open, ${changes.closed.length} to close, ${changes.altered.length} to alter; and what is said below.`,
          ...inputLines(changes),
        ]),
    ...devicesOfBoth(since ?? null, chart).flatMap((device) =>
      changes === null ? wholeDevice(device, chart, requirements) : changedDevice(device, changes, requirements),
    ),
    ...(changes === null ? deployedLines('What is deployed', chart.deployed) : changedWhole(changes)),
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
  const rules = ofDevice(chart.rules, device);
  return [
    ...headed(`${device.targetName}: ${device.subject}`, introOf(device), 2),
    ...headed('Open', ruleTable(rules, requirements)),
    ...headed("Opened beside the plan, on the user's own word", ownTable(device.usersOwn)),
    ...partTables(device, chart, requirements),
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

type PartsOfDevices = Pick<Chart, 'omitted' | 'uncovered' | 'refused' | 'others'>;

/** What a device does not open though it is asked for; `gone` where it is so no more. */
function partTables(
  device: ChartDevice,
  { omitted, uncovered, refused, others }: PartsOfDevices,
  requirements: Requirements,
  gone = '',
): readonly string[] {
  return [
    ...headed(`${gone}Left out on your word`, omissionTable(ofDevice(omitted, device), requirements)),
    ...headed(`${gone}Not covered: the document lacks it`, gapTable(ofDevice(uncovered, device), requirements)),
    ...headed(`${gone}Not opened: the device cannot say it`, refusalTable(ofDevice(refused, device), requirements)),
    ...headed(`${gone}Not opened for another reason`, otherTable(ofDevice(others, device), requirements)),
  ];
}

function ofDevice<One extends { readonly device: string }>(list: readonly One[], { id }: ChartDevice): readonly One[] {
  return list.filter(({ device }) => device === id);
}

function ownTable(list: ChartDevice['usersOwn']): readonly string[] {
  const rows = list.map(({ rule, by, reason, standing, growth, ...answers }) => [
    code(rule),
    code(by),
    plain([standing, ...growth].join(', ')),
    plain(`${reason ?? ''}${ownerWords(answers)}`),
  ]);
  return table(['Rule', 'By', 'How', 'Why'], rows);
}

function introOf({ verdict, notEnforced, widerBecause, sources }: ChartDevice): readonly string[] {
  return [
    ...(notEnforced === null ? [] : [`**${plain(notEnforced)}**`, '']),
    plain(verdict.sentence),
    ...sources.flatMap(({ name, addresses = [] }) =>
      addresses.length === 0 ? [] : ['', `From ${code(name)}: ${addresses.map(code).join(', ')}`],
    ),
    ...(widerBecause === null ? [] : ['', plain(widerBecause)]),
  ];
}

function changedDevice(device: ChartDevice, changes: ChartChanges, requirements: Requirements): readonly string[] {
  const altered = changes.altered.filter(({ now }) => now.device === device.id);
  const opened = ofDevice(changes.opened, device);
  const said = ofDevice(changes.said, device);
  const standings = ofDevice(changes.standings, device).map(({ of: key, before, now }) => [
    code(requirements.get(key)?.requirement ?? key),
    before ?? 'not asked for',
    now ?? 'not asked for',
  ]);
  const lines = [
    ...headed('Open', ruleTable(opened, requirements)),
    ...headed('Close', ruleTable(ofDevice(changes.closed, device), requirements)),
    ...headed(
      'Alter',
      table(
        [...HEAD, 'Before'],
        altered.map(({ before, now }) => [...ruleCells(now, requirements), cellWords(before, requirements)]),
      ),
    ),
    ...headed("Opened beside the plan, on the user's own word", ownTable(ofDevice(changes.came.usersOwn, device))),
    ...headed(`${GONE}Opened beside the plan`, ownTable(ofDevice(changes.went.usersOwn, device))),
    ...headed('Requirements that stand otherwise', table(['Requirement', 'Before', 'Now'], standings)),
    ...partTables(device, changes.came, requirements),
    ...partTables(device, changes.went, requirements, GONE),
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

const GONE = 'No more: ';

/** What changed of no device by itself. */
function changedWhole({ reworded, requirements, came, went }: ChartChanges): readonly string[] {
  const names = new Map(requirements.map((one) => [one.key, one]));
  const told = reworded.flatMap((key) => {
    const one = names.get(key);
    if (one === undefined) return [];
    const cites = one.cites.flatMap((cite) => ['', ...quoted(cite)]);
    return [
      '',
      code(one.requirement),
      ...(one.note === null ? [] : ['', plain(one.note)]),
      ...overlayLines(one),
      ...cites,
    ];
  });
  return [
    ...headed('Requirements that are told otherwise', told, 2),
    ...headed('What the documents leave open', questionLines(came.questions), 2),
    ...headed(`${GONE}What the documents leave open`, questionLines(went.questions), 2),
    ...headed('Parties', partyLines(came.parties), 2),
    ...headed(`${GONE}Parties`, partyLines(went.parties), 2),
    ...deployedLines('What is deployed', came.deployed),
    ...deployedLines(`${GONE}What is deployed`, went.deployed),
  ];
}

function overlayLines(requirement: ChartRequirement): readonly string[] {
  return byOverlay(requirement).flatMap((words) => ['', words]);
}

function questionLines(questions: Chart['questions']): readonly string[] {
  return questions.map(({ product, kind, gloss }) => `- ${code(product)}, ${kind}: ${plain(gloss)}`);
}

function partyLines(parties: Chart['parties']): readonly string[] {
  return parties.map(({ party, words, gloss, sources }) =>
    [`- ${code(party)}: ${plain(words)} (${plain(gloss)})`, ...sources.map(code)].join(', '),
  );
}

function inputLines({ inputs, renamed }: ChartChanges): readonly string[] {
  const lines = [
    ...renamed.map(({ what, before, now }) => `- ${what}: ${code(before)} before, ${code(now)} now`),
    ...inputs.map(({ device, changed }) => `- ${code(device)}: another ${changed.join(', another ')} went in`),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
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
    askedBy(rule, requirement),
  ];
}

/** The requirement that asks for a rule, or who answers for one that no document asks for. */
function askedBy({ own }: ChartRule, requirement: ChartRequirement | undefined): string {
  if (own !== undefined) {
    const why = plain(`${own.reason ?? ''}${ownerWords(own)}`);
    return `${code(own.by)} (the user's own)${why === '' ? '' : `<br>${why}`}`;
  }
  if (requirement === undefined) return '';
  return [`${code(requirement.requirement)} (${requirement.need})`, ...byOverlay(requirement)].join('<br>');
}

/** How a rule stood and who asked for it before, in one cell. */
function cellWords(rule: ChartRule, requirements: Requirements): string {
  const [, , , , how, asked] = ruleCells(rule, requirements);
  return rule.own === undefined ? (how ?? '') : [how, asked].join('<br>');
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

function otherTable(others: readonly ChartOther[], requirements: Requirements): readonly string[] {
  const rows = others.map(({ of, peers, standing, why, ...traffic }) => [
    code(requirements.get(of)?.requirement ?? of),
    trafficWords(traffic),
    peers.map(code).join('<br>'),
    plain(`${standing}: ${why}`),
  ]);
  return table(['Requirement', 'Port', 'For', 'Why'], rows);
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
