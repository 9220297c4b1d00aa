import { ownerWords } from '../overlay-words';
import type { Chart, ChartDevice, ChartRequirement } from './chart';
import { say, type WordKey } from './dictionary';
import { trafficOf } from './internet';
import { h, languageOf, type Markup, pieces } from './markup';
import { answeredBy, sentencesOf } from './page-rules';
import { translated } from './sentences';
import { listOf, type Tongue } from './tongue';

/** What is wider than asked for: in which way, for which requirements, why, and what stands behind it. */
export function widerSection({ devices, rules, requirements }: Chart, tongue: Tongue): Markup {
  const names = new Map(requirements.map(({ key, requirement }) => [key, requirement]));
  return pieces(
    devices.map((device) => {
      const own = rules.filter((rule) => rule.device === device.id && rule.standing === 'widened');
      const groups = new Map<string, typeof own>();
      for (const rule of own) {
        const key = JSON.stringify([rule.growth, trafficOf(rule), rule.behind]);
        groups.set(key, [...(groups.get(key) ?? []), rule]);
      }
      return [
        own.length === 0 && device.widerBecause === null ? null : deviceHeading(device),
        device.widerBecause === null ? null : h('p', {}, tongue.sentence(device.widerBecause)),
        listOf(
          [...groups.values()].map((alike) => {
            const [first] = alike;
            const of = [...new Set(alike.map((rule) => names.get(rule.of) ?? rule.of))];
            return pieces(
              h('b', {}, first === undefined ? '' : trafficOf(first)),
              ': ',
              (first?.growth ?? []).map((one, at) => [at === 0 ? '' : ', ', tongue.sentence(one)]),
              first?.behind == null ? null : ['; ', tongue.word('stands'), ': ', tongue.sentence(first.behind)],
              h(
                'small',
                {},
                of.map((one) => [h('code', {}, one), ' ']),
              ),
            );
          }),
        ),
      ];
    }),
    rules.some(({ standing }) => standing === 'widened') ? null : h('p', {}, tongue.word('widerNone')),
  );
}

function deviceHeading({ targetName, subject }: ChartDevice): Markup {
  return h('h3', {}, targetName, h('span', { class: 'of' }, subject));
}

/** What the documents lack, and what the user has to do. */
export function uncoveredSection(
  { uncovered, requirements }: Pick<Chart, 'uncovered' | 'requirements'>,
  tongue: Tongue,
): Markup {
  if (uncovered.length === 0) return h('p', {}, tongue.word('uncoveredNone'));
  const told = byRequirement(uncovered, requirements, tongue, ({ missing, why, peers, supply, ...traffic }) =>
    pieces(
      h(
        'p',
        { class: 'careful' },
        tongue.word('lacks'),
        ': ',
        joined(missing, tongue),
        ' (',
        tongue.sentence(why),
        ')',
      ),
      peers.length === 0
        ? null
        : h(
            'p',
            {},
            peers.map((peer) => [h('code', {}, peer), ' ']),
          ),
      traffic.ports.length === 0 ? null : h('p', {}, trafficOf(traffic)),
      supply === '' ? null : h('p', {}, h('b', {}, tongue.word('supply')), ': ', tongue.sentence(supply)),
    ),
  );
  return pieces(h('p', {}, tongue.word('supplyWords')), told);
}

function joined(words: readonly string[], tongue: Tongue): Markup {
  const both = words.map(translated);
  return tongue.said([both.map(([en]) => en).join(', '), both.map(([, ja]) => ja).join('、')]);
}

/** What is asked for and is not opened, with the reason; first what the user leaves out. */
export function closedSection(
  { omitted, refused, others, requirements }: Pick<Chart, 'omitted' | 'refused' | 'others' | 'requirements'>,
  tongue: Tongue,
): Markup | null {
  if (omitted.length + refused.length + others.length === 0) return null;
  return pieces(
    byRequirement(omitted, requirements, tongue, ({ peers, overlay, ...traffic }) =>
      pieces(
        h('p', { class: 'careful' }, tongue.word('omitted'), ': ', answeredBy(overlay, tongue)),
        h(
          'p',
          {},
          trafficOf(traffic),
          peers.map((peer) => [' ', h('code', {}, peer)]),
        ),
      ),
    ),
    byRequirement(refused, requirements, tongue, ({ peer, why, waysOut, standing, ...traffic }) =>
      pieces(
        h(
          'p',
          { class: 'bad' },
          tongue.word(standing),
          ': ',
          h('code', {}, peer),
          ' ',
          trafficOf(traffic),
          '; ',
          tongue.sentence(why),
        ),
        waysOut.length === 0
          ? null
          : [h('p', {}, tongue.word('waysOut'), ':'), listOf(waysOut.map((way) => tongue.sentence(way)))],
      ),
    ),
    byRequirement(others, requirements, tongue, ({ peers, standing, why, ...traffic }) =>
      h(
        'p',
        {},
        h('b', {}, tongue.word(standing)),
        ': ',
        tongue.sentence(why),
        ' (',
        trafficOf(traffic),
        peers.map((peer) => [' ', h('code', {}, peer)]),
        ')',
      ),
    ),
  );
}

