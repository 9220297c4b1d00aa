import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { textOf } from '../values';
import { EC2_CHARACTERS, quoted, refusedCharacters } from './ec2-text';
import { groupRules, placeIn } from './rules';

/** `->`, quotes, dashes and accents are what people write, and none of it is taken. */
export const description: Check<'security-group-description'> = {
  id: 'security-group-description',
  severity: 'error',
  rule: 'descriptions of security groups and of their rules have no more than 255 characters, all of the set that EC2 takes',
  source: SOURCES.createSecurityGroup,
  find(app, { descriptionLength: { value: longest } }) {
    const described = [
      ...app.resources('AWS::EC2::SecurityGroup').map((resource) => {
        return { resource, at: 'GroupDescription', value: resource.properties.GroupDescription };
      }),
      ...app.read(groupRules).map((rule) => {
        return { resource: rule.resource, at: placeIn(rule, 'Description'), value: rule.properties.Description };
      }),
    ];
    return described.flatMap(({ resource, at, value }) => {
      const text = textOf(value);
      if (text === undefined) return [];
      const refused = refusedCharacters(text);
      const characters = {
        resource,
        at,
        says: `'${visible(text)}' has ${quoted(refused.map(visible))}, which EC2 refuses in a description`,
        fix: `use ${EC2_CHARACTERS}`,
      };
      const length = {
        resource,
        at,
        says: `the description has ${text.length} characters, and EC2 takes ${longest}`,
        fix: 'shorten it',
      };
      return [...(refused.length > 0 ? [characters] : []), ...(text.length > longest ? [length] : [])];
    });
  },
};
