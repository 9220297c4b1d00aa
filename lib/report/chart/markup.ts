import { visible } from '../../diagnostics';
import { unturned } from '../layout';

/** Markup that was built here: whatever else stands in a page is a text, and is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Child = string | number | Markup | null | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text without control characters and without what turns the direction. */
export function shown(text: string): string {
  return unturned(visible(text));
}

/** A text as it is read, and nothing else. */
export function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}

const VOID = new Set(['br', 'hr', 'input', 'meta', 'link']);

/** An element; an attribute that is null or false is left out. */
export function h(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escaped(String(value))}"`));
  const start = `<${name}${said.join('')}>`;
  return new Markup(VOID.has(name) ? start : `${start}${children.map(textOf).join('')}</${name}>`);
}

function textOf(child: Child): string {
  if (child === null) return '';
  if (child instanceof Markup) return child.text;
  return typeof child === 'object' ? child.map(textOf).join('') : escaped(String(child));
}

/** Several pieces as one. */
export function pieces(...children: readonly Child[]): Markup {
  return new Markup(children.map(textOf).join(''));
}

/** The language of a quotation, as far as its letters tell. */
export function languageOf(text: string): 'ja' | 'en' {
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(text) ? 'ja' : 'en';
}

/** A link that leads to a page of the web; what is no such address stands as it is. */
export function link(address: string, ...children: readonly Child[]): Markup {
  if (!/^https:\/\/[!-;=?-Z^-~]+$/.test(address)) return pieces(...children);
  return h('a', { href: address, rel: 'noreferrer noopener' }, ...children);
}
