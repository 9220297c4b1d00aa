import { walkInputs } from '../azure/walk';
import { blocksOf } from './blocks';
import { runPulumiBlock } from './pulumi-blocks';

describe('the page on Azure', () => {
  const blocks = blocksOf('docs/azure.md', 'ts');

  it.each(blocks.map((block, index) => [index + 1, block] as const))(
    'shows a Pulumi program that runs and registers what the models of Azure know, number %i',
    async (_, block) => {
      const { answer } = await runPulumiBlock(block);
      expect({ exitCode: answer.exitCode, error: answer.error }).toEqual({ exitCode: 0, error: null });
      const azure = answer.resources.filter(({ type }) => type.startsWith('azure-native:network:'));
      expect(azure.map(({ type }) => type)).toContain('azure-native:network:FirewallPolicyRuleCollectionGroup');
      expect(azure.flatMap(({ type, inputs }) => walkInputs(type, inputs))).toEqual([]);
    },
    60_000,
  );
});
