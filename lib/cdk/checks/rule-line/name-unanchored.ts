import type { Check } from '../check';
import { SOURCES } from '../sources';
import { type Content, contentsOf } from './buffers';
import { has, lineWords, ruleLines } from './lines';

const BUFFERS = ['tls.sni', 'http.host'];
const END = ['endswith'];
const START = ['startswith', 'depth', 'offset'];

/** The look-alikes belong to whoever registers them. */
export const nameUnanchored: Check<'rule-name-unanchored'> = {
  id: 'rule-name-unanchored',
  severity: 'warning',
  rule: 'a pass rule on a name matches no look-alike: it is anchored at its end, and in front by startswith or a dot',
  source: SOURCES.suricata,
  find(app) {
    return app
      .read(ruleLines)
      .filter((line) => line.tokens.action === 'pass' && !has(line, 'pcre', 'bsize', 'isdataat'))
      .flatMap((line) => {
        const names = contentsOf(line).contents.filter(({ buffer, negated }) => BUFFERS.includes(buffer) && !negated);
        // Several contents narrow each other.
        const [only, ...others] = names;
        if (only?.text === undefined || others.length > 0) return [];
        return faultsOf(only, only.text).map(({ alike, fix }) => ({
          resource: line.group,
          at: line.at,
          says: `${lineWords(line)} is meant for '${only.text}', and passes '${alike}' too`,
          fix,
        }));
      });
  },
};

function faultsOf({ modifiers, transforms }: Content, text: string): readonly { alike: string; fix: string }[] {
  const has = (names: readonly string[]) => names.some((name) => modifiers.includes(name));
  const name = text.replace(/^\.|\.$/g, '');
  const faults = [];
  if (!has(END)) {
    faults.push({ alike: `${name}.look-alike.example`, fix: 'put endswith behind the content' });
  }
  if (!has(START) && !text.startsWith('.')) {
    const exact = `startswith behind the content for '${name}' alone`;
    const below = transforms.includes('dotprefix')
      ? `a dot in front, content:".${name}", for it and what is below it`
      : `dotprefix and content:".${name}" for it and what is below it`;
    faults.push({ alike: `look-alike${name}`, fix: `put ${exact}, or ${below}` });
  }
  return faults;
}
