import { adopt, audit, auditMarkdown, auditSarif, renderAdoption, renderAudit } from '../../lib/audit';
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

test('what was cut is said to be: in the result, and on each page of it', () => {
  const [one] = result.beyond;
  expect([one?.parts, one?.whole]).toEqual([1, false]);
  const more = 'and more, in too many parts to be told';
  expect(renderAudit(result, { width: 200, colour: false })).toContain(`    ${more}\n`);
  expect(auditMarkdown(result)).toContain(more);
  expect(JSON.stringify(auditSarif(result, { version: '1' }))).toContain(more);
});

/** A block for each port: what is left of all blocks at all ports falls into more parts than are followed. */
const apart = PORTS.map((port, at) => ({
  ...byAddress,
  id: `block-${port}`,
  ports: [port],
  ranges: { for: ['depot.quay.example'], cidrs: [`10.${Math.floor(at / 128)}.${(at % 128) * 2}.0/24`] },
}));

test('an adoption says which of its lists are not told to their end', () => {
  const product = defineProduct({ ...busy, requirements: apart, denials: [] });
  const wide = deployed(group('Cranes', [entry(`udp ${first}-${others.at(-1)} 10.0.0.0/8`)]));
  const adoption = adopt(wide, [{ entry: role(product, {}, 'crane'), machines: ['Cranes'] }]);
  const [filter] = adoption.filters;
  expect(filter?.narrowed.map(({ whole }) => whole)).toEqual([false]);
  expect(filter?.whole).toEqual({ opened: true, closed: false, lost: true });
  const page = renderAdoption(adoption, { width: 110, colour: false });
  expect(page.match(/(?:rest: | {4})and at least \d+ more$/gm)).toHaveLength(2);
});
