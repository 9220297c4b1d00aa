import { closes, decides, isPlain, keyOf, type Plain, put, type Spot } from './spots';
import { ADDRESS_LISTS, ADDRESSES, type Block, blockOf, LINES, NAMES, PORTS, PROTOCOLS, printBlock } from './words';

/** One place at which a fault can be put in, and how. */
export interface Seed {
  readonly at: string;
  /** What stands there; the rarest of a template is taken, so that no other rule says the same. */
  readonly value: string;
  readonly act: () => void;
}

export interface Operator {
  readonly name: string;
  /** Whether other connections get through afterwards; by what the clouds document, and not by what we make of it. */
  readonly harm: boolean;
  readonly seeds: (spots: readonly Spot[], template: unknown) => readonly Seed[];
}

type Change = (value: string, spot: Spot) => unknown;

/** Replaces a text; `undefined` where it is no such place. */
function replacing(words: ReadonlySet<string>, change: Change): Operator['seeds'] {
  return (spots) =>
    spots.flatMap((spot): readonly Seed[] => {
      if (!words.has(spot.word) || typeof spot.value !== 'string') return [];
      const value = change(spot.value, spot);
      return value === undefined ? [] : [{ at: spot.path.join('/'), value: spot.value, act: () => put(spot, value) }];
    });
}

const onBlock = (change: (block: Block) => string | undefined): Operator['seeds'] =>
  replacing(ADDRESSES, (text) => {
    const block = blockOf(text);
    return block === null ? undefined : change(block);
  });

/** A line of Suricata that is a rule. */
const RULE = /^\s*(?:pass|drop|reject|alert) /;

const onLine =
  (change: (line: string, all: readonly string[], at: number) => string | undefined): Operator['seeds'] =>
  (spots) =>
    spots.flatMap((spot) => {
      const { value: text } = spot;
      if (!LINES.has(spot.word) || typeof text !== 'string' || !text.split('\n').some((line) => RULE.test(line)))
        return [];
      const all = text.split('\n');
      return all.flatMap((line, at): readonly Seed[] => {
        const changed = RULE.test(line) ? change(line, all, at) : undefined;
        if (changed === undefined || changed === line) return [];
        const next = all.map((one, index) => (index === at ? changed : one)).join('\n');
        return [
          { at: `${spot.path.join('/')}:${at + 1}`, value: line.replace(/sid:\d+/, ''), act: () => put(spot, next) },
        ];
      });
    });

/** Objects in lists that are rules of a kind. */
function onItem(
  is: (item: Plain, word: string) => boolean,
  act: (item: Plain, list: unknown[]) => void,
): Operator['seeds'] {
  return (spots) => {
    const seen = new Set<unknown>();
    return spots.flatMap((spot): readonly Seed[] => {
      const { value: item, holder: list, word } = spot;
      if (!isPlain(item) || !Array.isArray(list) || seen.has(item) || !is(item, word)) return [];
      seen.add(item);
      return [{ at: spot.path.join('/'), value: JSON.stringify(item), act: () => act(item, list) }];
    });
  };
}

const GROUP_RULES = new Set([
  'securitygroupingress',
  'securitygroupegress',
  'ingress',
  'egress',
  'ippermissions',
  'ippermissionsegress',
]);
const isGroupRule = (item: Plain, word: string) =>
  GROUP_RULES.has(word) && keyOf(item, 'ipprotocol', 'protocol') !== null;
const isSecurityRule = (item: Plain, word: string) =>
  word === 'securityrules' ||
  word === 'securityrule' ||
  (keyOf(item, 'access') !== null && keyOf(item, 'sourceaddressprefix') !== null && word === '');
const isFirewallRule = (item: Plain, word: string) =>
  (word === 'rules' || word === 'rule') && keyOf(item, 'sourceaddresses', 'sourceipgroups') !== null;

const insideOf = (item: Plain): Plain => (isPlain(item.properties) ? item.properties : item);

