import { audit } from '../../lib/audit';
import { exact } from '../../lib/model/host';
import { defineProduct } from '../../lib/model/profile';
import { role } from '../../lib/resolve';
import { deployed, entry, group, quay } from './quay';

const PORTS = Array.from({ length: 300 }, (_, at) => `${2000 + at}`);
const [first = '', ...others] = PORTS;
const [base] = quay.requirements;
if (base === undefined) throw new Error('the quay has no requirement');

const common = { ...base, transport: 'udp', hosts: [], application: [] } as const;
const byAddress = {
  ...common,
  id: 'first',
  ports: [first],
  ranges: { for: ['depot.quay.example'], cidrs: ['192.0.2.0/24'] },
};
const byName = others.map((port) => ({
  ...common,
  id: `by-name-${port}`,
  ports: [port],
  hosts: [exact(`a${port}.quay.example`)],
}));

/** One port by address, and three hundred by names, which a group can open to everybody alone. */
const busy = defineProduct({
  ...quay,
  id: 'busy',
  requirements: [byAddress, ...byName],
  denials: [
    { id: 'no-office', from: 'crane', to: 'office', when: [], gloss: 'Never.', cites: base.cites, ports: ['1-65535'] },
  ],
});

const result = audit(deployed(group('Cranes', [entry(`udp ${first}-${others.at(-1)} 0.0.0.0/0`)])), [
  { entry: role(busy, {}, 'crane'), machines: ['Cranes'] },
]);

test('what is open beyond the documents is told, in however many parts the rest of the rule falls', () => {
  expect(result.clean).toBe(false);
  expect(result.beyond.map(({ open }) => open.map(({ ports }) => ports))).toEqual([[[first]]]);
});
