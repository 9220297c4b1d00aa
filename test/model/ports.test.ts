import fc from 'fast-check';
import { ALL_PORTS, type PortProblemCode, parsePorts, portSetOf, ports, printPorts } from '../../lib/model/ports';

const SEED = 20240;

const anyPort = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 65535 }));
const anyPorts = fc
  .array(fc.tuple(anyPort, anyPort), { minLength: 1, maxLength: 6 })
  .map((pairs) => ports.of(pairs.map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))));

const REFUSED: readonly [string, PortProblemCode, readonly string[]][] = [
  ['', 'ports-empty', []],
  ['   ', 'ports-empty', []],
  ['80,,443', 'ports-empty', ['80, 443']],
  ['443,', 'ports-empty', ['443']],
  [',', 'ports-empty', []],
  [' 443', 'ports-blank', ['443']],
  ['443\n', 'ports-blank', ['443']],
  ['80 , 443', 'ports-blank', ['80, 443']],
  ['1024 - 65535', 'ports-blank', ['1024-65535']],
  ['4 43', 'ports-blank', []],
  ['80 443', 'ports-blank', []],
  ['0443', 'ports-leading-zero', ['443']],
  ['80-0090', 'ports-leading-zero', ['80-90']],
  ['00', 'ports-leading-zero', []],
  ['0', 'ports-out-of-range', []],
  ['0-1024', 'ports-out-of-range', []],
  ['65536', 'ports-out-of-range', []],
  ['1024-70000', 'ports-out-of-range', []],
  ['99999999999999999999', 'ports-out-of-range', []],
  ['2000-1000', 'ports-descending', ['1000-2000']],
  ['443, 2000-1000', 'ports-descending', ['443, 1000-2000']],
  ['https', 'ports-not-a-number', []],
  ['any', 'ports-not-a-number', []],
  ['*', 'ports-not-a-number', []],
  ['-443', 'ports-not-a-number', []],
  ['+443', 'ports-not-a-number', []],
  ['443-', 'ports-not-a-number', []],
  ['4e2', 'ports-not-a-number', []],
  ['0x1bb', 'ports-not-a-number', []],
  ['443.0', 'ports-not-a-number', []],
  ['1-2-3', 'ports-not-a-number', []],
  ['1024–65535', 'ports-not-a-number', ['1024-65535']],
  ['４４３', 'ports-not-a-number', []],
  ['80;443', 'ports-not-a-number', []],
  ['80/http', 'ports-not-a-number', []],
];

describe('ports', () => {
  test.each([
    ['443', ['443']],
    ['80, 443', ['80', '443']],
    ['80,443', ['80', '443']],
    ['1024-65535', ['1024-65535']],
    ['5228-5230, 443', ['443', '5228-5230']],
    ['80, 81-90, 85', ['80-90']],
    ['443-443', ['443']],
  ])('%j is read', (text, printed) => {
    const read = parsePorts(text);
    expect(read.ok && printPorts(read.value)).toEqual(printed);
  });

  test.each(REFUSED)('%j is refused', (text, code, suggestions) => {
    expect(parsePorts(text)).toEqual({ ok: false, problem: { code, given: text, suggestions } });
  });

  test('every suggestion is itself accepted', () => {
    const offered = REFUSED.flatMap(([, , suggestions]) => suggestions);
    expect(offered.length).toBeGreaterThan(5);
    for (const suggestion of offered) expect(parsePorts(suggestion).ok).toBe(true);
  });

  test('what is printed reads back as the same set', () => {
    fc.assert(
      fc.property(anyPorts, (set) => {
        expect(portSetOf(printPorts(set))).toEqual(set);
        expect(parsePorts(printPorts(set).join(', '))).toEqual({ ok: true, value: set });
      }),
      { seed: SEED },
    );
  });

  test('all ports print and read back, port 0 included', () => {
    expect(printPorts(ALL_PORTS)).toEqual(['0-65535']);
    expect(portSetOf(['0-65535'])).toEqual(ALL_PORTS);
    expect(portSetOf([])).toEqual([]);
  });

  test('a malformed string of the catalogue is a mistake of the program', () => {
    expect(() => portSetOf(['443', '80x'])).toThrow("malformed ports '80x' (ports-not-a-number)");
  });
});
