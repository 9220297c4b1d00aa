import { type Language, type Said, say, WORDS, type WordKey } from './dictionary';
import { type Attributes, h, languageOf, type Markup, pieces, shown } from './markup';
import { translated } from './sentences';

/** Writes texts of ours in one language, and remembers both, so that the page can change over. */
export class Tongue {
  private readonly texts = new Map<string, number>();

  constructor(readonly language: Language) {}

  /** What stands on the page in its first language. */
  in([en, ja]: Said): string {
    return this.language === 'ja' ? ja : en;
  }

  /** A text of the dictionary. */
  word(key: WordKey, filled: Readonly<Record<string, string | number>> = {}): Markup {
    return this.said(say(key, filled));
  }

  said(said: Said): Markup {
    return h('span', { 'data-t': this.numberOf(said) }, this.in(said));
  }

  /** A text of which both languages are filled in by the script: the number of it. */
  template(key: WordKey): number {
    return this.numberOf(WORDS[key]);
  }

  /** The number and the text of what may hold no element, such as an option. */
  option(said: Said): readonly [number, string] {
    return [this.numberOf(said), this.in(said)];
  }

  /** A sentence of a report: in both languages where it is known, else as it is. */
  sentence(text: string): Markup {
    const said = translated(text);
    return said[0] === said[1] ? h('span', { lang: languageOf(text) }, text) : this.said(said);
  }

  /** An attribute of the page's words. */
  attribute(name: 'aria-label' | 'placeholder', said: Said): Attributes {
    return { [name]: this.in(said), [`data-${name === 'placeholder' ? 'p' : 'a'}`]: this.numberOf(said) };
  }

  /** Both languages of everything that was said, in the order of its numbers. */
  pairs(): readonly Said[] {
    return [...this.texts.keys()].map((key) => JSON.parse(key) as Said);
  }

  private numberOf(said: Said): number {
    const key = JSON.stringify(said.map(shown));
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    this.texts.set(key, this.texts.size);
    return this.texts.size - 1;
  }
}

/** A list of pieces; nothing where there are none. */
export function listOf(items: readonly (Markup | string)[], attributes: Attributes = {}): Markup {
  return items.length === 0
    ? pieces()
    : h(
        'ul',
        attributes,
        items.map((item) => h('li', {}, item)),
      );
}

/** A table with its heads, by their words. */
export function tableOf(keys: readonly WordKey[], rows: readonly (readonly Markup[])[], tongue: Tongue): Markup {
  return h(
    'table',
    { class: 'openings' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        keys.map((key) => h('th', { scope: 'col', class: `c-${key}` }, tongue.word(key))),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          row.map((cell) => h('td', {}, cell)),
        ),
      ),
    ),
  );
}
