import { createHash } from 'node:crypto';
import { visible } from '../../diagnostics';
import type { Place } from '../../proof/readers/place';
import { unturned } from '../../report/layout';
import { SARIF_RULES, type SarifLevel, type SarifRuleId } from './sarif-rules';

/** One finding, before it is written in the words of SARIF 2.1.0. */
export interface Found {
  readonly ruleId: SarifRuleId;
  readonly level?: SarifLevel;
  readonly message: string;
  readonly place: Place | null;
  /** The filter, and the rule of it where one is meant. */
  readonly filter: string | null;
  readonly rule: string | null;
  /** The other places that it takes for it. */
  readonly beside?: readonly Place[];
  /** What makes it this finding and no other, without a line. */
  readonly identity: readonly string[];
}

/** The findings as one run of our tool. */
export function sarifLog(found: readonly Found[], version: string): object {
  const ids = Object.keys(SARIF_RULES) as SarifRuleId[];
  const seen = new Map<string, number>();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'portolan', version, rules: ids.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        results: found.map((one) => resultOf(one, ids.indexOf(one.ruleId), seen)),
      },
    ],
  };
}

function descriptorOf(id: SarifRuleId): object {
  const { level, name, short, help } = SARIF_RULES[id];
  return {
    id,
    name,
    shortDescription: { text: short },
    fullDescription: { text: help },
    help: { text: help },
    defaultConfiguration: { level },
  };
}

function resultOf(
  { ruleId, level, message, place, filter, rule, beside = [], identity }: Found,
  ruleIndex: number,
  seen: Map<string, number>,
): object {
  const logical = logicalLocations(filter, rule);
  const location = {
    ...(place === null ? {} : { physicalLocation: physicalLocation(place) }),
    ...(logical.length === 0 ? {} : { logicalLocations: logical }),
  };
  return {
    ruleId,
    ruleIndex,
    level: level ?? SARIF_RULES[ruleId].level,
    message: { text: cut(shown(message)) },
    ...(Object.keys(location).length === 0 ? {} : { locations: [location] }),
    ...(beside.length === 0
      ? {}
      : { relatedLocations: beside.map((other) => ({ physicalLocation: physicalLocation(other) })) }),
    partialFingerprints: { 'portolanFinding/v1': fingerprint([ruleId, filter ?? '', rule ?? '', ...identity], seen) },
  };
}

/** The same after lines moved; of findings that are the same in every word each has its own number. */
function fingerprint(identity: readonly string[], seen: Map<string, number>): string {
  const key = JSON.stringify(identity);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return createHash('sha256')
    .update(count === 1 ? key : `${key} ${count}`)
    .digest('hex')
    .slice(0, 32);
}

function physicalLocation({ file, line }: Place): object {
  return {
    artifactLocation: { uri: uriOf(file) },
    ...(line === null || line < 1 ? {} : { region: { startLine: line } }),
  };
}

/** A file's name as a reference: every part percent-encoded, half characters replaced. */
function uriOf(file: string): string {
  const whole = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.split('/').map(encodeURIComponent).join('/') || '-';
}

function logicalLocations(filter: string | null, rule: string | null): readonly object[] {
  if (filter === null || filter === '') return [];
  const name = rule ?? filter;
  const fullyQualifiedName = rule === null ? filter : `${filter}/${rule}`;
  return [{ name: shown(name), fullyQualifiedName: shown(fullyQualifiedName), kind: 'resource' }];
}

function shown(text: string): string {
  return unturned(visible(text));
}

/** Code hosts show no more of a message. */
const LONGEST = 1000;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
