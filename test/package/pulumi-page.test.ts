import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkInputs } from '../azure/walk';
import { blocksOf, root } from './blocks';
import { type RanBlock, runPulumiBlock } from './pulumi-blocks';

const PAGE = 'docs/pulumi.md';

describe('the page for users of Pulumi', () => {
  const blocks = blocksOf(PAGE, 'ts');
  const ran: RanBlock[] = [];

  beforeAll(async () => {
    // Two at a time: a program takes a second or two of one core.
    const runs = blocks.map(() => undefined as RanBlock | undefined);
    const waiting = [...blocks.entries()];
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        runs[next[0]] = await runPulumiBlock(next[1]);
      }
    };
    await Promise.all([worker(), worker()]);
    ran.push(...runs.flatMap((one) => one ?? []));
  }, 120_000);

  it.each([...blocks.keys()])(
    'shows a program that runs, and whose inputs the models of Azure know, number %i',
    (index) => {
      const { answer } = ran[index] as RanBlock;
      expect({ exitCode: answer.exitCode, error: answer.error }).toEqual({ exitCode: 0, error: null });
      const azure = answer.resources.filter(({ type }) => type.startsWith('azure-native:network:'));
      expect(azure.flatMap(({ type, inputs }) => walkInputs(type, inputs))).toEqual([]);
    },
  );

  const blockWith = (text: string): RanBlock => {
    const [index, ...others] = blocks.flatMap((block, at) => (block.includes(text) ? [at] : []));
    const found = index === undefined ? undefined : ran[index];
    if (found === undefined || others.length > 0) throw new Error(`not one block has ${text}`);
    return found;
  };

  it('shows an alias by which the children of a renamed component are found too', () => {
    const { resources } = blockWith('aliases').answer;
    const before = ['portolan-azure:index:EndpointCentralEgress', 'azure-native:network:NetworkSecurityGroup'].map(
      (type) => {
        const { name, aliases } = resources.find((resource) => resource.type === type) ?? {};
        return { name, wasAgents: aliases?.some((alias) => typeof alias === 'string' && alias.endsWith('::agents')) };
      },
    );
    const renamed = { name: 'office-agents', wasAgents: true };
    expect(before).toEqual([renamed, renamed]);
  });

  it('shows where a request is written, and one that is read', () => {
    const { requests } = blockWith('HostEnforcement.requested');
    expect(Object.keys(requests)).toEqual(['hub-firewall.firewall-request.json']);
    const { answer } = blockWith('readFirewallRequests');
    const groups = answer.resources.filter(({ type }) => type.endsWith(':FirewallPolicyRuleCollectionGroup'));
    expect(groups.length).toBeGreaterThan(0);
    for (const { provider, inputs } of groups) {
      expect(provider).toContain('connectivity');
      expect(inputs).toMatchObject({ resourceGroupName: 'hub', firewallPolicyName: 'central' });
    }
  });

  it('shows errors that are caught before anything is registered', () => {
    const { resources } = blockWith('InputPropertiesError').answer;
    expect(resources.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });

  it('shows rules of ours in a group of the user’s, between those of the user', () => {
    const { resources } = blockWith("networkSecurityGroup: 'yours'").answer;
    const [group, ...others] = resources.filter(({ type }) => type.endsWith(':NetworkSecurityGroup'));
    expect(others).toEqual([]);
    const names = ((group?.inputs.securityRules ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);
    expect(names[0]).toBe('bastion');
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(2);
  });

  it('shows the work-around for Node as the tests of this repository load it', () => {
    const [shown = ''] = blocksOf(PAGE, 'js');
    const loaded = readFileSync(join(root, 'test/pulumi/uncoloured.cjs'), 'utf8');
    expect(loaded.slice(loaded.indexOf('const util'))).toBe(shown);
  });
});
