import { previewOf, stackOf } from '../../proof/readers/pulumi-files';
import { type Answer, runInline } from '../../pulumi/engine';
import { SCENES as AWS_SCENES, inPulumi } from '../../pulumi-aws/scenes';
import { SCENES as AZURE_SCENES } from '../../pulumi-azure/scenes';
import type { Template } from './seeded';

/** What a program registers, as it is before it is up and as it is then. */
export function bothOf(name: string, answer: Answer): readonly Template[] {
  if (answer.error !== null) throw new Error(answer.error);
  return [
    { name: `stack of ${name}`, value: stackOf(answer) },
    { name: `preview of ${name}`, value: previewOf(answer) },
  ];
}

/** A scene of each cloud. */
export async function sceneTemplates(): Promise<readonly Template[]> {
  const [[aws, scene] = []] = Object.entries(AWS_SCENES);
  const [[azure, program] = []] = Object.entries(AZURE_SCENES);
  if (scene === undefined || program === undefined) throw new Error('no scenes');
  return [...bothOf(`${aws}`, (await inPulumi(scene)).answer), ...bothOf(`${azure}`, await runInline({}, program))];
}