const swapCase = (text: string, one: string, other: string): string | undefined => {
  if (text.toLowerCase() === one)
    return text === text.toUpperCase()
      ? other.toUpperCase()
      : text[0] === text[0]?.toUpperCase()
        ? `${other[0]?.toUpperCase()}${other.slice(1)}`
        : other;
  return undefined;
};

const isRuleOfPorts = (holder: unknown) =>
  /^(tcp|udp|6|17)$/i.test(String(isPlain(holder) ? holder[keyOf(holder, 'ipprotocol', 'protocol') ?? ''] : ''));

/** Ports that are numbers of a rule of EC2. */
const onNumber =
  (word: string, change: (port: number, holder: Plain) => number | undefined): Operator['seeds'] =>
  (spots) =>
    spots.flatMap((spot): readonly Seed[] => {
      const { value, holder } = spot;
      if (spot.word !== word || typeof value !== 'number' || !isPlain(holder) || !isRuleOfPorts(holder)) return [];
      const next = change(value, holder);
      return next === undefined ? [] : [{ at: spot.path.join('/'), value: `${value}`, act: () => put(spot, next) }];
    });

const together =
  (...all: readonly Operator['seeds'][]): Operator['seeds'] =>
  (spots, template) =>
    all.flatMap((one) => one(spots, template));

const removed = (item: Plain, list: unknown[]) => void list.splice(list.indexOf(item), 1);

/** Only where something is open to begin with, and surely stands there. */
const harmful = (name: string, seeds: Operator['seeds']): Operator => ({
  name,
  harm: true,
  seeds: (spots, template) =>
    seeds(
      spots.filter((spot) => !closes(spot) && decides(spot)),
      template,
    ),
});
const harmless = (name: string, seeds: Operator['seeds']): Operator => ({ name, harm: false, seeds });

