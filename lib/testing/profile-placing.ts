import { carrierOf } from '../model/element';
import type { Flow } from '../model/flow';
import { portSetOf, ports } from '../model/ports';
import type { Product, Requirement } from '../model/product';
import type { Profile, Supplied } from '../model/profile';
import { tryResolve } from '../resolve';
import type { Choices } from './profiles';

/**
 * How a profile is placed: `roles`: every role that stands has a block of its own, and nothing else is supplied;
 * `everything`: so are the services and the ports that the documents leave to the user.
 */
export type Placing = 'roles' | 'everything';

export const PLACINGS: readonly Placing[] = ['roles', 'everything'];

/** A profile with its parties placed, always the same party in the same place. */
export function place(product: Product, choices: Choices, placing: Placing): Profile {
  const stands = (party: string) => product.choices[party]?.kind !== 'party' || choices[party] === true;
  const roles = Object.keys(product.roles).filter(stands);
  const blocks = Object.fromEntries(roles.map((role) => [role, { addresses: [blockOf(product, role)] }]));
  if (placing === 'roles') return { ...choices, parties: blocks };
  const { flows } = tryResolve(product, choices);
  const lacking = flows.filter(({ missing, completedBy }) => missing.length > 0 && completedBy.length === 0);
  const services = Object.keys(product.services).filter(
    (party) => stands(party) && lacking.some((flow) => flow[flow.named].party === party && lacksPlace(flow)),
  );
  const supplied = services.map((party) => [party, suppliedFor(product, party, lacking)] as const);
  const open = lacking.filter(({ missing }) => missing.includes('ports') || missing.includes('transport'));
  return {
    ...choices,
    parties: { ...blocks, ...Object.fromEntries(supplied) },
    ports: Object.fromEntries(open.map(({ requirement }) => [requirement.id, portOf(product, requirement)])),
  };
}

function lacksPlace({ missing }: Flow): boolean {
  return missing.includes('hosts') || missing.includes('addresses');
}

function blockOf(product: Product, role: string): string {
  return `10.${Object.keys(product.roles).indexOf(role) + 1}.0.0/24`;
}

/** A name where all that is asked of a party can be read by name, otherwise an address. */
function suppliedFor(product: Product, party: string, lacking: readonly Flow[]): Supplied {
  const own = lacking.filter(({ from, to }) => from.party === party || to.party === party);
  if (own.every(isReadByName)) return { hosts: [`${party.toLowerCase()}.example.com`] };
  return { addresses: [`198.51.100.${Object.keys(product.services).indexOf(party) + 1}`] };
}

function isReadByName({ requirement, transport, ports: open, named }: Flow): boolean {
  if (transport !== 'tcp' || named === 'from') return false;
  const read = requirement.application.filter(({ name }) => carrierOf(name) !== null);
  const there = portSetOf(read.flatMap((one) => one.ports.split(/\s*,\s*/)));
  return ports.subtract(open, there).length === 0;
}

/** A port of its own for each requirement whose port the document lacks; a name can be read there. */
function portOf(product: Product, { id, transport }: Requirement): string {
  const port = 20_000 + product.requirements.findIndex((one) => one.id === id);
  return transport === 'tcp' ? `${port}/https` : `${port}`;
}
