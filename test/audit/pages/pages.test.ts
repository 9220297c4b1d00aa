import path from 'node:path';
import {
  adopt,
  auditMarkdown,
  difference,
  differenceMarkdown,
  reachOfDeployment,
  readDeployment,
  renderAdoption,
  renderAudit,
  renderDifference,
  renderExplanation,
  renderRuleExplanation,
  why,
  whyRule,
} from '../../../lib/audit';
import { columnsOf } from '../../../lib/report/layout';
import { expectGolden } from '../../golden';
import { AGENTS, agent, auditOf, CLOSED, device, FIREWALL, file, ORDERED } from './audits';
import { HOSTILE, renamed } from './hostile';

const golden = (name: string) => path.join(__dirname, 'golden', name);
const at = (width: number) => ({ width, colour: false });
const reach = (text: string) => reachOfDeployment(readDeployment([file(text)]));

const AUDITS = {
  agents: auditOf(AGENTS),
  closed: auditOf(CLOSED),
  firewall: auditOf(FIREWALL, [agent(), device()]),
  ordered: auditOf(ORDERED, [agent(['agents'])], 'main.json'),
};
const NAMED = Object.entries(AUDITS);

describe('the page of an audit', () => {
  test.each(NAMED)('of %s is as it was reviewed', (name, audit) => {
    expectGolden(golden(`audit-${name}.txt`), renderAudit(audit, at(80)));
    expectGolden(golden(`audit-${name}.md`), auditMarkdown(audit));
  });

  test.each([60, 120])('is as it was reviewed on %d columns', (width) => {
    expectGolden(golden(`audit-agents-${width}.txt`), renderAudit(AUDITS.agents, at(width)));
  });

  test.each(NAMED)('of %s names every requirement and every rule of the audit', (_, audit) => {
    const pages = [renderAudit(audit, at(Number.POSITIVE_INFINITY)), auditMarkdown(audit)];
    const rules = [
      ...audit.beyond.flatMap((one) => one.rules),
      ...audit.narrower.map((one) => one.rule),
      ...audit.idle.flatMap(({ rule, by }) => [rule, ...by]),
      ...audit.denials.flatMap((one) => one.by),
      ...audit.widened.flatMap((one) => one.rules),
    ].map(({ rule }) => rule);
    const words = [
      ...audit.requirements.map((one) => one.requirement),
      ...audit.denials.map((one) => one.denial),
      ...rules,
    ];
    expect(words.length).toBeGreaterThan(4);
    for (const page of pages) expect(words.filter((word) => !page.includes(word))).toEqual([]);
  });

  test('says what lacks by every name that is asked for', () => {
    const page = renderAudit(AUDITS.closed, at(Number.POSITIVE_INFINITY));
    const asked = AUDITS.closed.requirements.flatMap(({ elements }) => elements.map((one) => one.asked));
    expect(asked.filter((name) => !page.includes(name))).toEqual([]);
  });

  test('has colour where it may, and the same words', () => {
    const coloured = renderAudit(AUDITS.firewall, { width: 80, colour: true });
    const codes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured).not.toBe(renderAudit(AUDITS.firewall, at(80)));
    expect(coloured.replace(codes, '')).toBe(renderAudit(AUDITS.firewall, at(80)));
  });
});

describe('the verdict', () => {
  test('speaks of one thing in the singular, and of none not at all', () => {
    const [first] = AUDITS.closed.requirements;
    const [opening] = AUDITS.closed.beyond;
    if (first === undefined || opening === undefined) throw new Error('there is nothing to tell');
    const one = { ...AUDITS.closed, requirements: [first], beyond: [opening] };
    expect(verdict(one)).toBe(
      'Of 1 requirement, 1 is partly open; 1 opening that nobody asked for; nothing was left unread.',
    );
    const fine = {
      ...one,
      requirements: [{ ...first, standing: 'open' as const }],
      beyond: [],
      fine: true,
      clean: true,
    };
    expect(verdict(fine)).toBe(
      'All that has to be open is open (1 requirement); nothing is open that nobody asked for; nothing was left unread.',
    );
    expect(verdict({ ...fine, requirements: [] })).toMatch(/^No requirement has to be open here; /);
    const all = (['open', 'partly', 'closed', 'unknown', 'not-asked'] as const).map((standing) => ({
      ...first,
      standing,
    }));
    expect(verdict({ ...one, requirements: all })).toMatch(
      /^Of 4 requirements, 1 is open, 1 is partly open, 1 is closed, 1 is unknown; /,
    );
  });

  function verdict(audit: (typeof AUDITS)['agents']): string {
    return renderAudit(audit, at(Number.POSITIVE_INFINITY)).split('\n')[0] ?? '';
  }
});

describe('the page of a question', () => {
  const deployment = readDeployment([file(FIREWALL)]);
  const roles = [agent(), device()];

  test('says by which rule and by which sentence', () => {
    const pages = [
      ['ECC_AGENT', 'download.zoho.jp:443/tls'],
      ['Agents', 'www.example.com:443'],
      ['ECC_AGENT', 'download.zoho.jp:444'],
      ['Agents', '192.0.2.1:53/udp'],
    ].map(([from = '', to = '']) => renderExplanation(why(deployment, { from, to }, roles), at(80)));
    expectGolden(golden('why.txt'), pages.join('\n'));
  });

  test('says for whom a rule stands there', () => {
    const pages = ['Agents egress 1', 'Names sid 1003', 'Names sid 1004 (not every one)'].map((rule) =>
      renderRuleExplanation(whyRule(deployment, { rule }, roles), at(80)),
    );
    expectGolden(golden('why-rule.txt'), pages.join('\n'));
  });

  test('starts with the answer', () => {
    const page = renderExplanation(why(deployment, { from: 'Agents', to: '192.0.2.1:22' }), at(80));
    expect(page).toMatch(/^denied: Agents -> 192\.0\.2\.1:22\n/);
    expect(page).not.toContain('No requirement asks for it');
  });
});

