import { isPulumiPreview, isPulumiStack, readPulumi } from '../../../lib/proof/readers/pulumi';
import { latesOf, read } from './provider-reading';
import { SENTINEL } from './pulumi-files';

type Values = Readonly<Record<string, unknown>>;

const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const INGRESS = 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule';
const NSG = 'azure-native:network:NetworkSecurityGroup';
const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' };

const urnOf = (type: string, name: string, parent = '') => `urn:pulumi:dev::shop::${parent}${type}::${name}`;
const state = (type: string, name: string, more: Values = {}) => ({
  urn: urnOf(type, name),
  custom: true,
  type,
  ...more,
});
const stack = (...resources: readonly Values[]) => ({ version: 3, deployment: { resources } });
const preview = (...steps: readonly Values[]) => ({ config: {}, steps, changeSummary: {} });
const creating = (one: Values) => ({ op: 'create', urn: one.urn, newState: one });
const rule = (inputs: Values) => ({ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIpv4: '10.0.0.0/8', ...inputs });

describe('a stack', () => {
  test('is told from a preview, and both from other files', () => {
    expect([isPulumiStack(stack()), isPulumiPreview(stack())]).toEqual([true, false]);
    expect([isPulumiStack(preview()), isPulumiPreview(preview())]).toEqual([false, true]);
    for (const other of [
      null,
      [],
      {},
      'stack',
      { deployment: {} },
      { steps: [{}] },
      { steps: [] },
      { jobs: { steps: [] } },
    ]) {
      expect([isPulumiStack(other), isPulumiPreview(other)]).toEqual([false, false]);
    }
  });

  test('a resource goes by its name, and by the types of its parents where two have the same', () => {
    const twin = { ...state(GROUP, 'web'), urn: urnOf(GROUP, 'web', 'shop:index:Site$') };
    const { aws } = read(readPulumi, stack(state(GROUP, 'web'), twin, state(GROUP, 'app')));
    expect(aws.securityGroups.map(({ id }) => id)).toEqual([`${GROUP}::web`, `shop:index:Site$${GROUP}::web`, 'app']);
  });

  test('is known by the id of the cloud, the ARN, its name and the whole URN', () => {
    const outputs = { arn: 'arn:aws:ec2:::security-group/sg-1', name: 'web-7f3' };
    const { aws } = read(readPulumi, stack(state(GROUP, 'web', { id: 'sg-1', outputs })));
    expect(aws.securityGroups[0]?.aliases).toEqual(['sg-1', outputs.arn, 'web-7f3', urnOf(GROUP, 'web')]);
  });

  test('outputs win over inputs where they are there and known', () => {
    const inputs = { ingress: [{ protocol: '6', fromPort: 1, toPort: 1, cidrBlocks: [SENTINEL] }], egress: [] };
    const outputs = { ingress: [{ protocol: 'tcp', fromPort: 1, toPort: 1, cidrBlocks: ['10.0.0.0/8'] }] };
    const ruleOf = (from: Values) => read(readPulumi, stack(state(GROUP, 'web', from))).aws.securityGroups[0]?.rules[0];
    expect(ruleOf({ inputs, outputs })).toMatchObject({ protocol: 'tcp', peers: [{ cidr: '10.0.0.0/8' }] });
    expect(ruleOf({ inputs: outputs, outputs: inputs })).toMatchObject({ protocol: 'tcp' });
    expect(ruleOf({ inputs, outputs })?.place.pointer).toBe('/deployment/resources/0/outputs/ingress/0');
    expect(ruleOf({ inputs: outputs })?.place.pointer).toBe('/deployment/resources/0/inputs/ingress/0');
  });

  test('what only waits for its removal is gone', () => {
    const { aws } = read(
      readPulumi,
      stack(state(GROUP, 'web', { id: 'sg-2' }), state(GROUP, 'web', { id: 'sg-1', delete: true })),
    );
    expect(aws.securityGroups).toMatchObject([{ id: 'web', aliases: ['sg-2', urnOf(GROUP, 'web')] }]);
  });

  test('a secret is known where it is shown, and to nobody otherwise', () => {
    const cidrs = (cidrIpv4: unknown) => {
      const one = state(INGRESS, 'in', { inputs: rule({ securityGroupId: 'sg-1', cidrIpv4 }) });
      return read(readPulumi, stack(one)).aws.securityGroups[0]?.rules[0]?.peers;
    };
    expect(cidrs({ ...SECRET, plaintext: '"192.0.2.0/24"' })).toEqual([{ kind: 'cidr', cidr: '192.0.2.0/24' }]);
    for (const hidden of [{ ...SECRET, ciphertext: 'AAAA' }, { ...SECRET, plaintext: '{' }, '[secret]', SENTINEL]) {
      expect(latesOf(cidrs(hidden))).toEqual(['in.cidrIpv4']);
    }
  });

  test.each(['azure-native:network:', 'azure-native:network/v20240501:', 'azure-native_network_v20240501:network:'])(
    'resources of Resource Manager are read by the type %s',
    (prefix) => {
      const resources = [
        state(`${prefix}NetworkSecurityGroup`, 'nsg', { inputs: { networkSecurityGroupName: 'nsg-1' } }),
        state(`${prefix}SecurityRule`, 'allow', {
          inputs: {
            networkSecurityGroupName: 'nsg-1',
            securityRuleName: 'allow',
            access: 'Allow',
            direction: 'Inbound',
            priority: 100,
            protocol: 'Tcp',
            sourceAddressPrefix: '*',
            sourcePortRange: '*',
            destinationAddressPrefix: '*',
            destinationPortRange: '443',
          },
        }),
      ];
      const { azure, notUnderstood } = read(readPulumi, stack(...resources));
      expect(notUnderstood).toEqual([]);
      expect(azure.networkSecurityGroups).toMatchObject([{ id: 'nsg', rules: [{ name: 'allow', priority: 100 }] }]);
    },
  );

  test('a rule finds its group by the id of the cloud, though another group has the same name', () => {
    const id = (group: string) =>
      `/subscriptions/1/resourceGroups/${group}/providers/Microsoft.Network/networkSecurityGroups/nsg`;
    const resources = ['a', 'b'].map((group) => state(NSG, group, { id: id(group), outputs: { name: 'nsg' } }));
    const one = state('azure-native:network:SecurityRule', 'allow', {
      id: `${id('b')}/securityRules/allow`,
      inputs: { networkSecurityGroupName: 'nsg', access: 'Allow', direction: 'Inbound', priority: 100, protocol: '*' },
    });
    const { azure } = read(readPulumi, stack(one, ...resources));
    expect(azure.networkSecurityGroups.map(({ rules }) => rules.length)).toEqual([0, 1]);
  });

  test('a resource of another package that filters is not passed over in silence', () => {
    const { notUnderstood } = read(
      readPulumi,
      stack(state('aws-native:ec2:SecurityGroup', 'web'), state('aws:s3/bucket:Bucket', 'b')),
    );
    expect(notUnderstood).toMatchObject([{ place: { resource: 'web' } }]);
  });
});

