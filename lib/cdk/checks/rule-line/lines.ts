import { isRecord } from '../../../access/untyped';
import type { CheckedApp, TemplateResource } from '../templates';
import { fieldOf, HOLE, isIntrinsic, itemsOf, textOf, textWithHoles } from '../values';
import { optionOf, type RuleTokens, tokensOf } from './tokens';

/** A stateful rule of a rule group: a line of its rule string, or a structured one. */
export interface RuleLine {
  readonly group: TemplateResource;
  /** Where the rule stands, in the template. */
  readonly at: string;
  /** `line 3`, or `rule 3`: how a person finds it. */
  readonly where: string;
  /** The line itself; undefined for a structured rule. */
  readonly text: string | undefined;
  readonly tokens: RuleTokens;
}

/** The rules of a rule group. */
export interface GroupLines {
  readonly group: TemplateResource;
  /** Those that can be read. */
  readonly lines: readonly RuleLine[];
  /** How many there are at least, those that cannot be read included. */
  readonly count: number;
  /** Lines that end with a backslash, by their numbers. */
  readonly continued: readonly number[];
}

const SOURCE = 'RuleGroup.RulesSource';

/** Every rule group that holds rules of Suricata, in either form. */
export function groupsOfLines(app: CheckedApp): readonly GroupLines[] {
  return app.resources('AWS::NetworkFirewall::RuleGroup').flatMap((group) => {
    const source = fieldOf(group.properties, 'RuleGroup', 'RulesSource');
    const text = textWithHoles(fieldOf(source, 'RulesString'));
    if (text !== undefined) return [ofString(group, text)];
    const structured = fieldOf(source, 'StatefulRules');
    return structured === undefined || isIntrinsic(structured) ? [] : [structuredRules(group, structured)];
  });
}

/** Every rule that can be read. */
export function ruleLines(app: CheckedApp): readonly RuleLine[] {
  return app.read(groupsOfLines).flatMap(({ lines }) => lines);
}

function ofString(group: TemplateResource, text: string): GroupLines {
  const rows = text.split(/\r\n|\n|\r/).map((row, index) => ({ row: row.trim(), number: index + 1 }));
  const rules = rows.filter(({ row }) => row !== '' && !row.startsWith('#'));
  const whole = rules.filter(({ row }) => !row.includes(HOLE));
  const at = `${SOURCE}.RulesString`;
  return {
    group,
    lines: whole.flatMap(({ row, number }) => {
      const tokens = tokensOf(row);
      return tokens === null ? [] : [{ group, at, where: `line ${number}`, text: row, tokens }];
    }),
    // What is unknown may be anything, also a comment.
    count: whole.length,
    continued: whole.flatMap(({ row, number }) => (row.endsWith('\\') ? [number] : [])),
  };
}

function structuredRules(group: TemplateResource, list: unknown): GroupLines {
  const items = itemsOf(list, `${SOURCE}.StatefulRules`);
  return {
    group,
    lines: items.flatMap(({ value, at }, index) => {
      const tokens = structuredTokens(value);
      return tokens === null ? [] : [{ group, at, where: `rule ${index + 1}`, text: undefined, tokens }];
    }),
    count: items.length,
    continued: [],
  };
}

/** Null where any of it is unknown. */
function structuredTokens(rule: unknown): RuleTokens | null {
  const header = (key: string) => textOf(fieldOf(rule, 'Header', key));
  const action = textOf(fieldOf(rule, 'Action'));
  const [protocol, source, sourcePorts, direction, destination, destinationPorts] = [
    'Protocol',
    'Source',
    'SourcePort',
    'Direction',
    'Destination',
    'DestinationPort',
  ].map(header);
  const listed = fieldOf(rule, 'RuleOptions') ?? [];
  const options = Array.isArray(listed) ? listed.map(structuredOption) : [undefined];
  if (
    action === undefined ||
    protocol === undefined ||
    source === undefined ||
    sourcePorts === undefined ||
    direction === undefined ||
    destination === undefined ||
    destinationPorts === undefined
  ) {
    return null;
  }
  const known = options.filter((option) => option !== undefined);
  if (known.length < options.length) return null;
  return {
    action: action.toLowerCase(),
    protocol: protocol.toLowerCase(),
    source,
    sourcePorts,
    direction: direction.toUpperCase() === 'ANY' ? '<>' : '->',
    destination,
    destinationPorts,
    options: known,
  };
}

/** `{ Keyword: 'sid', Settings: ['1'] }`, or `{ Keyword: 'sid:1' }`. */
function structuredOption(option: unknown) {
  const keyword = textOf(fieldOf(option, 'Keyword'));
  const settings = fieldOf(option, 'Settings') ?? [];
  if (!isRecord(option) || keyword === undefined || !Array.isArray(settings)) return undefined;
  const texts = settings.map(textOf);
  if (texts.some((text) => text === undefined)) return undefined;
  return optionOf(texts.length === 0 ? keyword : `${keyword}:${texts.join(',')}`);
}

/** Every value of an option in a rule. */
export function valuesOf({ tokens }: RuleLine, name: string): readonly (string | undefined)[] {
  return tokens.options.filter((option) => option.name === name).map(({ value }) => value);
}

export function has({ tokens }: RuleLine, ...names: readonly string[]): boolean {
  return tokens.options.some(({ name }) => names.includes(name));
}

/** `line 3 (sid 17)`. */
export function lineWords(line: RuleLine): string {
  const [sid] = valuesOf(line, 'sid');
  return sid === undefined ? line.where : `${line.where} (sid ${sid})`;
}