describe('the page of a difference', () => {
  test('says what becomes reachable and what ceases to be', () => {
    const diff = difference(reach(AGENTS), reach(CLOSED));
    expectGolden(golden('difference.txt'), renderDifference(diff, at(80)));
    expectGolden(golden('difference.md'), differenceMarkdown(diff));
  });

  test('says of what is written otherwise that it is the same', () => {
    const split = CLOSED.replace('CidrIp: 0.0.0.0/1', 'CidrIp: 0.0.0.0/2').replace(
      '- { IpProtocol: tcp, FromPort: 80',
      '- { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 64.0.0.0/2 }\n        - { IpProtocol: tcp, FromPort: 80',
    );
    const diff = difference(reach(CLOSED), reach(split));
    expect(renderDifference(diff, at(80))).toBe(
      'No difference: what is written differs, what is reachable does not.\n',
    );
    expect(differenceMarkdown(diff)).toContain('No difference');
  });

  test('writes out every block and every name in a change request', () => {
    const many = Array.from(
      { length: 9 },
      (_, index) => `        - { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 192.0.2.${index * 2 + 1}/32 }`,
    );
    const request = differenceMarkdown(difference(reach(CLOSED), reach(`${CLOSED}${many.join('\n')}\n`)));
    for (let index = 0; index < 9; index++) expect(request).toContain(`192.0.2.${index * 2 + 1}/32`);
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.example.com`);
    const listed = names.map(
      (name, index) =>
        `            pass tls $HOME_NET any -> any 443 (tls.sni; content:"${name}"; startswith; endswith; flow:to_server, established; sid:${2000 + index}; rev:1;)`,
    );
    const head = '          RulesString: |\n';
    const named = differenceMarkdown(
      difference(reach(FIREWALL), reach(FIREWALL.replace(head, () => `${head}${listed.join('\n')}\n`))),
    );
    expect(names.filter((name) => !named.includes(name))).toEqual([]);
  });
});

test('the page of an adoption says what is taken over, what stays and what is lost', () => {
  const pages = [AGENTS, FIREWALL, CLOSED].map((text) =>
    renderAdoption(adopt(readDeployment([file(text)]), [agent()]), at(80)),
  );
  expectGolden(golden('adoption.txt'), pages.join('\n'));
});

describe('whatever a foreign name holds', () => {
  // Each name in another audit: what is written is written by the same words in all of them.
  const hostile = HOSTILE.map((name, index) => {
    const [of, audit] = NAMED[index % NAMED.length] as (typeof NAMED)[number];
    return [name, of, foreign(audit, name)] as const;
  });

  test.each(hostile)('%j in %s leaves the lines as wide as the screen, and moves no cursor', (name, _, audit) => {
    for (const width of [40, 80]) {
      const page = renderAudit(audit, at(width));
      expect(tooWide(page, width)).toEqual([]);
      expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }
    expect(
      renderAudit(audit, at(80))
        .split('\n')
        .filter((line) => /^# heading|^- item/.test(line)),
    ).toEqual([]);
    expect(name).toBeDefined();
  });

  test.each(hostile)('%j in %s is a name in Markdown, and nothing else', (name, _, audit) => {
    const page = auditMarkdown(audit);
    const bare = page.replace(/`[^`\n]*`/g, 'CODE');
    const ours = /<\/?(?:details|summary|code|br)>|<https:\/\/[^>\s]+>|^>(?= |$)/gm;
    expect(bare.replace(ours, '')).not.toMatch(/[<>]/);
    expect(bare).not.toMatch(/@|evil\.example|\*\*y|!\[/);
    expect(bare.match(/<details>/g)?.length).toBe(bare.match(/<\/details>/g)?.length);
    for (const block of bare.split('\n\n').filter((text) => text.startsWith('|'))) {
      const widths = block.split('\n').map((line) => line.split('|').length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(name).toBeDefined();
  });

  /** The same audit of a file, a group and a firewall that are called otherwise. */
  function foreign<T>(audit: T, name: string): T {
    return ['Agents', 'agents', 'Policy', 'template.yaml', 'main.json', 'Sctp'].reduce(
      (changed, word) => renamed(changed, word, name),
      audit,
    );
  }
});

describe('no line is wider than the screen', () => {
  test.each(NAMED)('of an audit of %s', (_, audit) => {
    for (const width of [60, 80, 120]) expect(tooWide(renderAudit(audit, at(width)), width)).toEqual([]);
  });

  test('of an explanation, a difference or an adoption', () => {
    const deployment = readDeployment([file(FIREWALL)]);
    for (const width of [60, 80, 120]) {
      const pages = [
        renderExplanation(why(deployment, { from: 'Agents', to: 'www.example.com:443' }, [agent()]), at(width)),
        renderRuleExplanation(whyRule(deployment, { rule: 'Agents egress 1' }, [agent()]), at(width)),
        renderDifference(difference(reach(AGENTS), reach(FIREWALL)), at(width)),
        renderAdoption(adopt(deployment, [agent(), device()]), at(width)),
      ];
      expect(pages.flatMap((page) => tooWide(page, width))).toEqual([]);
    }
  });
});

/** A single word that is wider stands whole. */
function tooWide(page: string, width: number): readonly string[] {
  return page.split('\n').filter((line) => columnsOf(line) > width && line.trim().includes(' '));
}
