import path from 'node:path';
import { getSecurityGroup, SecurityGroup } from '@pulumi/aws/ec2';
import { IpGroup, NetworkSecurityGroup } from '@pulumi/azure-native/network';
import {
  ComponentResource,
  type ComponentResourceOptions,
  Config,
  InputPropertiesError,
  interpolate,
  log,
  runtime,
  secret,
} from '@pulumi/pulumi';
import { type Answer, type EngineOptions, registered, runInline, runProgram, type Values } from './engine';

const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const AZURE = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/harbour/providers/Microsoft.Network';
const STACK = urn('pulumi:pulumi:Stack::portolan-test');
const PAIR = urn('test:index:Pair::pair');
const CHILDREN = ['pair-group', 'pair-other'].map((name) => urn(`test:index:Pair$${GROUP}::${name}`));
const PROVIDER = urn('pulumi:providers:aws::tokyo');

function urn(end: string): string {
  return `urn:pulumi:test::portolan::${end}`;
}

function run(file: string, options: EngineOptions = {}): Promise<Answer> {
  return runProgram({ ...options, program: path.join(__dirname, 'programs', file) });
}

function named(answer: Answer, name: string) {
  const found = answer.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`${name} is not registered: ${answer.error}`);
  return found;
}

const description = { config: { description: 'quiet' }, secretKeys: ['description'] };

const failing = (): unknown => require('./programs/failing.js')();

/** Each program is run once, and all at the same time; a process takes a second or more to load Pulumi. */
const programs = {
  update: () => run('component.js', description),
  preview: () => run('component.js', { ...description, preview: true }),
  transformed: () => run('transformed.js'),
  typed: () => run('typed.ts', { preview: true }),
  properties: () => run('failing.js', { config: { how: 'properties' } }),
  twice: () => run('failing.js', { config: { how: 'twice' } }),
  late: () => run('failing.js', { config: { how: 'late' } }),
  hung: () => run('hung.js', { patience: 5_000 }),
};
type Program = keyof typeof programs;
let answers: Readonly<Record<Program, Answer>>;

beforeAll(async () => {
  const names = Object.keys(programs) as Program[];
  const ran = await Promise.all(names.map(async (name) => [name, await programs[name]()] as const));
  answers = Object.fromEntries(ran) as Record<Program, Answer>;
});

