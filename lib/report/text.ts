import { answeredWords, ownerWords } from './overlay-words';
import { apart, citedSection, type Page, pageOf, prose, section } from './page';
import type {
  OmittedFlow,
  OtherRow,
  RefusedRow,
  Report,
  ReportedPrefixList,
  ReportedWeight,
  UncoveredFlow,
  UsersOwnRow,
} from './report';
import { openedSection } from './text-opened';

/** The page on which a text stands. */
export interface TextOptions {
  /** The columns of the page; `Infinity` where nobody knows them, and nothing is wrapped. */
  readonly width: number;
  /** Whether escape codes for colour may stand in the text. */
  readonly colour: boolean;
}

/**
 * A report for a person: what is opened and which sentence asks for it, what grew, what is closed and why, and the
 * verdict. No host name and no port is broken at any width; prose of ours is broken at blanks, what is quoted also between
 * Chinese, Japanese and Korean characters.
 */
export function renderText(report: Report, { width, colour }: TextOptions): string {
  const page = pageOf(report, width, colour);
  const lines = [
    ...heading(report, page),
    ...openedSection(report, page),
    ...section(
      'Opened on your word',
      report.usersOwn.flatMap((row) => ownLines(row, page)),
      page,
    ),
    ...section('Left out on your word', apart(report.omitted.map((flow) => omittedLines(flow, page))), page),
    ...section("Beyond the vendor's page, by your supplements", beyondLines(report, page), page),
    ...section('Wider than asked for', widerLines(report, page), page),
    ...section('Not covered', apart(uncoveredBlocks(report.uncovered, page)), page),
    ...section('Refused', refusedLines(report.refused, page), page),
    ...section('Closed here', apart(report.others.map((row) => otherLines(row, page))), page),
    ...section('What your proxy has to let through', proxyLines(report, page), page),
    ...section(
      'Prefix lists',
      report.prefixLists.flatMap((list) => listLines(list, page)),
      page,
    ),
    ...section(
      'Weight',
      report.weights.flatMap((one) => prose(weightLine(one), page, 2)),
      page,
    ),
    ...section('Closed here, and often needed', closedLines(report, page), page),
    ...section(
      'Let through beside every flow',
      report.admits.flatMap((line) => prose(line, page, 2)),
      page,
    ),
    ...section(
      'Kept closed all the same',
      report.withholds.flatMap((line) => prose(line, page, 2)),
      page,
    ),
    ...section(
      'Taken for granted',
      report.assumes.flatMap((line) => prose(line, page, 2)),
      page,
    ),
    ...section(
      'Notes',
      report.notes.flatMap((line) => prose(line, page, 2)),
      page,
    ),
    ...citedSection(page),
    ...section('Proof', proofLines(report, page), page),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function heading(report: Report, page: Page): readonly string[] {
  const { strong } = page.paint;
  return [
    ...prose(`${report.subject}: ${report.targetName}`, page).map(strong),
    ...(report.notEnforced === null ? [] : prose(report.notEnforced, page).map(page.paint.bad)),
    ...report.sources.flatMap(({ name, roles, askedBy = [] }) => [
      ...prose(`${name} is the ${roles.join(' and the ')}`, page, 0, 2),
      ...askedBy.flatMap((owner) => prose(`asked for by ${owner}`, page, 2, 2)),
    ]),
  ];
}

/** What opens it stands below what is closed, and where that is written. */
function closedLines({ closedHere }: Report, page: Page): readonly string[] {
  return closedHere.flatMap(({ what, opens, source }) => [
    ...prose(what, page, 2, 2),
    ...prose(`opened by ${opens}`, page, 4),
    ...prose(source, page, 4).map(page.paint.quiet),
  ]);
}

/** What the documents ask for and the user leaves out; of what must be open it is said so. */
function omittedLines(flow: OmittedFlow, page: Page): readonly string[] {
  const { careful, bad } = page.paint;
  return [
    ...page.flowLine(flow, 2),
    ...(flow.need === 'must' ? prose('the page says that it must be open', page, 4).map(bad) : []),
    ...prose(`left out: ${answeredWords(flow.overlay)}`, page, 4).map(careful),
    ...flow.peers.flatMap((peer) => prose(peer, page, 4)),
    ...page.sentence(flow, 4),
  ];
}

function ownLines(row: UsersOwnRow, page: Page): readonly string[] {
  const { rule, by, reason, standing, growth } = row;
  const { careful } = page.paint;
  const how = standing === 'exact' ? '' : `${standing}${growth.length === 0 ? '' : `: ${growth.join(', ')}`}`;
  return [
    ...prose(rule, page, 2, 2),
    ...(how === '' ? [] : prose(how, page, 4).map(careful)),
    ...prose(`by ${by}${reason === null ? '' : `: ${reason}`}${ownerWords(row)}`, page, 4),
  ];
}

const READ_WORDS = { read: 'the source itself was read', copy: "read in somebody's copy" } as const;

function beyondLines({ beyond }: Report, page: Page): readonly string[] {
  return beyond.flatMap(({ document, title, publisher, retrieved, certainty, requirements }) => [
    ...prose(`${document}: ${title}, ${publisher}`, page, 2, 2).map(page.paint.careful),
    ...prose(
      [
        certainty === null ? 'how it was read is not recorded' : READ_WORDS[certainty],
        retrieved === null ? 'the day is not recorded' : `on ${retrieved}`,
      ].join(', '),
      page,
      4,
    ),
    ...prose(`asks for ${requirements.join(', ')}`, page, 4),
  ]);
}

function widerLines({ widened, widerBecause }: Report, page: Page): readonly string[] {
  const groups = new Map<
    string,
    { readonly what: string; readonly behind: string | null; readonly of: Map<string, number> }
  >();
  for (const { growth, behind, transport, ports, requirement } of widened) {
    const what = `${growth.join(', ')} on ${[transport, ports.join(', ')].join(' ').trim()}`;
    const key = `${what} ${behind}`;
    const group = groups.get(key) ?? { what, behind, of: new Map<string, number>() };
    group.of.set(requirement, (group.of.get(requirement) ?? 0) + 1);
    groups.set(key, group);
  }
  const told = [...groups.values()].flatMap(({ what, behind, of }) => [
    ...prose(what, page, 2, 2).map(page.paint.careful),
    ...prose(
      `for ${[...of].map(([id, count]) => `${id} (${count} ${count === 1 ? 'peer' : 'peers'})`).join(', ')}`,
      page,
      4,
    ),
    ...(behind === null ? [] : prose(`behind it stands ${behind}`, page, 4)),
  ]);
  return [...told, ...(widerBecause === null ? [] : prose(widerBecause, page, 2))];
}

/** What one requirement lacks, each reason by itself; its sentence once. */
function uncoveredBlocks(uncovered: readonly UncoveredFlow[], page: Page): readonly (readonly string[])[] {
  const blocks = new Map<string, UncoveredFlow[]>();
  for (const flow of uncovered) {
    const key = [flow.source, flow.product, flow.requirement, flow.direction].join(' ');
    blocks.set(key, [...(blocks.get(key) ?? []), flow]);
  }
  return [...blocks.values()].map((flows) => [
    ...flows.slice(0, 1).flatMap((flow) => page.flowLine(flow, 2)),
    ...lacks(flows).flatMap(({ missing, why, peers, supply }) => [
      ...prose(`lacks ${missing.join(', ')}: ${why}`, page, 4).map(page.paint.careful),
      ...peers.flatMap((peer) => prose(peer, page, 6)),
      ...(supply === '' ? [] : prose(supply, page, 4)),
    ]),
    ...flows.slice(0, 1).flatMap((flow) => page.sentence(flow, 4)),
  ]);
}

/** What is lacking on several ports alike is told once. */
function lacks(flows: readonly UncoveredFlow[]): readonly UncoveredFlow[] {
  const alike = flows.map(({ missing, why, peers, supply }) => JSON.stringify([missing, why, peers, supply]));
  return flows.filter((_, index) => alike.indexOf(alike[index] ?? '') === index);
}

function refusedLines(refused: readonly RefusedRow[], page: Page): readonly string[] {
  const alike = new Map<string, readonly RefusedRow[]>();
  for (const row of refused) {
    const ways = row.waysOut.map((way) => way.replaceAll(row.peer, ''));
    const traffic = [row.transport, ...row.ports];
    const key = [row.source, row.requirement, row.direction, ...traffic, row.reason, ...ways].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const traffic = [first.transport, first.ports.join(', ')].join(' ').trim();
    return [
      ...prose(`${first.requirement} of ${first.source}, ${traffic}`, page, 2, 2).map(page.paint.strong),
      ...rows.flatMap(({ peer }) => prose(peer, page, 4)),
      ...prose(first.standing === 'narrowed' ? `in part: ${first.why}` : first.why, page, 4).map(page.paint.bad),
      // The ways out are the same for each of them, but for its name.
      ...first.waysOut.flatMap((way) => prose(`a way out: ${way}`, page, 4)),
    ];
  });
}

function otherLines(row: OtherRow, page: Page): readonly string[] {
  return [
    ...page.flowLine(row, 2),
    ...prose(`${OTHER_WORDS[row.standing]}: ${row.why}`, page, 4),
    ...row.peers.flatMap((peer) => prose(peer, page, 4)),
    ...page.sentence(row, 4),
  ];
}

const OTHER_WORDS: Readonly<Record<OtherRow['standing'], string>> = {
  unplaced: 'unplaced',
  disputed: 'disputed',
  viaProxy: 'through the proxy',
  elsewhere: 'elsewhere',
  internal: 'internal',
  completed: 'completed',
};

function proxyLines({ proxyList }: Report, page: Page): readonly string[] {
  return proxyList.flatMap(({ source, requirement, names, ports }) => [
    ...prose(`${requirement} of ${source}, ports ${ports.join(', ')}`, page, 2, 2).map(page.paint.strong),
    ...names.flatMap((name) => prose(name, page, 4)),
  ]);
}

function listLines({ words, cidrs }: ReportedPrefixList, page: Page): readonly string[] {
  return [...prose(words, page, 2, 2).map(page.paint.strong), ...prose(cidrs.join(', '), page, 4)];
}

function weightLine({ group, groups, direction, family, weight, limit }: ReportedWeight): string {
  return `${groups === 1 ? '' : `group ${group} of ${groups}, `}${direction} for ${family}: ${weight} of ${limit}`;
}

function proofLines({ verdict }: Report, page: Page): readonly string[] {
  const mark = verdict.clean ? page.paint.good : page.paint.bad;
  return [
    ...prose(verdict.sentence, page, 2).map(mark),
    ...verdict.holes.flatMap(({ answer, requirement, rule, witness }) => {
      const where = [requirement, rule].filter((word) => word !== null).join(', ');
      return prose(`${answer}: ${where}${witness === null ? '' : `, for example ${witness}`}`, page, 4, 2);
    }),
  ];
}
