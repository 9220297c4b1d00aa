import type { Check } from '../check';
import { SOURCES } from '../sources';
import { contentsOf } from './buffers';
import { lineWords, ruleLines } from './lines';

/** Suricata lower-cases the Host header before a rule sees it. */
export const hostCase: Check<'rule-host-case'> = {
  id: 'rule-host-case',
  severity: 'error',
  rule: 'under http.host contents are lower case, and without nocase',
  source: SOURCES.suricata,
  find(app) {
    return app.read(ruleLines).flatMap((line) =>
      contentsOf(line)
        .contents.filter(({ buffer }) => buffer === 'http.host')
        .flatMap(({ text = '', modifiers }) => [
          ...(/[A-Z]/.test(text) ? [{ word: `upper case in '${text}'`, fix: `write '${text.toLowerCase()}'` }] : []),
          ...(modifiers.includes('nocase') ? [{ word: `nocase behind '${text}'`, fix: 'remove nocase' }] : []),
        ])
        .map(({ word, fix }) => ({
          resource: line.group,
          at: line.at,
          says: `${lineWords(line)} has ${word} under http.host, whose text is always lower case`,
          fix,
        })),
    );
  },
};
