/** Names that would be something else on a page: an end of a table, a link, a mention, another line, another direction. */
export const HOSTILE = [
  'a | b || c \\| d',
  '`x` ``` $(id)',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '[click](https://evil.example) ![x](//evil.example/x.png) www.evil.example https://evil.example',
  '@everyone @octo/team #1 owner/repo#2 a@evil.example',
  'line\nfeed\r\n\r\n# heading\n\n- item',
  '\u001b[31mred\u001b[0m\u0007\u0008\u009b2J',
  '\u202etxet denrut\u202c \u2066x\u2069',
  '日本語の名前、とても長いので折り返されるはずです。エージェントのグループ',
  '</details></td></table> & &amp; &#64;',
  '__proto__',
  'constructor',
  '%2e%2e/..//a b?c#d:e\\f',
  '\ud800 half',
  '~~x~~ **y** _z_ > q',
  '::error file=a,line=1::b',
] as const;

/** The same plain data in which a word is another wherever it stands, within words too. */
export function renamed<T>(value: T, from: string, to: string): T {
  if (typeof value === 'string') return value.replaceAll(from, () => to) as T;
  if (Array.isArray(value)) return value.map((one) => renamed(one, from, to)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, from, to)])) as T;
}
