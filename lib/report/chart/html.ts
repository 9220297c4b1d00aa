import type { Chart } from './chart';
import type { Language } from './dictionary';

/** How a page is written. */
export interface HtmlOptions {
  /**
   * The language in which it opens; a switch on the page changes over. What vendors say stays in their language.
   * @default 'en'
   */
  readonly language?: Language;
  /** A signed chart: the page shows only what changed since. */
  readonly since?: Chart;
}

/**
 * A chart as one page that asks for nothing: no request, no font, no picture. It reads without its script, prints, and
 * whatever stands in the chart is a text on it.
 */
export function chartHtml(chart: Chart, { language = 'en', since }: HtmlOptions = {}): string {
  // Whoever makes a report seldom draws it: what a page is made of is loaded with the first one.
  return (require('./page') as typeof import('./page')).htmlOf(chart, language, since ?? null);
}
