import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Holds a text against a file that a person can review. `UPDATE_GOLDEN=1` writes the file anew (read its diff before
 * it is committed); with `CI` set nothing is ever written.
 */
export function expectGolden(file: string, text: string): void {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, whole);
  }
  if (!existsSync(file))
    throw new Error(`there is no golden file ${file}; write it with UPDATE_GOLDEN=1 and review it`);
  expect(whole).toBe(readFileSync(file, 'utf8'));
}