describe('a preview', () => {
  const web = state(GROUP, 'web', { inputs: { name: 'web' } });
  const unknown = (dependencies: readonly string[]) =>
    state(INGRESS, 'in', {
      inputs: rule({ securityGroupId: SENTINEL }),
      propertyDependencies: { securityGroupId: dependencies },
    });

  test('an unknown id is the one resource that it depends on', () => {
    const { aws } = read(readPulumi, preview(creating(unknown([web.urn])), creating(web)));
    expect(aws.securityGroups).toMatchObject([{ id: 'web', rules: [{ name: 'in' }] }]);
  });

  test('of two that it depends on, or of one that nobody holds, nobody can say which it is', () => {
    const app = state(GROUP, 'app');
    for (const dependencies of [[web.urn, app.urn], [urnOf(GROUP, 'elsewhere')], []]) {
      const { aws } = read(readPulumi, preview(creating(web), creating(app), creating(unknown(dependencies))));
      expect(aws.securityGroups.map(({ rules }) => rules.length)).toEqual([0, 0, 1]);
    }
  });

  test('what is deleted is gone, and of what is replaced the new one is there', () => {
    const old = state(GROUP, 'web', { id: 'sg-1', inputs: { ingress: [] } });
    const next = state(GROUP, 'web', { inputs: { ingress: [{ protocol: '-1', fromPort: 0, toPort: 0, self: true }] } });
    const steps = ['create-replacement', 'replace', 'delete-replaced'].map((op) => ({
      op,
      urn: old.urn,
      oldState: old,
      newState: next,
    }));
    const gone = { op: 'delete', urn: urnOf(GROUP, 'app'), oldState: state(GROUP, 'app') };
    const { aws } = read(readPulumi, preview(...steps, gone));
    expect(aws.securityGroups).toMatchObject([{ id: 'web', rules: [{ peers: [{ kind: 'group', group: 'web' }] }] }]);
    expect(aws.securityGroups[0]?.aliases).not.toContain('sg-1');
  });

  test('what is updated is still called what it was', () => {
    const old = state(GROUP, 'web', { id: 'sg-1', outputs: { arn: 'arn:1' } });
    const { aws } = read(
      readPulumi,
      preview({ op: 'update', urn: old.urn, oldState: old, newState: state(GROUP, 'web') }),
    );
    expect(aws.securityGroups[0]?.aliases).toEqual(['sg-1', 'arn:1', old.urn]);
  });

  test('says that what does not change is left out', () => {
    const part = { ...preview(creating(web)), changeSummary: { create: 1, same: 3 } };
    expect(read(readPulumi, part).notUnderstood).toMatchObject([{ text: '3', filter: null }]);
    const whole = { ...preview({ ...creating(web), op: 'same' }), changeSummary: { same: 1 } };
    expect(read(readPulumi, whole).notUnderstood).toEqual([]);
  });
});

