import { isRuleOfPorts } from '../rule-shapes';
import { harmful, harmless, lists, type Operator, replacing, type Seed, together } from '../seeds';
import { isPlain, keyOf, type Plain, put } from '../spots';
import { ADDRESS_LISTS, ADDRESSES, type Block, blockOf, PORTS, PROTOCOLS, printBlock } from '../words';

const onBlock = (change: (block: Block) => string | undefined): Operator['seeds'] =>
  replacing(ADDRESSES, (text) => {
    const block = blockOf(text);
    return block === null ? undefined : change(block);
  });

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

const swapCase = (text: string, one: string, other: string): string | undefined => {
  if (text.toLowerCase() === one)
    return text === text.toUpperCase()
      ? other.toUpperCase()
      : text[0] === text[0]?.toUpperCase()
        ? `${other[0]?.toUpperCase()}${other.slice(1)}`
        : other;
  return undefined;
};

/** What any rule may say: addresses, ports, protocols. */
export const ADDRESSES_AND_PORTS: readonly Operator[] = [
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
  harmful(
    'a service tag is another',
    replacing(ADDRESSES, (t) =>
      /^[A-Z][A-Za-z]+(\.[A-Z]\w*)?$/.test(t) ? (t === 'Sql' ? 'EventHub' : 'Sql') : undefined,
    ),
  ),
  harmless(
    'addresses stand in another order',
    lists(ADDRESS_LISTS, (list) => void list.reverse()),
  ),
  harmless(
    'ports stand in another order',
    lists(PORTS, (list) => void list.reverse()),
  ),
  harmless(
    'an address stands twice',
    lists(ADDRESS_LISTS, (list) => void list.push(list[0])),
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
];
