import { audit, type Deployment, readDeployment, why } from '../../lib/audit';
import { crane } from './quay';

const group = (protocol: string) => `Resources:
  Agents:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupEgress: [{ IpProtocol: ${protocol}, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }]
`;
const wall = `Resources:
  Wall:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicy: { StatelessDefaultActions: ['aws:pass'], StatelessFragmentDefaultActions: ['aws:pass'] }
`;

const read = (...texts: readonly string[]): Deployment =>
  readDeployment(texts.map((text, index) => ({ name: `${'ab'[index]}.yaml`, text })));
const two = read(group('tcp'), group('quic'));
const to = '192.0.2.7:443/tcp';

test('what two files call alike goes by its file in the second, and so does what is not understood of it', () => {
  expect(two.filters.map(({ id }) => id)).toEqual(['Agents', 'b.yaml:Agents']);
  expect(two.notUnderstood.map(({ filter, place }) => [filter, place.file])).toEqual([['b.yaml:Agents', 'b.yaml']]);
});

test('a name that several groups bear is none of them: each is listed as it can be said, with its place', () => {
  const candidates = "called 'Agents'; write it as one of a.yaml:Agents (a.yaml:2) or b.yaml:Agents (b.yaml:2)";
  expect(() => why(two, { from: 'Agents', to })).toThrow(`from: several things that were read are ${candidates}`);
  expect(() => why(two, { from: '10.0.0.1', to: 'Agents:443/tcp' })).toThrow(candidates);
  expect(() => audit(two, [crane(['Agents'])])).toThrow(`--bind crane=Agents: several things`);
});

test('each of them is found by its file', () => {
  const answers = ['a.yaml:Agents', 'b.yaml:Agents'].map((from) => why(two, { from, to }).answer);
  expect(answers).toEqual(['allowed', 'unknown']);
});

test('a firewall on the way is told apart alike', () => {
  const walls = read(wall, wall);
  const through = (name: string) => why(walls, { from: '10.0.0.1', to }, [], { through: [name] }).stages.length;
  expect([through('a.yaml:Wall'), through('b.yaml:Wall')]).toEqual([1, 1]);
  expect(() => through('Wall')).toThrow('a.yaml:Wall (a.yaml:2) or b.yaml:Wall (b.yaml:2)');
});

test('a name that one group alone bears needs no file', () => {
  expect(why(read(group('tcp')), { from: 'Agents', to }).answer).toBe('allowed');
});
