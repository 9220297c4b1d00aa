import type { Declarations } from '../../../lib/proof/readers/deployment';
import { isPulumiPreview, isPulumiStack, readPulumi } from '../../../lib/proof/readers/pulumi';
import { type Answer, runInline } from '../../pulumi/engine';
import { SCENES as AWS_SCENES, inPulumi } from '../../pulumi-aws/scenes';
import { SCENES as AZURE_SCENES } from '../../pulumi-azure/scenes';
import { latesOf, read, said } from './provider-reading';
import { previewOf, stackOf } from './pulumi-files';

/** Everything that filters, counted: a reading that passes something over has fewer. */
function sizesOf({ aws, azure }: Declarations) {
  return {
    groups: aws.securityGroups.map(({ id, rules }) => [id, rules.length]),
    lists: aws.prefixLists.map(({ id, cidrs }) => [id, cidrs?.length]),
    firewalls: [...aws.ruleGroups, ...aws.firewallPolicies].map(({ id }) => id),
    nsgs: azure.networkSecurityGroups.map(({ id, rules }) => [id, rules.length]),
    policies: azure.firewallPolicies.map(({ id, groups }) => [id, groups.length]),
  };
}

/** A preview says of a property what it comes from in all, and of a list of several not which stands where. */
const AMBIGUOUS = /(resourceArn|IpGroups\.\d+|SecurityGroups\.\d+\.id)$/;

function expectWhole(answer: Answer): Declarations {
  const [stack, plan] = [stackOf(answer), previewOf(answer)];
  expect([isPulumiStack(stack), isPulumiPreview(stack)]).toEqual([true, false]);
  expect([isPulumiStack(plan), isPulumiPreview(plan)]).toEqual([false, true]);
  const [there, planned] = [read(readPulumi, stack), read(readPulumi, plan)];
  expect(there.notUnderstood).toEqual([]);
  // Of a policy that another team owns nobody knows the settings.
  expect(latesOf(there).filter((id) => !id.endsWith('/dnsSettings'))).toEqual([]);
  expect(said(planned)).toEqual(said(there));
  return there;
}

describe.each(Object.entries(AWS_SCENES))('%s', (_, scene) => {
  test('is read from its stack, whole', async () => {
    const { answer } = await inPulumi(scene);
    const { aws } = expectWhole(answer);
    const rules = aws.securityGroups.reduce((sum, group) => sum + group.rules.length, 0);
    const registered = answer.resources.filter(({ type }) => /:SecurityGroup(In|E)gressRule$/.test(type));
    expect(rules).toBe(registered.length);
  });
});

describe.each(Object.entries(AZURE_SCENES))('%s', (_, program) => {
  test('is read from its stack, whole', async () => {
    expectWhole(await runInline({}, program));
  });
});

test.each(['agents of Endpoint Central and their server behind a firewall'])(
  '%s: a preview says as much',
  async (name) => {
    const scene = AWS_SCENES[name];
    if (scene === undefined) throw new Error(`no scene ${name}`);
    const update = await inPulumi(scene);
    const preview = await inPulumi(scene, { preview: true });
    const [there, planned] = [read(readPulumi, stackOf(update.answer)), read(readPulumi, previewOf(preview.answer))];
    expect(planned.notUnderstood).toEqual([]);
    expect(sizesOf(planned)).toEqual(sizesOf(there));
    expect(latesOf(planned).filter((id) => !AMBIGUOUS.test(id))).toEqual([]);
  },
);

test.each([
  'a distribution server of Endpoint Central with its agents, known by their groups',
  'agents behind a firewall of ours that resolves names, with late addresses',
])('%s: a preview says as much', async (name) => {
  const program = AZURE_SCENES[name];
  if (program === undefined) throw new Error(`no scene ${name}`);
  const [update, preview] = await Promise.all([runInline({}, program), runInline({ preview: true }, program)]);
  const [there, planned] = [read(readPulumi, stackOf(update)), read(readPulumi, previewOf(preview))];
  expect(planned.notUnderstood).toEqual([]);
  expect(sizesOf(planned)).toEqual(sizesOf(there));
  expect(latesOf(planned).filter((id) => !AMBIGUOUS.test(id))).toEqual([]);
});
