import { blocksOf, runBlock } from './blocks';
import { runPulumiBlock } from './pulumi-blocks';

const PAGE = 'docs/overlay.md';

describe('the page on overlays and policies', () => {
  const [cdk = '', pulumi = '', ...others] = blocksOf(PAGE, 'ts');

  it('shows an app of the CDK that opens what it prints', () => {
    const { status, stdout, stderr } = runBlock(cdk);
    expect({ status, stderr, others }).toEqual({ status: 0, stderr: '', others: [] });
    expect(stdout).toContain('patchmirror.example.co.jp 8443');
    expect(stdout).not.toContain('patchdb.manageengine.com');
  }, 60_000);

  it('shows a program of Pulumi that runs under the policy which it sets', async () => {
    const { answer } = await runPulumiBlock(pulumi);
    expect({ exitCode: answer.exitCode, error: answer.error }).toEqual({ exitCode: 0, error: null });
    expect(answer.logs.filter(({ message }) => message.includes('policy-omitted'))).toHaveLength(1);
  }, 60_000);
});
