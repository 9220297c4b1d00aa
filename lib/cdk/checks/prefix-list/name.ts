import { visible } from '../../../diagnostics/words';
import { reservedFront } from '../../../targets/aws-prefix-list/limits';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { textOf } from '../values';

const LONGEST = 255;

export const name: Check<'prefix-list-name'> = {
  id: 'prefix-list-name',
  severity: 'error',
  rule: "a prefix list's name has no more than 255 characters, and none that AWS keeps for its own lists in front",
  source: SOURCES.createPrefixList,
  find(app) {
    return app.resources('AWS::EC2::PrefixList').flatMap((resource) => {
      const text = textOf(resource.properties.PrefixListName);
      if (text === undefined) return [];
      const at = 'PrefixListName';
      const front = reservedFront(text);
      const reserved = {
        resource,
        at,
        says: `'${visible(text)}' begins with '${front}', which AWS keeps for its own lists`,
        fix: 'choose another name',
      };
      const long = {
        resource,
        at,
        says: `the name has ${text.length} characters, and EC2 takes ${LONGEST}`,
        fix: 'shorten it',
      };
      return [...(front === undefined ? [] : [reserved]), ...(text.length > LONGEST ? [long] : [])];
    });
  },
};
