import { createHash } from 'node:crypto';
import { changesSince } from './changes';
import type { Chart } from './chart';
import { type Language, say, type WordKey } from './dictionary';
import { drawingOf } from './drawing';
import { h, Markup, pieces } from './markup';
import { changesSection } from './page-changes';
import { deployedSection } from './page-deployed';
import {
  besideSection,
  closedSection,
  documentSection,
  limitsSection,
  uncoveredSection,
  widerSection,
} from './page-findings';
import { rulesSection } from './page-rules';
import { internetSection, topOf } from './page-top';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { Tongue } from './tongue';

/** The page of a chart. */
export function htmlOf(chart: Chart, language: Language, since: Chart | null): string {
  const tongue = new Tongue(language);
  const changes = since === null ? null : changesSince(since, chart);
  const sections: readonly (readonly [string, WordKey, Markup | null])[] = [
    ['internet', 'internet', internetSection(chart, tongue)],
    ['changes', 'changesTitle', changes === null ? null : changesSection(changes, tongue)],
    ['deployed', 'deployedTitle', chart.deployed === null ? null : deployedSection(chart.deployed, chart, tongue)],
    ...(changes === null ? [['drawing', 'drawing', drawingOf(chart, tongue)] as const] : []),
    ['rules', 'rules', rulesSection(chart, changes, since, tongue)],
    ...(changes === null ? findings(chart, tongue) : []),
    ['digests', 'digestsTitle', digestsSection(chart, tongue)],
  ];
  const body = pieces(
    h('a', { class: 'skip', href: '#rules' }, tongue.word('skip')),
    topOf(chart, tongue),
    h(
      'nav',
      { ...tongue.attribute('aria-label', say('contents')) },
      h(
        'ul',
        {},
        sections.map(([id, key, told]) =>
          told === null ? null : h('li', {}, h('a', { href: `#${id}` }, tongue.word(key))),
        ),
      ),
    ),
    h(
      'main',
      {},
      sections.map(([id, key, told]) =>
        told === null
          ? null
          : h('section', { id, 'aria-labelledby': `h-${id}` }, h('h2', { id: `h-${id}` }, tongue.word(key)), told),
      ),
    ),
  );
  return pageOf(chart.subject, body, tongue);
}

function findings(chart: Chart, tongue: Tongue): readonly (readonly [string, WordKey, Markup | null])[] {
  return [
    ['uncovered', 'uncoveredTitle', uncoveredSection(chart, tongue)],
    ['wider', 'widerTitle', widerSection(chart, tongue)],
    ['closed', 'closedTitle', closedSection(chart, tongue)],
    ['document', 'documentTitle', documentSection(chart, tongue)],
    ['limits', 'limitsTitle', limitsSection(chart, tongue)],
    ['beside', 'besideTitle', besideSection(chart, tongue)],
  ];
}

function digestsSection({ devices, digest, catalogue }: Chart, tongue: Tongue): Markup {
  const line = (key: WordKey, text: string) => h('li', {}, tongue.word(key), ' ', h('code', {}, text));
  return pieces(
    devices.map(({ targetName, subject, digests }) => [
      h('h3', {}, targetName, h('span', { class: 'of' }, subject)),
      h(
        'ul',
        {},
        line('profile', digests.profile),
        line('plan', digests.plan),
        line('catalogue', `${catalogue} ${digests.catalogue}`),
      ),
    ]),
    h('p', {}, h('b', {}, tongue.word('thisChart')), ' ', h('code', {}, digest)),
    h(
      'div',
      { class: 'sign' },
      (['reviewedBy', 'date', 'signature'] as const).map((key) => h('p', {}, tongue.word(key))),
    ),
  );
}

/** Only this style and this script may have effect, whatever else would find its way into the page. */
function pageOf(subject: string, body: Markup, tongue: Tongue): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  // A text that ends the element would end it, so no `<` stands there.
  const texts = JSON.stringify(tongue.pairs()).replace(/</g, '\\u003c');
  const page = h(
    'html',
    { lang: tongue.language },
    h(
      'head',
      {},
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', {}, subject),
      new Markup(`<style>${STYLE}</style>`),
    ),
    h(
      'body',
      {},
      body,
      new Markup(`<script type="application/json" id="texts">${texts}</script><script>${SCRIPT}</script>`),
    ),
  );
  return `<!doctype html>\n${page.text}\n`;
}
