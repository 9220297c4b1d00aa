import { allProducts } from '../../lib/catalog';
import { compile, tryCompile } from '../../lib/compile';
import type { AdditionalRule, EntryRequest } from '../../lib/model/entry';
import { tryRole } from '../../lib/resolve';
import type { NetworkFirewallOptions } from '../../lib/targets';
import { place } from '../../lib/testing/profile-placing';
import { profilesOf } from '../../lib/testing/profiles';

const WRITINGS: readonly NetworkFirewallOptions[] = [false, true].flatMap((exact) =>
  [false, true].flatMap((alertOnPass) =>
    (['enforce', 'observe'] as const).flatMap((mode) =>
      (['drop', 'allow'] as const).map((quic) => ({ exact, alertOnPass, mode, quic })),
    ),
  ),
);

/** The profile with the most in it: what it asks for holds nearly all that the others ask for. */
function mainProfile(product: ReturnType<typeof allProducts>[number]) {
  const { profiles } = profilesOf(product, { most: 50 });
  const sizes = profiles.map((choices) => JSON.stringify(choices).length);
  return profiles[sizes.indexOf(Math.max(...sizes))] ?? {};
}

describe.each(allProducts().map((product) => [product.id, product] as const))('%s', (_, product) => {
  test('every role of the main profile compiles and proves, however a policy is written', () => {
    const faults: string[] = [];
    const seen: string[] = [];
    const profile = place(product, mainProfile(product), 'everything');
    for (const name of Object.keys(product.roles)) {
      const { entry, issues } = tryRole(product, profile, name);
      const parties = [...Object.keys(product.roles), ...Object.keys(product.services)].filter((one) => one !== name);
      const bare: EntryRequest = { entry, unbound: parties };
      const plain = tryCompile('aws-network-firewall', [bare], {});
      // Some roles stand only where the profile says less.
      if (issues.length > 0 || plain.compiled === null) continue;
      seen.push(name);
      const leaveOut = plain.issues.flatMap((issue) => (issue.code === 'must-refused' ? [issue.requirement] : []));
      for (const writing of WRITINGS) {
        const { compiled, issues: found } = tryCompile('aws-network-firewall', [{ ...bare, leaveOut }], writing);
        const isClean = found.length === 0 && compiled?.verdict.clean === true;
        if (!isClean) faults.push(`${name} ${JSON.stringify(writing)}: ${JSON.stringify(found).slice(0, 500)}`);
        else expect(compiled.plan).toMatchObject(writing);
      }
    }
    expect(faults).toEqual([]);
    expect(seen.length).toBeGreaterThan(1);
  });
});

describe('the line', () => {
  const [product] = allProducts();
  const opened = (rule: Omit<AdditionalRule, 'id' | 'direction' | 'reason'>, exact: boolean) => {
    const { entry } = tryRole(product as NonNullable<typeof product>, { dataCenter: 'JP' }, 'agent');
    const request: EntryRequest = {
      entry,
      additionalRules: [{ id: 'own', direction: 'egress', reason: 'a test', ...rule }],
    };
    const { groups } = compile('aws-network-firewall', [request], { exact }).plan;
    const lines = groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []));
    return lines
      .filter(({ because }) => because.some(({ requirement }) => requirement === 'own'))
      .map(({ text }) => text.replace(/ msg:.*/, ''));
  };
  const sni = 'tls.sni; content:"a.example.com"; startswith; nocase; endswith; flow:to_server;';

  test.each([
    ['of TLS on 8443', 'a.example.com', 'tcp', '8443', 'https', `pass tls $ECC_AGENT any -> any 8443 (${sni}`],
    ['of TLS on 5494', 'a.example.com', 'tcp', '5494', 'tls', `pass tls $ECC_AGENT any -> any 5494 (${sni}`],
    [
      'of HTTP on 80',
      'a.example.com',
      'tcp',
      '80',
      'http',
      'pass http $ECC_AGENT any -> any 80 (http.host; content:"a.example.com"; startswith; endswith; flow:to_server;',
    ],
    [
      'of plain TCP on 5494',
      '192.0.2.7',
      'tcp',
      '5494',
      undefined,
      'pass tcp $ECC_AGENT any -> 192.0.2.7/32 5494 (flow:to_server;',
    ],
    [
      'of UDP on 5228-5230',
      '192.0.2.0/24',
      'udp',
      '5228-5230',
      undefined,
      'pass udp $ECC_AGENT any -> 192.0.2.0/24 5228:5230 (flow:to_server;',
    ],
    [
      'of UDP on 16420',
      '192.0.2.7',
      'udp',
      '16420',
      undefined,
      'pass udp $ECC_AGENT any -> 192.0.2.7/32 16420 (flow:to_server;',
    ],
    [
      'of UDP on 1024-65535',
      '192.0.2.7',
      'udp',
      '1024-65535',
      undefined,
      'pass udp $ECC_AGENT any -> 192.0.2.7/32 1024:65535 (flow:to_server;',
    ],
  ] as const)('%s is what it says, with exact and without', (_, peer, transport, ports, application, line) => {
    for (const exact of [false, true]) {
      expect(opened({ peer, transport, ports, ...(application === undefined ? {} : { application }) }, exact)).toEqual([
        line,
      ]);
    }
  });
});
