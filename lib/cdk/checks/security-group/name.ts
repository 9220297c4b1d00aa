import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { textOf } from '../values';
import { EC2_CHARACTERS, quoted, refusedCharacters } from './ec2-text';

const LONGEST = 255;

export const name: Check<'security-group-name'> = {
  id: 'security-group-name',
  severity: 'error',
  rule: "a security group's name has no more than 255 characters of the set that EC2 takes, does not begin with sg-, and is not default",
  source: SOURCES.createSecurityGroup,
  find(app) {
    return app.resources('AWS::EC2::SecurityGroup').flatMap((resource) => {
      const text = textOf(resource.properties.GroupName);
      if (text === undefined) return [];
      return faultsOf(text).map(({ says, fix }) => ({
        resource,
        at: 'GroupName',
        says: `'${visible(text)}' ${says}`,
        fix,
      }));
    });
  },
};

function faultsOf(text: string): readonly { readonly says: string; readonly fix: string }[] {
  const refused = refusedCharacters(text).map(visible);
  const another = 'choose another name, or leave it out to have one from CloudFormation';
  return [
    { holds: /^sg-/i.test(text), says: "begins with 'sg-', as the ids of groups do", fix: another },
    { holds: text.toLowerCase() === 'default', says: 'is the name of the group that every VPC has', fix: another },
    {
      holds: refused.length > 0,
      says: `has ${quoted(refused)}, which EC2 refuses in a name`,
      fix: `use ${EC2_CHARACTERS}`,
    },
    {
      holds: text.length > LONGEST,
      says: `has ${text.length} characters, and EC2 takes ${LONGEST}`,
      fix: 'shorten it',
    },
  ].filter(({ holds }) => holds);
}
