import type { Audit, NarrowerFinding, OpeningFinding, RequirementFinding, RuleReference } from '../result';
import { alikeElements } from './elements';
import { denialHead, leavesOpen } from './findings-text';
import { beyondApart, givenWords } from './given';
import { type Found, sarifLog } from './sarif-log';
import { idleWords, listWords, moreWords, openingsWords, rulesWords, ruleWords } from './words';

/**
 * An audit in SARIF 2.1.0, for a pipeline and what a code host shows of it. What is as it should be, and what a filter of
 * its kind cannot help, is no result.
 */
export function auditSarif(audit: Audit, { version }: { readonly version: string }): object {
  const found = [
    ...audit.requirements.flatMap((one) => requirementResults(one, audit)),
    ...denialResults(audit),
    ...beyondResults(audit),
    ...narrowerResults(audit),
    ...idleResults(audit),
    ...notUnderstoodResults(audit),
  ];
  // The cloud's own rules stand in no file, and code hosts take no finding without one: their filter is nearest.
  const places = new Map(audit.filters.map(({ id, place }) => [id, place]));
  const told = found.map((one) => ({ ...one, place: one.place ?? places.get(one.filter ?? '') ?? null }));
  return sarifLog(told, version);
}

const REQUIREMENT_RULES = {
  closed: 'requirement-closed',
  partly: 'requirement-partly',
  unknown: 'requirement-unknown',
} as const;

/** Where it ends is where it is to be opened, so that filter is the place; a rule that lets some of it through is nearer. */
function requirementResults(one: RequirementFinding, { filters, roles }: Audit): readonly Found[] {
  const { entry, product, requirement, need, direction } = one;
  return alikeElements(one).flatMap(({ standing, traffic, asked, missing, by, at, remark }): readonly Found[] => {
    if (standing === 'open' || standing === 'not-asked') return [];
    const through = roles.find(({ name }) => name === entry)?.through ?? [];
    // A stage of several groups is named by all of them.
    const ways = [...at, ...through].flatMap((name) => [name, ...name.split(' + ')]);
    const filter = ways.flatMap((name) => filters.find(({ id }) => id === name) ?? [])[0];
    const near = by.find((rule) => rule.place !== null && rule.filter === filter?.id);
    const what = `${traffic} ${direction === 'egress' ? 'to' : 'from'} ${listWords(asked)}`.trim();
    const how = { closed: 'is closed', partly: 'is open in part', unknown: 'may be closed, nobody can know' }[standing];
    const detail = [...missing, ...(remark === null ? [] : [remark])];
    const sentence = one.cites[0]?.gloss;
    return [
      {
        ruleId: REQUIREMENT_RULES[standing],
        ...(need === 'must' ? {} : { level: 'warning' }),
        message: [
          `${requirement} of ${product} (${need}), for ${entry}: ${what} ${how}${detail.length === 0 ? '' : `; ${detail.join('; ')}`}.`,
          ...(sentence === undefined ? [] : [`The document says: ${sentence}`]),
        ].join(' '),
        place: near?.place ?? filter?.place ?? null,
        filter: filter?.id ?? null,
        rule: near?.rule ?? null,
        identity: [entry, product, requirement, direction, traffic, ...asked],
      },
    ];
  });
}

/** Of rules that let something through together the last that stands in a file: what is behind sees more, and says it closer. */
function placed(rules: readonly RuleReference[]): Pick<Found, 'place' | 'filter' | 'rule' | 'beside'> {
  const rule = rules.findLast(({ place }) => place !== null) ?? rules[0];
  const beside = rules.flatMap((one) => (one === rule || one.place === null ? [] : [one.place]));
  return { place: rule?.place ?? null, filter: rule?.filter ?? null, rule: rule?.rule ?? null, beside };
}

function denialResults({ denials }: Audit): readonly Found[] {
  return denials.flatMap((one): readonly Found[] => {
    if (one.standing === 'kept') return [];
    const open = openingsWords(one.open).join('; ');
    return [
      {
        ruleId: one.standing === 'broken' ? 'denial-broken' : 'denial-widened',
        message: `${denialHead(one)}, for ${one.entry}: ${open}, by ${rulesWords(one.by)}. The document says: ${one.gloss}`,
        ...placed(one.by),
        identity: [one.entry, one.product, one.denial],
      },
    ];
  });
}

function beyondResults(audit: Audit): readonly Found[] {
  const { told, given } = beyondApart(audit);
  return [...told.map(openingResult), ...givenResults(given)];
}

/** The cloud's own, in one result by the filters that they stand in. */
function givenResults(given: readonly OpeningFinding[]): readonly Found[] {
  const places = new Map<string, OpeningFinding[]>();
  for (const one of given) {
    const key = JSON.stringify(one.rules.map(({ filter }) => filter));
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  return [...places.values()].map((alike) => ({
    ruleId: 'opening-beyond',
    message: `${givenWords(alike)}.`,
    ...placed(alike[0]?.rules ?? []),
    rule: null,
    identity: [...new Set(alike.flatMap(({ rules }) => rules.map(({ filter, rule }) => `${filter}/${rule}`)))],
  }));
}

function openingResult({ rules, open, parts, whole, perhaps, entries }: OpeningFinding): Found {
  const more = moreWords({ parts, whole }, open.length, String);
  const together = rules.map(ruleWords).join(' and then ');
  const opens = openingsWords(open).join('; ');
  return {
    ruleId: 'opening-beyond',
    message: `${together} ${perhaps ? 'may open' : 'opens'} what nobody asked for, for ${listWords(entries)}: ${[opens, ...(more === '' ? [] : [more])].join('; ')}.`,
    ...placed(rules),
    identity: [...entries, ...rules.map(({ filter, rule }) => `${filter}/${rule}`)],
  };
}

/** A rule that nobody needs is told once, by what it opens; here only where that ends elsewhere. */
function narrowerResults({ narrower, beyond }: Audit): readonly Found[] {
  const key = ({ filter, rule }: RuleReference) => JSON.stringify([filter, rule]);
  const told = new Set(beyond.flatMap(({ rules }) => rules.map(key)));
  const isNews = ({ rule, instead }: NarrowerFinding) => instead.length > 0 || !told.has(key(rule));
  return narrower.filter(isNews).map(({ rule, opens, instead, neededBy }) => ({
    ruleId: 'rule-wider',
    message:
      instead.length === 0
        ? `${ruleWords(rule)} is needed by no requirement; it opens ${listWords(opens)}.`
        : `${ruleWords(rule)} opens ${listWords(opens)}; for ${listWords(neededBy)} this would do: ${instead.join('; ')}.`,
    ...placed([rule]),
    identity: [...neededBy],
  }));
}

function idleResults({ idle }: Audit): readonly Found[] {
  return idle.map((one) => ({
    ruleId: `rule-${one.kind}` as const,
    message: `${idleWords(one)}.`,
    ...placed([one.rule]),
    identity: [],
  }));
}

function notUnderstoodResults({ notUnderstood }: Audit): readonly Found[] {
  return notUnderstood.map(({ place, why, text, filter, rule }) => ({
    ruleId: 'not-understood',
    message: `${place.resource} ${why}${text === '' ? '' : `: ${text}`}; ${leavesOpen(filter, rule)}.`,
    place,
    filter: filter ?? place.resource,
    rule,
    identity: [place.resource, why, text],
  }));
}
