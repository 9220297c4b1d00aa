import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Issue } from '../diagnostics';
import { type Page, pageOf } from '../testing/page';

/** The pages that are at hand, and what has to be said where one was expected. */
export interface PagesAtHand {
  readonly pages: ReadonlyMap<string, Page>;
  readonly issues: readonly Issue[];
  readonly remarks: readonly string[];
}

/**
 * The texts of the vendors' pages, which are no part of the package: from the folder that was typed, else from the one
 * that `PORTOLAN_SEEDS` names (`none` does without), else from the one beside the package where there is one. A file is
 * named after its document: `000_anything.txt`.
 */
export function pagesAtHand(
  documents: readonly string[],
  typed: string | undefined,
  env: { readonly PORTOLAN_SEEDS?: string | undefined },
): PagesAtHand {
  if (typed !== undefined) return ofFolder(documents, typed, (without) => ({ issues: [notFound(typed, without)] }));
  const { PORTOLAN_SEEDS: named } = env;
  if (named === 'none') return { pages: new Map(), issues: [], remarks: [] };
  if (named) {
    return ofFolder(documents, named, (without) => ({
      remarks: [`PORTOLAN_SEEDS=${named} holds no page of ${without.join(', ')}`],
    }));
  }
  return ofFolder(documents, path.join(__dirname, '..', '..', '..', 'shared', 'seeds'), () => ({}));
}

function ofFolder(
  documents: readonly string[],
  folder: string,
  say: (without: readonly string[]) => Partial<PagesAtHand>,
): PagesAtHand {
  const files = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
  const pages = new Map<string, Page>();
  for (const document of documents) {
    const file = files.find((name) => name.startsWith(`${document}_`));
    if (file !== undefined) pages.set(document, pageOf(document, readFileSync(path.join(folder, file), 'utf8')));
  }
  const without = documents.filter((document) => !pages.has(document));
  return { pages, issues: [], remarks: [], ...(without.length === 0 ? {} : say(without)) };
}

function notFound(given: string, documents: readonly string[]): Issue {
  return { code: 'page-not-found', at: `--seeds ${given}`, given, documents };
}
