import { at, type Case, file } from './case';

const rule = (more: object) => ({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, ...more });

/** A group only allows: what one rule surely opens stays open, whatever becomes of a rule before it. */
export const UNSURE_BESIDE_SURE: Case = {
  says: 'a rule of a security group that stands under an unknown condition closes nothing',
  texts: [
    file({
      AWSTemplateFormatVersion: '2010-09-09',
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        GroupA: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'x',
            SecurityGroupIngress: [
              { 'Fn::If': ['IsProd', rule({ CidrIp: '0.0.0.0/0' }), { Ref: 'AWS::NoValue' }] },
              rule({ CidrIp: '203.0.113.4/32' }),
            ],
          },
        },
      },
    }),
  ],
  filter: 'GroupA',
  sets: ['GroupA'],
  point: {
    direction: 'in',
    spoken: 'tls',
    port: 22,
    from: at('203.0.113.4'),
    to: at('10.0.0.5', 'GroupA'),
    name: null,
  },
  verdict: 'allow',
};
