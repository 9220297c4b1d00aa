import { handedOver } from './handed-over';
import { HOSTILE } from './hostile-files';
import { VERDICTS } from './hostile-verdicts';

/** A busy machine is no failure: what explodes does not end in an hour. */
const SECONDS = 60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: that none of these stands in a page is what is tested
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/;

test.each(Object.entries(HOSTILE))('%s: a clear answer in bounded time', (what, { name, text }) => {
  const start = Date.now();
  const { error, isSame, page, verdict } = handedOver(name, text());
  expect(Date.now() - start).toBeLessThan(SECONDS * 1000);
  expect(error === null ? verdict : error.replace(/^.*\n- /, '')).toBe(VERDICTS[what]);
  expect((error ?? '').length).toBeLessThan(1000);
  expect(isSame ?? true).toBe(true);
  expect(page).not.toMatch(CONTROL);
});

test('keys of a prototype are logical ids as any other', () => {
  const file = HOSTILE['keys of a prototype as logical ids'];
  const { deployment } = handedOver('a.json', file?.text() ?? '');
  expect(deployment?.filters.map(({ id }) => id).sort()).toEqual([
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
  ]);
});
