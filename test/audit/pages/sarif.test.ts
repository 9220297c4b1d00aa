import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { type Audit, auditSarif, readDeployment, audit as run } from '../../../lib/audit';
import { beyondApart } from '../../../lib/audit/pages/given';
import { expectGolden } from '../../golden';
import { AGENTS, agent, auditOf, CLOSED, device, FIREWALL, file, ORDERED } from './audits';
import { HOSTILE, renamed } from './hostile';

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation?: {
      readonly artifactLocation: { readonly uri: string };
      readonly region?: { readonly startLine: number };
    };
    readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const VERSION = { version: '0.1.0' };

const resultsOf = (audit: Audit): readonly Result[] =>
  (auditSarif(audit, VERSION) as { runs: readonly [{ results: readonly Result[] }] }).runs[0].results;

/** The schema of the standard, as it stands in a package of Microsoft's; its draft 4 says here what draft 7 does. */
const isSarif = (() => {
  const schemas = path.join(path.dirname(require.resolve('@microsoft/jest-sarif/package.json')), 'lib', 'schemas');
  const text = readFileSync(path.join(schemas, 'sarif-2.1.0-rtm.5.json'), 'utf8');
  const { id: _, $schema: __, ...schema } = JSON.parse(text);
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);
})();

function faultsOf(log: unknown): unknown {
  return isSarif(JSON.parse(JSON.stringify(log))) ? null : isSarif.errors;
}

const AUDITS: readonly (readonly [string, Audit])[] = [
  ['agents', auditOf(AGENTS)],
  ['closed', auditOf(CLOSED)],
  ['firewall', auditOf(FIREWALL, [agent(), device()])],
  ['ordered', auditOf(ORDERED, [agent(['agents'])], 'main.json')],
];

describe('SARIF of an audit', () => {
  test('is held against a schema that knows wrong from right', () => {
    const log = auditSarif(auditOf(CLOSED), VERSION) as { runs: readonly object[] };
    expect(faultsOf({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'bad' }] }] })).not.toBeNull();
    expect(faultsOf({ ...log, version: '2.0.0' })).not.toBeNull();
  });

  test.each(AUDITS)('of %s is valid, and as it was reviewed', (name, audit) => {
    const log = auditSarif(audit, VERSION);
    expect(faultsOf(log)).toBeNull();
    expectGolden(path.join(__dirname, 'golden', `audit-${name}.sarif.txt`), resultsOf(audit).map(lineOf).join('\n'));
  });

  test.each(AUDITS)('of %s is plain JSON, with nothing undefined', (_, audit) => {
    const log = auditSarif(audit, VERSION);
    expect(JSON.parse(JSON.stringify(log))).toStrictEqual(log);
  });

  test.each(HOSTILE)('is valid whatever a name holds: %j', (hostile) => {
    const [, audit] = AUDITS[HOSTILE.indexOf(hostile) % AUDITS.length] as (typeof AUDITS)[number];
    const foreign = ['Agents', 'agents', 'template.yaml', 'main.json'].reduce(
      (changed, word) => renamed(changed, word, hostile),
      audit,
    );
    expect(faultsOf(auditSarif(foreign, VERSION))).toBeNull();
    for (const { message, locations } of resultsOf(foreign)) {
      expect(message.text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      const uri = locations[0]?.physicalLocation?.artifactLocation.uri;
      expect(uri).toMatch(/^[\w./%!~*'()-]+$/);
      expect(() => decodeURIComponent(uri ?? '')).not.toThrow();
    }
  });

  test('has no result for what is open', () => {
    const ids = resultsOf(auditOf(AGENTS)).map(({ ruleId }) => ruleId);
    expect(ids.filter((id) => id.startsWith('requirement-'))).toEqual([]);
  });

  test('has a result for each rule that decides nothing, and each part that was not understood', () => {
    for (const [, audit] of AUDITS) {
      const ids = resultsOf(audit).map(({ ruleId }) => ruleId);
      expect(ids.filter((id) => /^rule-(?!wider)/.test(id))).toHaveLength(audit.idle.length);
      expect(ids.filter((id) => id === 'not-understood')).toHaveLength(audit.notUnderstood.length);
      const { told, given } = beyondApart(audit);
      const filters = new Set(given.map(({ rules }) => JSON.stringify(rules.map(({ filter }) => filter))));
      expect(ids.filter((id) => id === 'opening-beyond')).toHaveLength(told.length + filters.size);
    }
  });

  test('tells what is closed at the filter that closes it', () => {
    const closed = resultsOf(auditOf(FIREWALL)).filter(({ ruleId }) => ruleId === 'requirement-closed');
    expect(closed.map(({ locations }) => locations[0]?.logicalLocations?.[0]?.fullyQualifiedName)).toEqual([
      'Policy',
      'Policy',
    ]);
  });

  test('knows a finding again after its lines have moved', () => {
    const prints = (text: string) => resultsOf(auditOf(text)).map((one) => one.partialFingerprints);
    const lines = (text: string) =>
      resultsOf(auditOf(text)).map(({ locations }) => locations[0]?.physicalLocation?.region);
    const moved = `# a comment\n\n${AGENTS}`;
    expect(prints(moved)).toEqual(prints(AGENTS));
    expect(lines(moved)).not.toEqual(lines(AGENTS));
  });

  test.each(AUDITS)('gives every finding of %s a fingerprint of its own', (_, audit) => {
    const prints = resultsOf(audit).map((one) => JSON.stringify(one.partialFingerprints));
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('leaves the line out where a format has none', () => {
    const audit = run(readDeployment([file(CLOSED)]), [agent()]);
    const lineless = JSON.parse(JSON.stringify(audit), (key, value) => (key === 'line' ? null : value));
    expect(faultsOf(auditSarif(lineless, VERSION))).toBeNull();
    expect(resultsOf(lineless).flatMap(({ locations }) => locations[0]?.physicalLocation?.region ?? [])).toEqual([]);
  });
});

function lineOf({ ruleId, level, message, locations }: Result): string {
  const [location] = locations;
  const { artifactLocation, region } = location?.physicalLocation ?? {};
  const where = `${artifactLocation?.uri}:${region?.startLine}`;
  return `${level} ${ruleId} at ${where}, ${location?.logicalLocations?.[0]?.fullyQualifiedName}\n  ${message.text}`;
}