describe('a file that nobody wrote in good faith', () => {
  test('is read without a throw, whatever stands in it', () => {
    const strange: readonly unknown[] = [null, 0, 'text', [], {}, [null], [[[]]], true, SECRET];
    const types = [
      GROUP,
      INGRESS,
      NSG,
      'aws:networkfirewall/ruleGroup:RuleGroup',
      'azure-native:network:FirewallPolicyRuleCollectionGroup',
    ];
    for (const value of strange) {
      for (const key of ['ingress', 'ruleGroup', 'securityRules', 'ruleCollections', 'securityGroupId', 'id']) {
        const resources = types.map((type) =>
          state(type, 'x', { [key]: value, inputs: { [key]: value }, outputs: value, propertyDependencies: value }),
        );
        expect(() => read(readPulumi, stack(...resources))).not.toThrow();
      }
      expect(() => read(readPulumi, { deployment: { resources: [value] } })).not.toThrow();
      expect(() => read(readPulumi, { steps: [{ op: 'create', newState: value, oldState: value }] })).not.toThrow();
    }
  });

  test('keys of the prototype are keys as any other', () => {
    const text = `{"deployment":{"resources":[{"urn":"urn:pulumi:a::b::${GROUP}::__proto__","type":"${GROUP}","custom":true,
      "inputs":{"__proto__":{"ingress":[{}]},"constructor":[]}}]}}`;
    const { aws } = readPulumi({ name: 'x', value: JSON.parse(text), lineOf: () => null });
    expect(aws.securityGroups).toMatchObject([{ id: '__proto__', rules: [] }]);
    expect(({} as { readonly ingress?: unknown }).ingress).toBeUndefined();
  });

  test('nesting beyond any provider ends in a value that nobody knows', () => {
    let deep: unknown = 'end';
    for (let depth = 0; depth < 5000; depth++) deep = [deep];
    const value = { deployment: { resources: [state(GROUP, 'web', { inputs: { ingress: deep } })] } };
    const { notUnderstood } = readPulumi({ name: 'x', value, lineOf: () => null });
    expect(notUnderstood.length).toBeGreaterThan(0);
  });

  test('many rules are read in a time that grows with their number alone', () => {
    const many = (count: number) => {
      const rules = Array.from({ length: count }, (_, at) =>
        creating(
          state(INGRESS, `r${at}`, {
            inputs: rule({ securityGroupId: SENTINEL }),
            propertyDependencies: { securityGroupId: [urnOf(GROUP, 'web')] },
          }),
        ),
      );
      const file = { name: 'x', value: preview(creating(state(GROUP, 'web')), ...rules), lineOf: () => null };
      const start = performance.now();
      expect(readPulumi(file).aws.securityGroups[0]?.rules).toHaveLength(count);
      return performance.now() - start;
    };
    many(1000);
    expect(many(20_000)).toBeLessThan(Math.max(40 * many(2000), 2000));
  });
});