const upperName = (text: string) => (/^[*.]{0,2}[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i.test(text) ? text : undefined);

export const HARMFUL: readonly Operator[] = [
  harmful(
    'the last port is one more',
    together(
      onNumber('toport', (p) => (p < 65_535 ? p + 1 : undefined)),
      replacing(PORTS, (t) => (/^\d+$/.test(t) && t !== '65535' ? `${t}-${Number(t) + 1}` : undefined)),
    ),
  ),
  harmful(
    'the first port is one less',
    onNumber('fromport', (p) => (p > 0 ? p - 1 : undefined)),
  ),
  harmful(
    'the port is the next one',
    replacing(PORTS, (t) => (/^\d+$/.test(t) && t !== '65535' ? `${Number(t) + 1}` : undefined)),
  ),
  harmful('a block is one bit shorter', (spots, template) => {
    const text = JSON.stringify(template);
    // With its other half beside it nothing would be gained.
    return onBlock(({ start, length }) => {
      const size = 2 ** (32 - length);
      const other = printBlock(start % (2 * size) >= size ? start - size : start + size, length);
      return length > 0 && !text.includes(`"${other}"`) ? printBlock(start, length - 1) : undefined;
    })(spots, template);
  }),
  harmful(
    'a block is one bit longer',
    onBlock(({ start, length }) => (length < 32 ? printBlock(start, length + 1) : undefined)),
  ),
  harmful(
    'one bit of a block is turned',
    onBlock(({ start, length }) =>
      length > 8
        ? printBlock(
            start % 2 ** (33 - length) >= 2 ** (32 - length) ? start - 2 ** (32 - length) : start + 2 ** (32 - length),
            length,
          )
        : undefined,
    ),
  ),
  harmful(
    'a block is anywhere',
    onBlock(({ length }) => (length > 0 ? '0.0.0.0/0' : undefined)),
  ),
  harmful(
    'the other protocol',
    replacing(PROTOCOLS, (t) => swapCase(t, 'tcp', 'udp') ?? swapCase(t, 'udp', 'tcp')),
  ),
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
  harmful('a rule of a group is dropped', onItem(isGroupRule, removed)),
  harmful(
    'a rule of a group opens a port more',
    onItem(isGroupRule, (item, list) => {
      const ends = ['fromport', 'toport'].map((word) => keyOf(item, word));
      const protocol = keyOf(item, 'ipprotocol', 'protocol');
      const [from, to] = ends;
      list.push({
        ...item,
        [protocol ?? '']: 'tcp',
        [from ?? (protocol === 'IpProtocol' ? 'FromPort' : 'from_port')]: 4711,
        [to ?? (protocol === 'IpProtocol' ? 'ToPort' : 'to_port')]: 4711,
        ...addressOf(item),
      });
    }),
  ),
  harmful('a security rule is dropped', onItem(isSecurityRule, removed)),
  harmful(
    'a security rule turns round',
    onItem(isSecurityRule, (item) => turn(insideOf(item), 'direction', ['Inbound', 'Outbound'])),
  ),
  harmful(
    'a security rule closes what it opened',
    onItem(
      (item, word) => isSecurityRule(item, word),
      (item) => turn(insideOf(item), 'access', ['Allow', 'Deny']),
    ),
  ),
  harmful(
    'a denial of all stands above',
    onItem(
      (item, word) =>
        isSecurityRule(item, word) && String(insideOf(item)[keyOf(insideOf(item), 'access') ?? '']) === 'Allow',
      (item, list) => {
        const copy = structuredClone(item);
        const own = insideOf(copy);
        turn(own, 'access', ['Allow', 'Deny']);
        own[keyOf(own, 'priority') ?? 'priority'] = 100;
        for (const other of list) if (isPlain(other)) bump(insideOf(other));
        copy[keyOf(copy, 'name') ?? 'name'] = 'deny-above';
        if (typeof copy.id === 'string') copy.id = copy.id.replace(/[^/]*$/, 'deny-above');
        list.push(copy);
      },
    ),
  ),
  harmful('a rule of a policy is dropped', onItem(isFirewallRule, removed)),
  harmful(
    'a collection closes what it opened',
    replacing(new Set(['type', 'action']), (t, { holder, up }) =>
      /^Allow$/.test(t) &&
      isPlain(up[0] ?? holder) &&
      [holder, ...up.slice(0, 1)].some((one) => keyOf(one, 'rules', 'rule') !== null)
        ? 'Deny'
        : undefined,
    ),
  ),
  harmful('a group of addresses is empty', (spots) =>
    spots.flatMap(({ holder, path, up }) => {
      const [item] = Array.isArray(holder) ? up : [holder];
      const key = keyOf(item, 'ipaddresses', 'cidrs');
      if (key === null || !isPlain(item) || !Array.isArray(item[key]) || item[key].length === 0) return [];
      return [
        {
          at: path.join('/'),
          value: key,
          act: () => {
            item[key] = [];
          },
        },
      ];
    }),
  ),
  harmful('a rule resource is dropped', (spots) =>
    spots.flatMap((spot) => {
      if (
        spot.word !== 'type' ||
        typeof spot.value !== 'string' ||
        !/SecurityGroup(Ing|Eg)ress|security_group_(ingress_|egress_)?rule$|securityGroup(Ing|Eg)ressRule|network_security_rule$|networkSecurityRule|securityRules$/.test(
          spot.value,
        ) ||
        !isPlain(spot.holder)
      )
        return [];
      const [list] = spot.up;
      const { holder } = spot;
      const act = Array.isArray(list)
        ? () => removed(holder, list)
        : isPlain(list)
          ? () => {
              for (const [key, one] of Object.entries(list)) if (one === holder) delete list[key];
            }
          : null;
      return act === null ? [] : [{ at: spot.path.join('/'), value: JSON.stringify(holder), act }];
    }),
  ),
  harmful(
    'a service tag is another',
    replacing(ADDRESSES, (t) =>
      /^[A-Z][A-Za-z]+(\.[A-Z]\w*)?$/.test(t) ? (t === 'Sql' ? 'EventHub' : 'Sql') : undefined,
    ),
  ),
  harmful(
    'a line opens instead of closing, or closes',
    onLine((line) => (line.trimStart().startsWith('pass ') ? line.replace('pass', 'drop') : undefined)),
  ),
  harmful(
    'a line is dropped',
    onLine((line) => (line.trimStart().startsWith('pass ') ? '' : undefined)),
  ),
  harmful(
    'the name of a line has another label',
    onLine((line) => {
      const next = line.replace(/content:"(\.?)([^"|.]+)\./, 'content:"$1altered.');
      return next === line ? undefined : next;
    }),
  ),
  harmful(
    'the dot of the name of a line is dropped',
    onLine((line) => (/content:"\.[a-z]/.test(line) ? line.replace('content:".', 'content:"') : undefined)),
  ),
  harmful(
    'a name of a line is its ending alone',
    onLine((line) =>
      /startswith; ?/.test(line) && /endswith/.test(line) && !/dotprefix/.test(line)
        ? line.replace(/startswith; ?/, '')
        : undefined,
    ),
  ),
  harmful(
    'the port of a line is the next one',
    onLine((line) => {
      const next = line.replace(/(-> \S+ )(\d+)( \()/, (_, a, p, b) => `${a}${Number(p) + 1}${b}`);
      return next;
    }),
  ),
  harmful(
    'a line closes all before the others',
    onLine((line, all, at) =>
      at === all.findIndex((one) => RULE.test(one)) && all.some((one) => one.trimStart().startsWith('pass '))
        ? `drop ip any any -> any any (sid:999999; rev:1;)\n${line}`
        : undefined,
    ),
  ),
  harmful(
    'a list of names is for the other kind',
    replacing(new Set(['generatedrulestype']), (t) =>
      t === 'ALLOWLIST' ? 'DENYLIST' : t === 'DENYLIST' ? 'ALLOWLIST' : undefined,
    ),
  ),
  harmful('what is not decided passes', (spots) =>
    spots.flatMap((spot) =>
      spot.word === 'statefuldefaultactions' &&
      typeof spot.value === 'string' &&
      spot.value.startsWith('aws:drop') &&
      Array.isArray(spot.holder)
        ? [
            {
              at: spot.path.join('/'),
              value: spot.value,
              act: () => {
                (spot.holder as unknown[]).length = 0;
              },
            },
          ]
        : [],
    ),
  ),
  harmful(
    'a name is resolved that was blocked',
    replacing(new Set(['action']), (t) => (t === 'BLOCK' ? 'ALLOW' : t === 'ALLOW' ? 'BLOCK' : undefined)),
  ),
];

function addressOf(item: Plain): Plain {
  return keyOf(item, 'cidrip') === null ? {} : { [keyOf(item, 'cidrip') ?? '']: '198.51.100.77/32' };
}

function turn(item: Plain, word: string, [one, other]: readonly [string, string]): void {
  const key = keyOf(item, word) ?? word;
  item[key] = String(item[key]).toLowerCase() === one.toLowerCase() ? other : one;
}

function bump(item: Plain): void {
  const key = keyOf(item, 'priority');
  if (key !== null && typeof item[key] === 'number' && item[key] < 4000) item[key] += 1;
}

const lists =
  (words: ReadonlySet<string>, act: (list: unknown[]) => void): Operator['seeds'] =>
  (spots) => {
    const seen = new Set<unknown>();
    return spots.flatMap(({ word, holder, path }): readonly Seed[] => {
      if (!words.has(word) || !Array.isArray(holder) || seen.has(holder)) return [];
      seen.add(holder);
      return [{ at: path.join('/'), value: JSON.stringify(holder), act: () => act(holder) }];
    });
  };

export const HARMLESS: readonly Operator[] = [
  harmless('a description is another', (spots) =>
    spots.flatMap((spot) =>
      spot.word === 'description' && typeof spot.value === 'string'
        ? [{ at: spot.path.join('/'), value: spot.value, act: () => put(spot, 'reviewed') }]
        : [],
    ),
  ),
  harmless(
    'rules of a group stand in another order',
    lists(GROUP_RULES, (list) => void list.reverse()),
  ),
  harmless(
    'addresses stand in another order',
    lists(ADDRESS_LISTS, (list) => void list.reverse()),
  ),
  harmless(
    'names stand in another order',
    lists(NAMES, (list) => void list.reverse()),
  ),
  harmless(
    'ports stand in another order',
    lists(PORTS, (list) => void list.reverse()),
  ),
  harmless(
    'an address stands twice',
    lists(ADDRESS_LISTS, (list) => void list.push(list[0])),
  ),
  harmless(
    'a name stands twice',
    lists(new Set(['targetfqdns', 'destinationfqdns', 'targets']), (list) => void list.push(list[0])),
  ),
  harmless(
    'a rule of a group stands twice',
    onItem(isGroupRule, (item, list) => void list.push(structuredClone(item))),
  ),
  harmless('a block is written as its halves', (spots) =>
    spots.flatMap((spot): readonly Seed[] => {
      const block = blockOf(spot.value);
      const { holder: list } = spot;
      if (block === null || block.length > 31 || !ADDRESS_LISTS.has(spot.word) || !Array.isArray(list)) return [];
      const halves = [block.start, block.start + 2 ** (31 - block.length)].map((start) =>
        printBlock(start, block.length + 1),
      );
      return [
        {
          at: spot.path.join('/'),
          value: String(spot.value),
          act: () => void list.splice(list.indexOf(spot.value), 1, ...halves),
        },
      ];
    }),
  ),
  harmless(
    'a rule of a group is written as two, with halves of its block',
    onItem(
      (item, word) => isGroupRule(item, word) && (blockOf(item[keyOf(item, 'cidrip') ?? ''])?.length ?? 32) < 32,
      (item, list) => {
        const key = keyOf(item, 'cidrip') ?? '';
        const { start, length } = blockOf(item[key]) as Block;
        list.push({ ...item, [key]: printBlock(start + 2 ** (31 - length), length + 1) });
        item[key] = printBlock(start, length + 1);
      },
    ),
  ),
  harmless(
    'a range of ports of a group is two rules',
    onItem(
      (item, word) =>
        isGroupRule(item, word) &&
        isRuleOfPorts(item) &&
        Number(item[keyOf(item, 'toport') ?? '']) > Number(item[keyOf(item, 'fromport') ?? '']),
      (item, list) => {
        const [from, to] = [keyOf(item, 'fromport') ?? '', keyOf(item, 'toport') ?? ''];
        list.push({ ...item, [from]: Number(item[from]) + 1 });
        item[to] = item[from];
      },
    ),
  ),
  harmless('a protocol is its number', (spots) =>
    spots.flatMap((spot) =>
      ['ipprotocol', 'protocol'].includes(spot.word) &&
      (spot.value === 'tcp' || spot.value === 'udp') &&
      isPlain(spot.holder) &&
      keyOf(spot.holder, 'fromport') !== null
        ? [
            {
              at: spot.path.join('/'),
              value: String(spot.value),
              act: () => put(spot, spot.value === 'tcp' ? '6' : '17'),
            },
          ]
        : [],
    ),
  ),
  harmless(
    'a port of a security rule is a range of one',
    replacing(PORTS, (t) => (/^\d+$/.test(t) ? `${t}-${t}` : undefined)),
  ),
  harmless('priorities of security rules are shifted together', (spots) => {
    const [first, ...others] = onItem(isSecurityRule, (item) => bump(insideOf(item)))(spots, null);
    return first === undefined ? [] : [{ ...first, act: () => [first, ...others].forEach(({ act }) => act()) }];
  }),
  harmless(
    'security rules stand in another order',
    lists(new Set(['securityrules', 'securityrule']), (list) => void list.reverse()),
  ),
  harmless(
    'a security rule is called otherwise',
    onItem(
      (item, word) => isSecurityRule(item, word) && typeof item[keyOf(item, 'name') ?? ''] === 'string',
      (item) => {
        item[keyOf(item, 'name') ?? 'name'] = 'renamed';
      },
    ),
  ),
  harmless(
    'a rule of a policy is called otherwise',
    onItem(
      (item, word) => isFirewallRule(item, word) && typeof item[keyOf(item, 'name') ?? ''] === 'string',
      (item) => {
        item[keyOf(item, 'name') ?? 'name'] = 'renamed';
      },
    ),
  ),
  harmless(
    'rules of a collection stand in another order',
    onItem(
      (item, word) => isFirewallRule(item, word),
      (_, list) => void (JSON.stringify(list).includes('[null]') || list.reverse()),
    ),
  ),
  harmless(
    'an action is written in other letters',
    onItem(isSecurityRule, (item) => {
      const own = insideOf(item);
      const key = keyOf(own, 'protocol');
      if (key !== null && typeof own[key] === 'string') own[key] = own[key].toUpperCase();
    }),
  ),
  harmless(
    'a name is written in capitals',
    replacing(new Set(['targetfqdns', 'destinationfqdns', 'domains']), (t) => upperName(t)?.toUpperCase()),
  ),
  harmless(
    'a line has a comment above',
    onLine((line) => `# as agreed\n\n${line}`),
  ),
  harmless(
    'a line has another sid',
    onLine((line) => line.replace(/sid: ?\d+/, 'sid:987654')),
  ),
  harmless(
    'a line has another revision',
    onLine((line) => line.replace(/rev: ?\d+/, 'rev:77')),
  ),
  harmless(
    'a line has another message',
    onLine((line) =>
      /msg:"/.test(line) ? line.replace(/msg:"[^"]*"/, 'msg:"reviewed"') : line.replace('(', '(msg:"reviewed"; '),
    ),
  ),
  harmless('the lines of one action stand in another order', (spots) =>
    spots.flatMap((spot): readonly Seed[] => {
      if (!LINES.has(spot.word) || typeof spot.value !== 'string') return [];
      const all = spot.value.split('\n').filter((line) => RULE.test(line));
      if (all.length < 2 || !all.every((line) => line.trimStart().startsWith('pass '))) return [];
      return [{ at: spot.path.join('/'), value: spot.value, act: () => put(spot, all.reverse().join('\n')) }];
    }),
  ),
  harmless('tags are others', (_, template) =>
    [...objectsWith(template, 'tags')].map((item) => ({
      at: 'tags',
      value: 'tags',
      act: () => {
        const key = keyOf(item, 'tags') ?? '';
        item[key] = Array.isArray(item[key]) ? [{ Key: 'Owner', Value: 'net' }] : { Owner: 'net' };
      },
    })),
  ),
  harmless('something beside is made', (_, template) => {
    if (!isPlain(template)) return [];
    if (isPlain(template.Resources))
      return [
        {
          at: 'Resources',
          value: '',
          act: () => {
            (template.Resources as Plain).Beside = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'beside' } };
          },
        },
      ];
    if (Array.isArray(template.resources))
      return [
        {
          at: 'resources',
          value: '',
          act: () =>
            void (template.resources as unknown[]).push({
              type: 'Microsoft.Storage/storageAccounts',
              apiVersion: '2023-01-01',
              name: 'beside',
              properties: {},
            }),
        },
      ];
    return [];
  }),
  harmless('members of objects stand in another order', (_, template) =>
    isPlain(template) ? [{ at: '', value: '', act: () => backwards(template) }] : [],
  ),
];

function* objectsWith(value: unknown, word: string): Generator<Plain> {
  if (Array.isArray(value)) for (const one of value) yield* objectsWith(one, word);
  else if (isPlain(value)) {
    if (keyOf(value, word) !== null) yield value;
    for (const one of Object.values(value)) yield* objectsWith(one, word);
  }
}

function backwards(value: unknown): void {
  if (Array.isArray(value)) value.forEach(backwards);
  else if (isPlain(value)) {
    // What stands in the order of its keys is a map by id, and has none.
    for (const [key, one] of Object.entries(value).reverse()) {
      delete value[key];
      value[key] = one;
      backwards(one);
    }
  }
}