describe('a program in a process of its own', () => {
  test('ends with 0, and gives its outputs and messages', () => {
    expect(answers.update).toMatchObject({ exitCode: 0, error: null });
    expect(answers.update.outputs).toEqual({
      nsgId: `${AZURE}/networkSecurityGroups/nsg`,
      secret: { secret: 'quiet' },
      existing: 'sg-00000000000000000',
    });
    expect(answers.update.logs).toEqual([
      { severity: 'warning', message: 'a shoal', urn: urn('azure-native:network:NetworkSecurityGroup::nsg') },
      { severity: 'info', message: 'a light', urn: null },
    ]);
  });

  test('registers the children of a component below it, and its outputs', () => {
    const pair = named(answers.update, 'pair');
    expect(pair).toMatchObject({ urn: PAIR, type: 'test:index:Pair', parent: STACK, custom: false, id: null });
    const children = ['pair-group', 'pair-other'].map((name) => named(answers.update, name));
    expect(children.map((child) => child.parent)).toEqual([PAIR, PAIR]);
    expect(children.map((child) => child.urn)).toEqual(CHILDREN);
    expect(pair.outputs).toEqual({ groupId: children[0]?.id });
    expect(children[0]?.id).toMatch(/^sg-[0-9a-f]{17}$/);
  });

  test('depends on the children of a component where it depends on the component', () => {
    const nsg = named(answers.update, 'nsg');
    expect([...nsg.dependencies].sort()).toEqual(CHILDREN);
    expect(nsg.propertyDependencies).toMatchObject({ securityRules: [CHILDREN[1]], resourceGroupName: [] });
    expect(named(answers.update, 'pair-other').dependencies).toEqual([CHILDREN[0]]);
  });

  test('passes the provider and the protection of a component on to its children', () => {
    for (const name of ['pair-group', 'pair-other']) {
      expect(named(answers.update, name)).toMatchObject({ provider: `${PROVIDER}::tokyo-id`, protect: true });
    }
    expect(named(answers.update, 'pair').providers).toEqual({ aws: `${PROVIDER}::tokyo-id` });
    expect(named(answers.update, 'nsg')).toMatchObject({ provider: null, protect: null });
  });

  test('keeps the options of a resource, and drops the older types that its provider adds', () => {
    expect(named(answers.update, 'nsg')).toMatchObject({
      aliases: [{ name: 'old-nsg' }],
      deleteBeforeReplace: false,
      retainOnDelete: true,
      replaceOnChanges: ['location'],
      additionalSecretOutputs: ['etag'],
      ignoreChanges: [],
    });
    expect(named(answers.update, 'pair')).toMatchObject({
      aliases: [{ name: 'older' }, urn('test:index:Pair::oldest')],
      ignoreChanges: ['description'],
      deleteBeforeReplace: null,
      retainOnDelete: null,
    });
  });

  test('reads what exists, and makes what waits for an id', () => {
    expect(named(answers.update, 'existing')).toMatchObject({ read: true, id: 'sg-00000000000000000' });
    const late = named(answers.update, 'made-late');
    expect(late.inputs).toEqual({ resourceGroupName: 'harbour', location: `${AZURE}/networkSecurityGroups/nsg` });
  });

  test('knows no id and no computed output in a preview, and makes nothing that waits for one', () => {
    const { preview } = answers;
    expect(preview).toMatchObject({ exitCode: 0, error: null });
    expect(preview.resources.filter(({ id, read }) => id !== null && !read)).toEqual([]);
    expect(preview.resources.map(({ name }) => name)).not.toContain('made-late');
    expect(named(preview, 'pair-other').inputs).toEqual({ description: '<unknown>' });
    expect(named(preview, 'nsg').inputs.securityRules).toMatchObject([{ destinationAddressPrefix: '<unknown>' }]);
    expect(named(preview, 'pair').outputs).toEqual({ groupId: '<unknown>' });
    expect(named(preview, 'pair-group').provider).toBe(`${PROVIDER}::<unknown>`);
    expect(preview.outputs).toMatchObject({ nsgId: '<unknown>', existing: 'sg-00000000000000000' });
  });

  test.each(['update', 'preview'] as const)('keeps a secret of the configuration secret in a resource: %s', (when) => {
    expect(named(answers[when], 'pair-group').inputs).toEqual({ description: { secret: 'quiet' } });
  });

  test.each([
    ['properties', "propertyPath: 'roles[0]', reason: 'no anchor'"],
    ['twice', `Duplicate resource URN '${urn(`${GROUP}::first`)}'; try giving it a unique name`],
    ['late', 'error serializing property "description": no sg-'],
  ] as const)('ends with 32, says why and keeps what was registered before: %s', (program, message) => {
    const answer = answers[program];
    expect(answer.exitCode).toBe(32);
    expect(answer.error).toContain(message);
    expect(answer.logs.map(({ severity, message: said }) => [severity, said])).toEqual([['error', answer.error]]);
    expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test', 'first']);
  });

  test('is ended where it hangs', () => {
    expect(answers.hung.exitCode).not.toBe(0);
    expect(answers.hung.error).toContain('the program has not ended within 5000 ms');
  });

  test('has its transforms called: its own ones, those of its parents, those of the stack', () => {
    expect(answers.transformed).toMatchObject({ exitCode: 0, error: null, outputs: { description: 'abcd' } });
    expect(named(answers.transformed, 'outer-group')).toMatchObject({
      inputs: { description: 'abcd' },
      ignoreChanges: ['tags'],
      protect: false,
      aliases: [{ name: 'older' }],
      transforms: 2,
    });
    expect(named(answers.transformed, 'plain')).toMatchObject({ inputs: { description: 'd' }, ignoreChanges: [] });
  });

  test('may be TypeScript that uses this library', () => {
    expect(answers.typed).toMatchObject({ exitCode: 0, error: null });
    expect(named(answers.typed, 'devices').inputs).toEqual({ description: 'SOTI MobiControl v14' });
    expect(named(answers.typed, 'addresses').inputs.ipAddresses).toEqual(['192.0.2.0/24']);
  });
});

