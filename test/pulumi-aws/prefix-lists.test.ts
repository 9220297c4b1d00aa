import { ManagedPrefixList } from '@pulumi/aws/ec2';
import { InputPropertiesError } from '@pulumi/pulumi';
import { PatchManagerPlusServer, type PatchManagerPlusServerArgs, Peer, PrefixLists } from 'portolan/pulumi-aws';
import { type InlineAnswer, registered, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const agents = ['10.1.0.0/24', '10.3.0.0/24'];

const server = (name: string, args: Partial<PatchManagerPlusServerArgs> = {}) =>
  new PatchManagerPlusServer(name, {
    vpcId,
    portsInUse: 'default',
    serverProtocol: 'HTTPS',
    closedNetwork: true,
    peers: { agent: Peer.cidr(...agents) },
    ...args,
  });

const lists = ({ resources }: InlineAnswer) => resources.filter(({ type }) => type.endsWith(':ManagedPrefixList'));
const rulesTo = ({ resources }: InlineAnswer, id: string | null | undefined) =>
  resources.filter(({ inputs }) => inputs.prefixListId === id).map(({ name }) => name);

function pathsOf({ thrown }: InlineAnswer): readonly string[] {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return errors.flatMap(({ errors: own }) => own.map(({ propertyPath }) => propertyPath));
}

describe('prefix lists', () => {
  test('of a component of its own stand under it, in a preview too', async () => {
    const program = () => void server('server', { prefixLists: true, tags: { team: 'sea' } });
    const [update, preview] = await Promise.all([runInline({}, program), runInline({ preview: true }, program)]);
    expect([update.error, preview.error]).toEqual([null, null]);
    expect(lists(preview).map(({ urn }) => urn)).toEqual(lists(update).map(({ urn }) => urn));
    expect(registered(update)).toMatchSnapshot();
  });

  test('are shared by roles that open the same addresses', async () => {
    const answer = await runInline({}, () => {
      const prefixLists = new PrefixLists('vendors', { name: 'vendors' });
      server('one', { prefixLists });
      server('two', { prefixLists });
      return { arns: prefixLists.arns, ids: Object.keys(prefixLists.lists) };
    });
    expect(answer.error).toBeNull();
    const [list, ...others] = lists(answer);
    expect(others).toEqual([]);
    expect(list?.inputs).toMatchObject({ name: 'vendors-ipv4-10-1-0-0-5', maxEntries: 5, addressFamily: 'IPv4' });
    expect(rulesTo(answer, list?.id).sort()).toEqual([
      'one-ingress-tcp-8027-ipv4-10-1-0-0-5',
      'one-ingress-tcp-8383-ipv4-10-1-0-0-5',
      'two-ingress-tcp-8027-ipv4-10-1-0-0-5',
      'two-ingress-tcp-8383-ipv4-10-1-0-0-5',
    ]);
    expect(answer.outputs.ids).toEqual(['ipv4-10-1-0-0-5']);
  });

  test('that stand already are referred to by their resources, and nothing is made', async () => {
    const answer = await runInline({}, () => {
      const offices = new ManagedPrefixList('offices', { addressFamily: 'IPv4', maxEntries: 10 });
      const prefixLists = new PrefixLists('vendors', {
        given: [{ prefixListId: offices, weight: 10, cidrs: agents }],
      });
      server('one', { prefixLists });
    });
    expect(answer.error).toBeNull();
    const [list, ...others] = lists(answer);
    expect(others).toEqual([]);
    expect(rulesTo(answer, list?.id)).toHaveLength(2);
  });

  test('of two roles that begin with the same address and hold different ones are an error', async () => {
    const answer = await runInline({}, () => {
      const prefixLists = new PrefixLists('vendors');
      server('one', { prefixLists });
      server('two', { prefixLists, peers: { agent: Peer.cidr('10.1.0.0/24', '10.5.0.0/24') } });
    });
    expect(pathsOf(answer)).toEqual(['prefixLists']);
    expect(answer.resources.some(({ name }) => name.startsWith('two'))).toBe(false);
  });

  test('hand out the ids and ARNs of all that roles needed by now', async () => {
    const answer = await runInline({}, () => {
      const prefixLists = new PrefixLists('vendors');
      expect([prefixLists.prefixListIds, prefixLists.arns]).toEqual([[], []]);
      server('one', { prefixLists });
      return { ids: prefixLists.prefixListIds, arns: prefixLists.arns };
    });
    expect(answer.error).toBeNull();
    expect(lists(answer)).toHaveLength(1);
    expect(answer.outputs.ids).toEqual(lists(answer).map(({ id }) => id));
    expect(answer.outputs.arns).toHaveLength(1);
  });

  test('that are registered are not changed by a verb', async () => {
    const answer = await runInline({}, () => {
      const made = server('server', { prefixLists: true });
      const before = JSON.stringify(made.plan);
      expect(() => made.place('agent', Peer.cidr('10.5.0.0/24'))).toThrow(/is registered with other addresses/);
      expect(JSON.stringify(made.plan)).toBe(before);
    });
    expect(answer.error).toBeNull();
    expect(lists(answer)).toHaveLength(1);
  });

  test('say what is wrong by property, and register nothing', async () => {
    const answer = await runInline({}, () => {
      new PrefixLists('vendors', {
        given: [{ prefixListId: 'pl-1', weight: 0, cidrs: [] }],
        name: 'com.aws.x',
        limits: { entriesPerPrefixList: -1 },
      });
    });
    expect(pathsOf(answer)).toEqual(
      expect.arrayContaining(['given[0]', 'given[0].weight', 'given[0].cidrs', 'name', 'limits.entriesPerPrefixList']),
    );
    expect(answer.resources).toHaveLength(1);
    const other = await runInline({}, () => void server('one', { prefixLists: 'yes' as unknown as boolean }));
    expect(pathsOf(other)).toEqual(['prefixLists']);
  });
});
