import { code, headed, plain, table } from '../markdown';
import type { Chart, DeployedOpening } from './chart';

/** How a deployment stands, for a firewall team: what lacks, what is open beside, what nobody could read. */
export function deployedLines(title: string, deployed: Chart['deployed']): readonly string[] {
  if (deployed === null) return [];
  const { requirements, beyond, widened, denials, notUnderstood, filters } = deployed;
  const lacking = requirements.filter(({ standing }) => standing !== 'open' && standing !== 'not-asked');
  const met = requirements.filter((one) => !lacking.includes(one));
  return [
    ...headed(title, [plain(deployed.sentence)], 2),
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
    ...headed('Close there: open, and nobody asked for it', openingTable(beyond)),
    ...headed('Open there beside what is asked for, which its filter cannot tell apart', openingTable(widened)),
    ...headed(
      'Forbidden by a document, and open there',
      denials.map(({ denial, gloss, standing, open, by }) =>
        [`- ${code(denial)}: ${plain(gloss)} (${standing})`, ...[...open, ...by].map(code)].join(', '),
      ),
    ),
    ...headed(
      'Not understood',
      notUnderstood.map((line) => `- ${plain(line)}`),
    ),
    ...headed(
      'Open there, or not asked for',
      table(
        ['', 'Requirement', 'By'],
        met.map(({ of, standing, by, remarks }) => [
          standing,
          code(of),
          [...by.map(code), ...remarks.map(plain)].join('<br>'),
        ]),
      ),
    ),
    ...headed(
      'What was read',
      filters.map(({ id, kind, rules }) => `- ${code(id)}: ${kind}, rules: ${rules}`),
    ),
  ];
}

function openingTable(openings: readonly DeployedOpening[]): readonly string[] {
  return table(
    ['Rule', 'Opens', 'For'],
    openings.map(({ rules, open, entries, direction, internet, perhaps }) => [
      rules.map(code).join('<br>'),
      [
        ...open.map(code),
        ...(internet ? [direction === 'ingress' ? 'from the Internet' : 'to the Internet'] : []),
        ...(perhaps ? ['perhaps'] : []),
      ].join('<br>'),
      entries.map(code).join('<br>'),
    ]),
  );
}
