import {
  firewallsInProgram,
  firewallsInTemplate,
  inCdk,
  inPulumi,
  openedInProgram,
  openedInTemplate,
  SCENES,
} from './scenes';

/** A construct of CDK goes by its path, a component by its name. */
const withoutStack = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('Stack/', ''));

describe.each(Object.entries(SCENES))('%s', (_, scene) => {
  test('has the plan that CDK has, and opens the same', async () => {
    const { stack, made: constructs } = inCdk(scene);
    const { answer, made: components } = await inPulumi(scene);
    expect(answer.error).toBeNull();
    expect([...components.keys()]).toEqual([...constructs.keys()]);
    const opened = openedInProgram(answer);
    expect(opened.length).toBeGreaterThan(0);
    expect(opened).toEqual(openedInTemplate(stack));
    expect(firewallsInProgram(answer)).toEqual(firewallsInTemplate(stack));
    for (const [id, { plan }] of components) expect(plan).toEqual(withoutStack(constructs.get(id)?.plan));
  });
});
