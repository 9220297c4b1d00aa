import { ManagedPrefixList, SecurityGroup, Subnet, Vpc } from '@pulumi/aws/ec2';
import { ComponentResource, type Input, interpolate, output, secret } from '@pulumi/pulumi';
import { isLate, LateValues, resourceOf } from '../../lib/pulumi/late';
import { checkedBlock } from '../../lib/pulumi/late-checks';
import { runInline } from './engine';

/** Runs a program that says ids, in an update and in a preview, which have to agree. */
async function idsOf(program: () => Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  let ids: Readonly<Record<string, string>> = {};
  const run = () => {
    ids = program();
  };
  const update = await runInline({}, run);
  const made = ids;
  const preview = await runInline({ preview: true }, run);
  expect([update.error, preview.error]).toEqual([null, null]);
  expect(ids).toEqual(made);
  return ids;
}

describe('the id of a value', () => {
  test('is the text itself, the name of the resource, or what the value is of', async () => {
    const ids = await idsOf(() => {
      const values = new LateValues('agents');
      const web = new SecurityGroup('web', {});
      const main = new Vpc('main', { cidrBlock: '10.0.0.0/16' });
      return {
        text: values.idOf('10.0.0.0/24', 'server'),
        group: values.idOfResource(web, web.id),
        id: values.idOf(web.id, 'server'),
        block: values.idOf(main.cidrBlock, 'server'),
        again: values.idOf(main.cidrBlock, 'proxy'),
        computed: values.idOf(interpolate`${main.cidrBlock}`, 'server'),
        promised: values.idOf(Promise.resolve('10.0.0.0/8'), 'server'),
        other: values.idOf(output('10.0.0.0/8'), 'proxy'),
      };
    });
    expect(ids).toEqual({
      text: '10.0.0.0/24',
      group: 'web',
      id: 'web',
      block: 'output<main.cidrBlock>',
      again: 'output<main.cidrBlock>',
      computed: 'output<agents/server>',
      promised: 'output<agents/server 2>',
      other: 'output<agents/proxy>',
    });
  });

  test('is never that of another value, whatever bears the same name', async () => {
    class App extends ComponentResource {}
    const ids = await idsOf(() => {
      const values = new LateValues('agents');
      const parent = new App('test:index:App', 'app');
      const [one, two] = [new SecurityGroup('web', {}), new SecurityGroup('web', {}, { parent })];
      const list = new ManagedPrefixList('web', { addressFamily: 'IPv4', maxEntries: 1 });
      const subnet = new Subnet('main', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
      const vpc = new Vpc('main', { cidrBlock: '10.0.0.0/16' });
      const others = new LateValues('agents');
      const [here, there]: readonly [Input<string>, Input<string>] = [output('a'), output('b')];
      return {
        one: values.idOf(one.id, 'a'),
        two: values.idOf(two.id, 'a'),
        list: values.idOf(list.id, 'a'),
        subnet: values.idOf(subnet.cidrBlock, 'a'),
        vpc: values.idOf(vpc.cidrBlock, 'a'),
        here: values.idOf(here, 'a'),
        there: others.idOf(there, 'a'),
        hereAgain: others.idOf(here, 'b'),
      };
    });
    expect(ids).toEqual({
      one: 'web',
      two: 'test:index:App$aws:ec2/securityGroup:SecurityGroup::web',
      list: 'aws:ec2/managedPrefixList:ManagedPrefixList::web',
      subnet: 'output<main.cidrBlock>',
      vpc: 'output<aws:ec2/vpc:Vpc::main.cidrBlock>',
      here: 'output<agents/a>',
      there: 'output<agents/a 2>',
      hereAgain: 'output<agents/a>',
    });
  });

  test('is late exactly where the value is known only later', () => {
    expect(['output<main.cidrBlock>', 'output<a/b 2>'].map(isLate)).toEqual([true, true]);
    expect(['web', '10.0.0.0/8', 'sg-1', 'output<>', 'putput<a>'].map(isLate)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('leads back to the value, which stays secret where it was', async () => {
    const answer = await runInline({}, () => {
      const values = new LateValues('agents');
      const id = values.idOf(secret('10.0.0.0/8'), 'server');
      const web = new SecurityGroup('web', {});
      expect(resourceOf(web.id)).toBe(web);
      expect(resourceOf(web.arn)).toBeUndefined();
      expect(values.valueOf('10.1.0.0/16')).toBe('10.1.0.0/16');
      return { value: checkedBlock(values.valueOf(id), { at: 'peers.server', component: 'agents' }) };
    });
    expect(answer).toMatchObject({ exitCode: 0, error: null, outputs: { value: { secret: '10.0.0.0/8' } } });
  });
});

describe('an address block that is known only later', () => {
  test('is checked when it arrives, with the sentence of the early check', async () => {
    const answer = await runInline({}, () => {
      const block = checkedBlock(output('10.0.0.300/24'), { at: 'peers.server', component: 'agents' });
      new SecurityGroup('web', { description: block });
    });
    expect(answer.exitCode).toBe(32);
    expect(answer.error).toContain("'10.0.0.300/24'");
    expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  });
});
