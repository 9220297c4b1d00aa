import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { domainLists } from './lists';

export const target: Check<'domain-list-target'> = {
  id: 'domain-list-target',
  severity: 'error',
  rule: 'a target of a domain list is a name alone: a.example.com, or .example.com for it and everything below it',
  source: SOURCES.domainLists,
  find(app) {
    return app.read(domainLists).flatMap(({ group, targets }) =>
      targets.flatMap(({ text, at }) => {
        const fault = faultOf(text);
        if (fault === null) return [];
        const { why, meant } = fault;
        const fix = meant === '' ? 'write the name alone' : `write '${meant}'`;
        return [{ resource: group, at, says: `'${visible(text)}' ${why}`, fix: visible(fix) }];
      }),
    );
  },
};

interface Fault {
  readonly why: string;
  /** What was probably meant; empty where nobody can say. */
  readonly meant: string;
}

function faultOf(text: string): Fault | null {
  const bare = nameIn(text);
  if (text.trim() === '') return { why: 'is empty', meant: '' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { why: 'has a scheme in front', meant: bare };
  if (text.includes('/')) return { why: 'has a path behind it', meant: bare };
  if (/\s/.test(text)) return { why: 'has a blank in it', meant: bare.replace(/\s/g, '') };
  if (/:\d+$/.test(text))
    return { why: 'has a port behind it, and a domain list opens its names on every port', meant: bare };
  if (/^\*\.[^*]+$/.test(text)) {
    return {
      why: 'has a star, which Network Firewall does not take; DNS Firewall does, and without the name itself',
      meant: bare,
    };
  }
  if (text.includes('*')) return { why: 'has a star, which Network Firewall does not take', meant: '' };
  return null;
}

/** Without what people paste around a name; a star in front becomes the leading dot, which also takes in the name itself. */
function nameIn(text: string): string {
  return text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d+$/, '')
    .replace(/^\*\./, '.');
}
