import { join } from 'node:path';
import { runPortolan } from '../../lib/cli/program';
import { type IssueCode, NetworkRequirementsError } from '../../lib/diagnostics';
import { ISSUE_CODES } from '../../lib/diagnostics/sentences';
import { expectGolden } from '../golden';
import { CODE_CASES, type CodeCase } from './cases';
import { RIM_CASES } from './rim-codes';

const golden = (code: string) => join(__dirname, 'golden', `${code}.txt`);

/** The error that a call throws. */
function errorOf(call: () => unknown): NetworkRequirementsError {
  try {
    call();
  } catch (thrown) {
    if (NetworkRequirementsError.is(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('nothing is thrown');
}

/** What the command writes, and its exit code. */
function commanded(args: readonly string[]) {
  const written = { out: '', err: '' };
  const code = runPortolan(args, {
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
    screen: { width: 100, colour: false },
  });
  return { code, ...written };
}

test('every code has a case', () => {
  expect([...Object.keys(CODE_CASES), ...Object.keys(RIM_CASES)].sort()).toEqual([...ISSUE_CODES]);
  for (const { api, command } of Object.values(CODE_CASES)) expect([api, command].some(Boolean)).toBe(true);
});

describe.each(Object.entries(CODE_CASES) as [IssueCode, CodeCase][])('%s', (code, { api, command }) => {
  test('is one clear error, in the words that were reviewed', () => {
    const said: string[] = [];
    if (api !== undefined) {
      const error = errorOf(api);
      expect(error.issues.map((issue) => issue.code)).toEqual([code]);
      said.push('in a program', error.message);
    }
    if (command !== undefined) {
      const { code: exit, out, err } = commanded(command);
      expect({ exit, out }).toEqual({ exit: 2, out: '' });
      expect(err.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1);
      said.push('on the command line', err);
    }
    expectGolden(golden(code), said.join('\n'));
  });
});

describe.each(Object.entries(RIM_CASES))('%s', (code, say) => {
  test('is one clear error of the CDK, in the words that were reviewed', () => {
    const said = say();
    expect(said).not.toBe('nothing is thrown');
    expect(said.split('\n').filter((line) => /^(?:- |\[)/.test(line))).toHaveLength(1);
    expectGolden(golden(code), said);
  });
});

describe('every sentence', () => {
  const sentences = Object.entries(CODE_CASES).flatMap(([, { api, command }]) => [
    ...(api === undefined ? [] : [errorOf(api).message]),
    ...(command === undefined ? [] : [commanded(command).err]),
  ]);

  test('starts with where it was passed, and ends without a full stop', () => {
    const lines = sentences.flatMap((text) => text.split('\n')).filter((line) => line !== '');
    for (const line of lines) expect(line).not.toMatch(/\.$/);
    for (const line of lines.filter((each) => each.startsWith('- '))) expect(line).toMatch(/^- \S.*: \S/);
  });

  test('holds no hole where a word should stand', () => {
    for (const text of sentences) expect(text).not.toMatch(/undefined|\[object|NaN|function/);
  });
});
