import { type AuditedRole, audit, readDeployment } from '../../../lib/audit';
import { PRODUCTS } from '../../../lib/catalog';
import { role } from '../../../lib/resolve';

/** What is handed over in the tests of pages, each small enough to be held against its page by eye. */

/** Agents in a group of their own: HTTPS to anywhere, a rule twice, a rule for a name server in a parameter. */
export const AGENTS = `
Parameters:
  Resolver: { Type: String }
Resources:
  Database:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: database }
  Agents:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: agents of Endpoint Central Cloud
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0, Description: for now }
      SecurityGroupEgress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0, Description: HTTPS }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0, Description: HTTPS again }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.1.0.0/16, Description: mirror }
        - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, DestinationSecurityGroupId: !GetAtt Database.GroupId }
        - { IpProtocol: udp, FromPort: 53, ToPort: 53, CidrIp: !Ref Resolver }
        - { IpProtocol: tcp, FromPort: 8000, ToPort: 8020, CidrIp: !ImportValue partners }
`;

/** A group whose rules say nothing that these agents need, but for a part. */
export const CLOSED = `
Resources:
  Agents:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: agents
      SecurityGroupEgress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/1 }
        - { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: !ImportValue mirrors }
`;

/** The group lets everything out; a stateful firewall behind it lists names. */
export const FIREWALL = `
Resources:
  Agents:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: agents
      SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: 0.0.0.0/0 }]
  Names:
    Type: AWS::NetworkFirewall::RuleGroup
    Properties:
      RuleGroupName: names
      Type: STATEFUL
      Capacity: 100
      RuleGroup:
        StatefulRuleOptions: { RuleOrder: STRICT_ORDER }
        RulesSource:
          RulesString: |
            pass tls $HOME_NET any -> any 443 (tls.sni; dotprefix; content:".zoho.com"; endswith; flow:to_server, established; sid:1001; rev:1;)
            pass tls $HOME_NET any -> any 443 (tls.sni; content:"www.example.com"; startswith; endswith; flow:to_server, established; sid:1002; rev:1;)
            pass tcp $HOME_NET any -> any 443 (flow:not_established, to_server; sid:1003; rev:1;)
            drop tls $HOME_NET any -> any 443 (tls.sni; content:"www.example.com"; startswith; endswith; flow:to_server, established; sid:1004; rev:1;)
            pass sctp any any -> any any (sid:1005; rev:1;)
  Policy:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicyName: policy
      FirewallPolicy:
        StatelessDefaultActions: ["aws:forward_to_sfe"]
        StatelessFragmentDefaultActions: ["aws:forward_to_sfe"]
        StatefulEngineOptions: { RuleOrder: STRICT_ORDER }
        StatefulDefaultActions: ["aws:drop_established"]
        StatefulRuleGroupReferences: [{ ResourceArn: !GetAtt Names.RuleGroupArn, Priority: 10 }]
`;

/** A security group of Azure whose order hides a rule, with a rule that does not say where to. */
export const ORDERED = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups",
      "apiVersion": "2024-05-01",
      "name": "agents",
      "properties": {
        "securityRules": [
          { "name": "closed", "properties": { "priority": 100, "direction": "Outbound", "access": "Deny", "protocol": "*",
            "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "10.0.0.0/8", "destinationPortRange": "*" } },
          { "name": "database", "properties": { "priority": 110, "direction": "Outbound", "access": "Allow", "protocol": "Tcp",
            "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "10.1.2.3", "destinationPortRange": "5432" } },
          { "name": "partner", "properties": { "priority": 115, "direction": "Outbound", "access": "Allow", "protocol": "Sctp",
            "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "192.0.2.0/24", "destinationPortRange": "443" } },
          { "name": "https", "properties": { "priority": 120, "direction": "Outbound", "access": "Allow", "protocol": "Tcp",
            "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "Internet", "destinationPortRange": "443" } },
          { "name": "nothing else", "properties": { "priority": 4000, "direction": "Outbound", "access": "Deny", "protocol": "*",
            "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "*" } }
        ]
      }
    }
  ]
}`;

export const file = (text: string, name = 'template.yaml') => ({ name, text });

export function agent(machines: readonly string[] = ['Agents']): AuditedRole {
  return { entry: role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent'), machines };
}

export function device(machines: readonly string[] = ['Agents']): AuditedRole {
  const profile = { serverLocation: 'SaaS', platforms: ['Android', 'Apple'] };
  return { entry: role(PRODUCTS.mobicontrol, profile as never, 'device'), machines };
}

export function auditOf(text: string, roles: readonly AuditedRole[] = [agent()], name?: string) {
  return audit(readDeployment([file(text, name)]), roles);
}
