import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as AXE, type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Chart, chartHtml } from '../../lib/report';
import { WORDS } from '../../lib/report/chart/dictionary';
import { CHARTS, largeChart, SIGNED } from './charts';
import { launch } from './chromium';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'portolan-browser-'));
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of the disk, with everything that went wrong on it and every request that it made beside its own. */
async function opened(html: string, options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const file = join(folder, 'chart.html');
  writeFileSync(file, html);
  const context = await browser.newContext({ viewport: { width: 1024, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (said) => faults.push(said.text()));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) faults.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, faults };
}

/** In the page: the median time of five filterings, and the time in which the table is laid out once. */
const TIMED = `(() => {
  const time = (work) => {
    const begin = performance.now();
    work();
    document.body.getBoundingClientRect();
    return performance.now() - begin;
  };
  const query = document.querySelector('#q');
  const type = (text) => {
    query.value = text;
    query.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const table = document.querySelector('.rules');
  const whole = time(() => {
    table.hidden = true;
    document.body.getBoundingClientRect();
    table.hidden = false;
  });
  const runs = ['host-19', 'host-1', 'nothing', '', 'host-1999'].map((text) => time(() => type(text)));
  return [runs.sort((a, b) => a - b)[2], whole];
})()`;

const shownRules = (page: Page) => page.locator('.rules tbody tr:not(.why):not([hidden])').filter({ visible: true });

const PAGES: readonly (readonly [string, string])[] = [
  ...Object.entries(CHARTS).map(([name, chart]) => [name, chartHtml(chart)] as const),
  ['changes', chartHtml(CHARTS.office, { since: SIGNED })],
];

