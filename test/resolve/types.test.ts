import { type EndpointCentralProfile, PRODUCTS } from '../../lib/catalog';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import { exact } from '../../lib/model/host';
import { defineProduct } from '../../lib/model/profile';
import { parseProfile, role } from '../../lib/resolve';

const product = PRODUCTS['endpoint-central-cloud'];

const CLOUD = 'agent-cloud-jp';
const ANSWER = { reason: 'relayed', owner: 'endpoint team' } as const;

/** Each is refused by the type checker (`npm run typecheck` fails where one is not) and again at run time. */
const REFUSED: Readonly<Record<string, () => unknown>> = {
  // @ts-expect-error a wrong value
  'a wrong value': () => role(product, { dataCenter: 'JPP' }, 'agent'),
  // @ts-expect-error the data centre is the user's fact
  'a missing data centre': () => role(product, {}, 'agent'),
  // @ts-expect-error a service is no role
  'a service named as role': () => role(product, { dataCenter: 'JP' }, 'cloud'),
  // @ts-expect-error a misspelt choice
  'a misspelt choice': () => role(product, { dataCenter: 'JP', remotControl: true }, 'agent'),
  // @ts-expect-error a flag is true or false
  'a flag that is no boolean': () => role(product, { dataCenter: 'JP', remoteControl: 'yes' }, 'agent'),
  // @ts-expect-error a party that the product does not have
  'an unknown party': () => role(product, { dataCenter: 'JP', parties: { clod: { hosts: ['a.b'] } } }, 'agent'),
  'an overlay of an unknown requirement': () => {
    // @ts-expect-error a requirement that the product does not have
    return role(product, { dataCenter: 'JP', overlay: [{ id: 'agent-clod', omit: true, ...ANSWER }] }, 'agent');
  },
  'an overlay that omits and replaces': () => {
    // @ts-expect-error one of the two
    return role(product, { dataCenter: 'JP', overlay: [{ id: CLOUD, omit: true, ports: '1', ...ANSWER }] }, 'agent');
  },
  'an overlay that nobody answers for': () => {
    // @ts-expect-error a reason and an owner
    return role(product, { dataCenter: 'JP', overlay: [{ id: CLOUD, omit: true }] }, 'agent');
  },
  'ports of an unknown requirement': () => {
    // @ts-expect-error a requirement that the product does not have
    return role(product, { dataCenter: 'JP', ports: { 'agent-cloud': '443' } }, 'agent');
  },
};

describe('a role entry', () => {
  it.each(Object.entries(REFUSED))('is refused with %s, by the type checker and at run time', (_name, make) => {
    expect(make).toThrow(NetworkRequirementsError);
  });

  it('takes a profile by its short name', () => {
    const profile: EndpointCentralProfile = { dataCenter: 'JP', remoteControl: true };
    expect(role(product, profile, 'agent')).toMatchObject({ name: 'ECC_AGENT', role: 'agent', reachBy: 'names' });
  });

  it('takes a profile that came from JSON once it is parsed', () => {
    const profile = parseProfile(
      product,
      JSON.parse('{ "dataCenter": "JP", "ports": { "agent-distribution-server-https": "9443" } }'),
    );
    expect(role(product, profile, 'distributionServer').name).toBe('ECC_DS');
  });

  it('says everything that is wrong at once', () => {
    const bad = { dataCenter: 'XX', remoteContrl: true, parties: { nobody: {}, cloud: { hosts: ['http://a.b'] } } };
    const refused = () => parseProfile(product, bad);
    expect(refused).toThrow(/dataCenter[\s\S]*/);
    try {
      refused();
    } catch (error) {
      if (!NetworkRequirementsError.is(error)) throw error;
      expect(error.issues.map(({ code }) => code).sort()).toEqual([
        'malformed-host',
        'unknown-choice',
        'unknown-party',
        'unknown-value',
      ]);
    }
  });

  it('does not take keys of the prototype for choices', () => {
    const bad = JSON.parse('{ "dataCenter": "JP", "__proto__": { "remoteControl": true }, "constructor": 1 }');
    expect(() => parseProfile(product, bad)).toThrow(/'__proto__' is no choice[\s\S]*'constructor' is no choice/);
  });
});

describe('a product', () => {
  it('is held against its own parties and choices by the type checker', () => {
    const words = { gloss: 'a choice', cite: { document: 'd', section: 's', quote: 'q', gloss: 'g' } } as const;
    const requirement = {
      id: 'a-b',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [exact('a.example.com')],
      either: false,
      application: [],
      need: 'must',
      proxy: 'unknown',
      cites: [words.cite],
    } as const;
    const frame = {
      id: 'p',
      name: 'P',
      short: 'P',
      documents: [],
      roles: { agent: { words: 'a', gloss: 'a', short: 'A' } },
      services: { cloud: { words: 'c', gloss: 'c' } },
      choices: { site: { kind: 'oneOf', values: ['X', 'Y'], ...words } },
      denials: [],
      notes: [],
    } as const;
    defineProduct({
      ...frame,
      requirements: [{ ...requirement, from: 'agent', to: 'cloud', when: [{ site: ['X'] }] }],
    });
    // @ts-expect-error a party that the product does not have
    defineProduct({ ...frame, requirements: [{ ...requirement, from: 'agent', to: 'clod', when: [] }] });
    // @ts-expect-error a choice that the product does not have
    defineProduct({ ...frame, requirements: [{ ...requirement, from: 'agent', to: 'cloud', when: [{ sit: ['X'] }] }] });
  });
});
