/** What may be said of ports that cannot be replaced. */
export function sayable(issue: { readonly isSayable: boolean; readonly printed: readonly string[] }): string {
  const said = issue.printed.map((port) => `${port}/NAME`).join(', ');
  return issue.isSayable ? `; where you know what runs on them, say it as '${said}' (http, https ...)` : '';
}

/** `a, b or c`. */
export function listed(words: readonly string[], last = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** How many single-letter edits lie between two words, swaps of neighbours included. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = at(rows, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(changed, at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(rows, i - 2, j - 2) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

/** The allowed word that was probably meant; null where none is near. */
export function nearest(given: string, allowed: readonly string[]): string | null {
  const ranked = allowed
    .map((word) => ({ word, edits: distance(given.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1));
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : null;
}

/** `; did you mean x or y?` where there is something near, else nothing. */
export function guess(forms: readonly string[]): string {
  return forms.length === 0 ? '' : `; did you mean ${listed(forms)}?`;
}

/** `; did you mean x? (allowed: x, y)`, or `; allowed: x, y` where nothing is near. */
export function meantOrAllowed(given: string, allowed: readonly string[], what: string, most = allowed.length): string {
  const meant = nearest(given, allowed);
  const more = allowed.length > most ? ` and ${allowed.length - most} more` : '';
  const all = `${what}: ${allowed.length === 0 ? 'none' : allowed.slice(0, most).join(', ')}${more}`;
  return meant === null ? `; ${all}` : `${guess([meant])} (${all})`;
}

/**
 * A text in which nothing moves the cursor: control characters stand as escapes. Whoever passes a line feed or an escape
 * code cannot forge a line of ours.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
