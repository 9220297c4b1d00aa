import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Page, pageOf } from '../../lib/testing/page';

/**
 * The vendors' pages are not part of the repository. Where they are not at hand, the tests that read them are skipped by
 * name and count; with `CI` set, or where `PORTOLAN_SEEDS` names a folder, that is a failure; `PORTOLAN_SEEDS=none`
 * does without them on purpose.
 */
export type PlaceOfPages =
  | { readonly kind: 'found'; readonly file: string }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'missing'; readonly why: string };

const BESIDE_THE_REPOSITORY = resolve(__dirname, '../../../shared/seeds');

export function placeOfPage(
  document: string,
  env: { readonly PORTOLAN_SEEDS?: string | undefined; readonly CI?: string | undefined },
  byDefault = BESIDE_THE_REPOSITORY,
): PlaceOfPages {
  if (env.PORTOLAN_SEEDS === 'none') return { kind: 'skipped', why: 'PORTOLAN_SEEDS=none' };
  const folder = env.PORTOLAN_SEEDS ? resolve(env.PORTOLAN_SEEDS) : byDefault;
  const file = existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith(`${document}_`)) : undefined;
  if (file !== undefined) return { kind: 'found', file: join(folder, file) };
  const why = `no page ${document}_* in ${env.PORTOLAN_SEEDS ? 'the folder of PORTOLAN_SEEDS' : '../shared/seeds'}`;
  const asked = Boolean(env.PORTOLAN_SEEDS) || (env.CI !== undefined && env.CI !== '' && env.CI !== 'false');
  if (!asked) return { kind: 'skipped', why };
  return { kind: 'missing', why: `${why}; set PORTOLAN_SEEDS to the folder that holds it, or to none to do without` };
}

/** Tests over the page of a document: one per sentence. */
export function describePage(document: string, tests: Readonly<Record<string, (page: Page) => void>>): void {
  const place = placeOfPage(document, process.env);
  const sentences = Object.keys(tests);
  describe(`document ${document}`, () => {
    if (place.kind === 'skipped') {
      test.skip.each(sentences)('%s', () => undefined);
      const list = sentences.map((sentence) => `\n  document ${document} › ${sentence}`).join('');
      process.stderr.write(`${sentences.length} tests skipped, ${place.why}:${list}\n`);
      return;
    }
    let page: Page | undefined;
    test.each(Object.entries(tests))('%s', (_, run) => {
      if (place.kind === 'missing') throw new Error(place.why);
      page ??= pageOf(document, readFileSync(place.file, 'utf8'));
      run(page);
    });
  });
}
