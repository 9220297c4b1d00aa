import { harmful, harmless, lists, type Operator, replacing } from '../seeds';
import { NAMES } from '../words';

const upperName = (text: string) => (/^[*.]{0,2}[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i.test(text) ? text : undefined);

/** Names of collections and of lists of domains. */
export const IN_NAMES: readonly Operator[] = [
  harmful(
    'a wildcard is its apex',
    replacing(NAMES, (t) => (/^\*\.\w/.test(t) ? t.slice(2) : undefined)),
  ),
  harmful(
    'the dot of a suffix is dropped',
    replacing(NAMES, (t) => (/^\.\w/.test(t) ? t.slice(1) : undefined)),
  ),
  harmful(
    'one label of a name is another',
    replacing(NAMES, (t) => (upperName(t) === undefined ? undefined : t.replace(/[\w-]+(\.[\w-]+\.?)$/, 'altered$1'))),
  ),
  harmful(
    'a name is one label longer',
    replacing(NAMES, (t) => (/^\w/.test(t) && upperName(t) !== undefined ? `below.${t}` : undefined)),
  ),
  harmful(
    'a list of names is for the other kind',
    replacing(new Set(['generatedrulestype']), (t) =>
      t === 'ALLOWLIST' ? 'DENYLIST' : t === 'DENYLIST' ? 'ALLOWLIST' : undefined,
    ),
  ),
  harmful(
    'a name is resolved that was blocked',
    replacing(new Set(['action']), (t) => (t === 'BLOCK' ? 'ALLOW' : t === 'ALLOW' ? 'BLOCK' : undefined)),
  ),
  harmless(
    'names stand in another order',
    lists(NAMES, (list) => void list.reverse()),
  ),
  harmless(
    'a name stands twice',
    lists(new Set(['targetfqdns', 'destinationfqdns', 'targets']), (list) => void list.push(list[0])),
  ),
  harmless(
    'a name is written in capitals',
    replacing(new Set(['targetfqdns', 'destinationfqdns', 'domains']), (t) => upperName(t)?.toUpperCase()),
  ),
];