describe.each(PAGES)('the page of %s', (_name, html) => {
  test('opens without an error and without a request', async () => {
    const { page, faults } = await opened(html);
    await page.locator('h1').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find, in both languages, %s', async (colorScheme) => {
    const { page } = await opened(html, { colorScheme, bypassCSP: true });
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    await page.addScriptTag({ content: AXE });
    for (const language of ['en', 'ja']) {
      await page.locator(`[data-l=${language}]`).click();
      const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults;
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`);
      expect(found).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
    await page.context().close();
  });

  test.each([320, 480, 768, 1024, 1440, 1920])('fits a screen of %d without scrolling sideways', async (width) => {
    const { page } = await opened(html, { viewport: { width, height: 800 } });
    for (const language of ['en', 'ja']) {
      await page.locator(`[data-l=${language}]`).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });
});

describe('the page of a chart', () => {
  const html = chartHtml(CHARTS.office);

  test('says in the first screen whether it may be signed, and what is open to the Internet', async () => {
    const { page } = await opened(html, { viewport: { width: 1280, height: 800 } });
    for (const text of [WORDS.nothingIn[0], 'Every address', 'Proved over all connections']) {
      const box = await page.getByText(text).first().boundingBox();
      expect([text, (box?.y ?? Number.POSITIVE_INFINITY) < 800]).toEqual([text, true]);
    }
    await page.context().close();
  });

  test('shows an opening of the deployment to the Internet where it says what comes in', async () => {
    const { page } = await opened(chartHtml(CHARTS.deployed));
    const internet = page.locator('#internet');
    expect(await internet.textContent()).toContain('tcp 22 from 0.0.0.0/0 to Agents');
    expect(await internet.textContent()).not.toContain(WORDS.nothingIn[0]);
    await page.context().close();
  });

  test('reads without its script', async () => {
    const { page } = await opened(html, { javaScriptEnabled: false });
    expect(await shownRules(page).count()).toBe(CHARTS.office.rules.length);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('#languages').isVisible()).toBe(false);
    await page.context().close();
  });

  test('filters by words, direction, fidelity and reach, and says how many are left', async () => {
    const { page } = await opened(html);
    await page.fill('#q', 'zohoassist.jp  443');
    expect(await shownRules(page).count()).toBe(2);
    expect(await page.locator('#count').textContent()).toBe(`2 of ${CHARTS.office.rules.length} rules shown`);
    await page.selectOption('#f-fidelity', 'exact');
    expect(await shownRules(page).count()).toBe(1);
    await page.selectOption('#f-direction', 'ingress');
    expect(await page.locator('#count').textContent()).toBe(WORDS.noneShown[0]);
    expect(await page.locator('.rules tbody:not([hidden])').count()).toBe(0);
    await page.fill('#q', '');
    await page.selectOption('#f-direction', '');
    await page.selectOption('#f-fidelity', '');
    await page.selectOption('#f-reach', 'everywhere');
    const { rules } = CHARTS.office;
    expect(await shownRules(page).count()).toBe(rules.filter(({ reaches }) => reaches === 'everywhere').length);
    await page.context().close();
  });

  test('finds a rule by a word of the sentence that asks for it', async () => {
    const { page } = await opened(html);
    await page.fill('#q', 'リモート制御');
    const found = CHARTS.office.rules.filter(({ of }) => of.includes('remote-control')).length;
    expect(await shownRules(page).count()).toBe(found);
    await page.context().close();
  });

  test('changes over to Japanese and back, all of its words and none of the vendor’s', async () => {
    const { page } = await opened(html);
    const before = await page.locator('body').innerText();
    await page.locator('[data-l=ja]').click();
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    expect(await page.locator('h2').first().textContent()).toBe(WORDS.internet[1]);
    expect(await page.locator('#count').textContent()).toContain('件を表示');
    expect(await page.locator('option').first().textContent()).toBe(WORDS.all[1]);
    const quotes = await page.locator('.quote').allTextContents();
    await page.locator('[data-l=en]').click();
    expect(await page.locator('.quote').allTextContents()).toEqual(quotes);
    expect(await page.locator('body').innerText()).toBe(before);
    await page.context().close();
  });

  test('is used by the keyboard alone: skip link, language, filter, folded sentences, drawing', async () => {
    const { page } = await opened(html);
    const focused = () =>
      page.evaluate(
        '(({ id, dataset, className, tagName }) => id || dataset.l || className || tagName)(document.activeElement)',
      );
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('skip');
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: expect.any(Number) });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('ja');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    const reached = new Set<unknown>();
    for (let at = 0; at < 60; at++) {
      await page.keyboard.press('Tab');
      reached.add(await focused());
      if ((await focused()) === 'q') await page.keyboard.type('zohoassist');
    }
    for (const one of ['drawing', 'q', 'f-direction', 'f-fidelity', 'f-reach', 'SUMMARY'])
      expect(reached).toContain(one);
    expect(await shownRules(page).count()).toBe(4);
    await page.focus('#q');
    await page.keyboard.press('Escape');
    expect(await shownRules(page).count()).toBe(CHARTS.office.rules.length);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
    await page.context().close();
  });

  test('prints to a PDF of a few sheets, with what is folded away and without what only a screen needs', async () => {
    const { page } = await opened(html);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(1);
    expect(sheets).toBeLessThan(20);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('.sign').isVisible()).toBe(true);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details[open]').count()).toBe(0);
    await page.context().close();
  });

  test('runs nothing that stands in its data', async () => {
    const hostile = '</script><img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const chart = JSON.parse(
      JSON.stringify(CHARTS.office).replaceAll('desktopcentral.manageengine.jp', JSON.stringify(hostile).slice(1, -1)),
    ) as Chart;
    const { page, faults } = await opened(chartHtml({ ...chart, subject: hostile }));
    await page.locator('[data-l=ja]').click();
    await page.locator('[data-l=en]').click();
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.evaluate("'hit' in window")).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a chart of 2,000 rules', () => {
  test('is written, opened and filtered in a moment, and draws no more than a person follows', async () => {
    const start = performance.now();
    const html = chartHtml(largeChart());
    const written = performance.now() - start;
    const { page, faults } = await opened(html);
    expect(await shownRules(page).count()).toBe(2000);
    const arrows = await page.locator('.flow').count();
    expect(arrows).toBeLessThanOrEqual(60);
    // As a ratio within the page: filtering all rows against laying them out once.
    const [filtered = 0, laidOut = 0] = (await page.evaluate(TIMED)) as readonly number[];
    console.log(
      `2,000 rules: written in ${written.toFixed(0)} ms, laid out in ${laidOut.toFixed(0)} ms, filtered in ${filtered.toFixed(0)} ms (median of 5)`,
    );
    expect(filtered).toBeLessThan(Math.max(100, 2 * laidOut));
    expect(await shownRules(page).count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