describe('a program in the process of the test', () => {
  test('gives the answer that it gives in a process of its own', async () => {
    const inline = await runInline(description, () => require('./programs/component.js'));
    const sorted = ({ outputs, logs, exitCode, error }: Answer) => ({ outputs, logs, exitCode, error });
    expect(registered(inline)).toEqual(registered(answers.update));
    expect(sorted(inline)).toEqual(sorted(answers.update));
  });

  test('has its transforms called', async () => {
    const inline = await runInline({}, require('./programs/transformed.js'));
    expect(registered(inline)).toEqual(registered(answers.transformed));
  });

  test.each(['properties', 'twice', 'late'] as const)('fails by the same answer: %s', async (how) => {
    const inline = await runInline({ config: { how } }, failing);
    expect(inline.exitCode).toBe(32);
    expect(registered(inline)).toEqual(registered(answers[how]));
    expect(answers[how].error).toContain(inline.error);
  });

  test('fails by an answer where it throws or lacks its configuration', async () => {
    const inline = await Promise.all([runInline({ config: { how: 'thrown' } }, failing), runInline({}, failing)]);
    expect(inline.map(({ exitCode }) => exitCode)).toEqual([32, 32]);
    expect(inline.map(({ error }) => error)).toEqual([
      'no harbour',
      expect.stringContaining("Missing required configuration variable 'portolan:how'"),
    ]);
  });

  test('may tell of an error and go on, as far as Node is concerned', async () => {
    const inline = await runInline({ config: { how: 'told' } }, failing);
    expect(inline).toMatchObject({ exitCode: 0, error: 'the light is out' });
    expect(inline.logs).toEqual([{ severity: 'error', message: 'the light is out', urn: urn(`${GROUP}::first`) }]);
  });

  test('gives what was thrown as it is', async () => {
    const error = new InputPropertiesError({ message: 'wrong', errors: [{ propertyPath: 'a', reason: 'b' }] });
    const inline = await runInline({}, () => {
      throw error;
    });
    expect(inline).toMatchObject({ exitCode: 32, error: 'wrong' });
    expect(inline.thrown).toEqual([error]);
  });

  test('fails by an answer where the engine refuses a resource that others wait for', async () => {
    const inline = await runInline({ fail: { first: 'the provider refuses' } }, () => {
      const { id } = new SecurityGroup('first', {});
      new SecurityGroup('second', { description: id });
    });
    expect(inline.exitCode).toBe(32);
    expect(inline.error).toContain('the provider refuses');
    expect(inline.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  });

  test('is waited for until nothing more is made, however late', async () => {
    const make = (number: number): void => {
      const { id } = new SecurityGroup(`group-${number}`, {});
      if (number < 8) id.apply(async () => make(number + 1));
    };
    const inline = await runInline({}, () => make(1));
    expect(inline.resources.map(({ name }) => name)).toHaveLength(9);
  });

  test('registers the rest where an output of the stack fails', async () => {
    const inline = await runInline({ fail: { first: 'the provider refuses' } }, () => {
      const first = new SecurityGroup('first', {});
      const second = new SecurityGroup('second', {});
      second.id.apply(() => new SecurityGroup('third', {}));
      return { id: first.id };
    });
    expect(inline.exitCode).toBe(32);
    expect(inline.resources.map(({ name }) => name)).toEqual(['portolan-test', 'second', 'third']);
  });

  test('does not hang with a program that never ends', async () => {
    const inline = await runInline({ patience: 300 }, () => new Promise(() => {}));
    expect(inline).toMatchObject({ exitCode: 32, error: 'the program has not ended within 300 ms' });
  });

  test('may run beside others, each with its own configuration, resources and errors', async () => {
    const one = (number: number) =>
      runInline({ config: { number: String(number) }, preview: number % 2 === 0 }, async () => {
        const { id } = new SecurityGroup(`group-${number}`, { description: new Config().require('number') });
        new SecurityGroup(`after-${number}`, {
          description: id.apply((known) => {
            if (number === 3) throw new Error('three');
            return known;
          }),
        });
        log.info(`light ${number}`);
      });
    const all = await Promise.all([1, 2, 3, 4, 5].map(one));
    expect(all.map(({ logs }) => logs.map(({ message }) => message))).toEqual([
      ['light 1'],
      ['light 2'],
      ['light 3', 'error serializing property "description": three'],
      ['light 4'],
      ['light 5'],
    ]);
    expect(all.map(({ exitCode }) => exitCode)).toEqual([0, 0, 32, 0, 0]);
    expect(all.map(({ resources }) => resources.length)).toEqual([3, 3, 2, 3, 3]);
    expect(all.map((each, index) => named(each, `group-${index + 1}`).inputs.description)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  test('keeps a secret in what is made of it, and in the outputs of a resource', async () => {
    const inline = await runInline({}, () => {
      const first = new SecurityGroup('first', { description: secret('quiet') });
      new SecurityGroup('second', { description: interpolate`not ${first.description}` });
      const third = new SecurityGroup('third', {}, { additionalSecretOutputs: ['arn'] });
      return { arn: third.arn };
    });
    expect(named(inline, 'second').inputs).toEqual({ description: { secret: 'not quiet' } });
    expect(inline.outputs.arn).toEqual({ secret: expect.stringMatching(/^arn:aws:ec2:/) });
  });

  test('is renamed without a loss where its component keeps its older name as an alias', async () => {
    class Pair extends ComponentResource {
      constructor(name: string, options?: ComponentResourceOptions) {
        super('test:index:Pair', name, {}, options);
        new SecurityGroup(`${name}-aws`, {}, { parent: this });
        new NetworkSecurityGroup(`${name}-azure`, { resourceGroupName: 'harbour' }, { parent: this });
      }
    }
    const urns = ({ resources }: Answer) => resources.slice(1).map((resource) => resource.urn);
    const older = await runInline({}, () => new Pair('older'));
    const newer = await runInline(
      { inheritedAliases: true },
      () => new Pair('newer', { aliases: [{ name: 'older' }] }),
    );
    expect(
      newer.resources
        .slice(1)
        .flatMap(({ aliases }) => aliases)
        .sort(),
    ).toEqual([...urns(older)].sort());
    const lost = await runInline({ inheritedAliases: true }, () => new Pair('newer'));
    expect(lost.resources.flatMap(({ aliases }) => aliases)).toEqual([]);
  });

  test('has its functions of providers answered by the test, or refused by name', async () => {
    const program = async () => ({ found: (await getSecurityGroup({ id: 'sg-1' })).description });
    const answered = await runInline({ invoke: (_, { id }) => ({ id: id ?? null, description: 'pilots' }) }, program);
    expect(answered).toMatchObject({ exitCode: 0, outputs: { found: 'pilots' } });
    expect(answered.invokes).toEqual([{ token: 'aws:ec2/getSecurityGroup:getSecurityGroup', args: { id: 'sg-1' } }]);
    const refused = await runInline({}, program);
    expect(refused.exitCode).toBe(32);
    expect(refused.error).toContain('the test has no answer to aws:ec2/getSecurityGroup:getSecurityGroup');
  });

  test('computes what the test says beside an id and a name', async () => {
    const computed = ({ type }: { readonly type: string }): Values =>
      type === GROUP ? { ownerId: '111111111111' } : {};
    const { outputs } = await runInline({ computed }, () => ({
      owner: new SecurityGroup('group', {}).ownerId,
      name: new IpGroup('addresses', { resourceGroupName: 'harbour', ipGroupsName: 'printers' }).name,
      id: new NetworkSecurityGroup('nsg', { resourceGroupName: secret('harbour') }).id,
    }));
    expect(outputs).toEqual({
      owner: '111111111111',
      name: 'printers',
      id: `${AZURE}/networkSecurityGroups/nsg`,
    });
  });

  test('shows its resources sorted, without what is not set', async () => {
    class Empty extends ComponentResource {}
    const inline = await runInline({}, () => {
      expect(runtime.isDryRun()).toBe(false);
      new SecurityGroup('b', {});
      new SecurityGroup('a', {});
      new Empty('test:index:Empty', 'empty');
    });
    const seen = registered(inline);
    expect(seen.map(({ name }) => name)).toEqual(['a', 'b', 'empty']);
    expect(seen[2]).toEqual({
      type: 'test:index:Empty',
      name: 'empty',
      urn: urn('test:index:Empty::empty'),
      parent: STACK,
      custom: false,
    });
  });
});