/** What belongs to one requirement under its name and its sentence, which stands once. */
function byRequirement<One extends { readonly of: string }>(
  list: readonly One[],
  requirements: readonly ChartRequirement[],
  tongue: Tongue,
  told: (one: One) => Markup,
): Markup {
  const groups = new Map<string, Markup[]>();
  for (const one of list) {
    const markup = told(one);
    const before = groups.get(one.of) ?? [];
    if (before.every(({ text }) => text !== markup.text)) groups.set(one.of, [...before, markup]);
  }
  return pieces(
    [...groups].map(([key, told]) => {
      const requirement = requirements.find((one) => one.key === key);
      return h(
        'article',
        {},
        h(
          'h3',
          {},
          h('code', {}, requirement?.requirement ?? key),
          h('span', { class: 'of' }, requirement?.source ?? ''),
        ),
        told,
        requirement === undefined ? null : sentencesOf(requirement.cites, tongue),
      );
    }),
  );
}

/** What the documents themselves leave open: contradictions, gaps, misprints, and doubts about single rows. */
export function documentSection(
  { questions, requirements }: Pick<Chart, 'questions' | 'requirements'>,
  tongue: Tongue,
): Markup {
  const doubts = requirements.filter(({ note }) => note !== null);
  const folded = (key: WordKey, items: readonly Markup[]) =>
    items.length === 0
      ? null
      : h('details', {}, h('summary', {}, tongue.word(key), ` (${items.length})`), listOf(items, { class: 'plain' }));
  if (doubts.length + questions.length === 0) return h('p', {}, tongue.word('documentNone'));
  return pieces(
    h('p', {}, tongue.word('ourWords')),
    (['contradiction', 'gap', 'erratum'] as const).map((kind) =>
      folded(
        kind,
        questions
          .filter((one) => one.kind === kind)
          .map(({ gloss, cites }) => pieces(h('p', { lang: languageOf(gloss) }, gloss), sentencesOf(cites, tongue))),
      ),
    ),
    folded(
      'doubts',
      doubts.map(({ requirement, note }) =>
        h('p', {}, h('code', {}, requirement), ': ', h('span', { lang: languageOf(note ?? '') }, note ?? '')),
      ),
    ),
  );
}

/** What a filter by names does not prove, as far as a device of the chart is one. */
export function limitsSection({ devices, rules }: Chart, tongue: Tongue): Markup {
  const targets = new Set(devices.map(({ target }) => target));
  const has = (...names: readonly string[]) => names.some((name) => targets.has(name as ChartDevice['target']));
  const limits: readonly (readonly [WordKey, boolean])[] = [
    ['limitGroup', has('aws-security-group', 'azure-network-security-group')],
    ['limitClaim', has('aws-network-firewall', 'azure-firewall')],
    ['limitResolved', rules.some(({ growth }) => growth.includes('whatever else answers on the same addresses'))],
    ['limitDns', has('aws-dns-firewall')],
    ['limitShared', true],
    ['limitContent', true],
    ['limitDay', true],
  ];
  return listOf(limits.filter(([, holds]) => holds).map(([key]) => tongue.said(say(key))));
}

/** What stands beside the rules of each device. */
export function besideSection({ devices }: Chart, tongue: Tongue): Markup {
  const part = (key: WordKey, lines: readonly (Markup | string)[]) =>
    lines.length === 0 ? null : [h('h4', {}, tongue.word(key)), listOf(lines)];
  return pieces(
    devices.map((device) => [
      deviceHeading(device),
      part(
        'withholds',
        device.withholds.map((line) => tongue.sentence(line)),
      ),
      part(
        'assumes',
        device.assumes.map((line) => tongue.sentence(line)),
      ),
      part(
        'notes',
        device.notes.map((line) => tongue.sentence(line)),
      ),
      part(
        'onWord',
        device.usersOwn.map(({ rule, by, reason, ...answers }) =>
          pieces(h('code', {}, rule), ` ${by}${reason === null ? '' : `: ${reason}`}${ownerWords(answers)}`),
        ),
      ),
      part(
        'closedHere',
        device.closedHere.map(({ what, opens, source }) =>
          pieces(tongue.sentence(what), ' ', h('code', {}, opens), h('small', {}, source)),
        ),
      ),
      part(
        'proxyList',
        device.proxyList.map(({ requirement, names, ports }) =>
          pieces(h('code', {}, requirement), ` ${ports.join(', ')}: ${names.join(', ')}`),
        ),
      ),
      part(
        'lists',
        device.prefixLists.map(({ words, cidrs }) => pieces(words, h('small', {}, cidrs.join(', ')))),
      ),
      part('proofTitle', [
        tongue.sentence(device.verdict.sentence),
        ...device.verdict.holes.map(({ answer, requirement, rule, witness }) =>
          h('code', {}, [answer, requirement, rule, witness].filter((word) => word !== null).join('; ')),
        ),
      ]),
    ]),
  );
}
