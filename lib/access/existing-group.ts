import type { Issue } from '../diagnostics';

/** What cannot be said beside a security group that stands already; `words` are the props of a rim that make one. */
export function notOfExisting(props: Readonly<Record<string, unknown>>, words: readonly string[]): readonly Issue[] {
  const { groups = 1 } = props;
  const said = words.filter((word) => props[word] !== undefined);
  return [...said, ...(groups === 1 ? [] : ['groups'])].map((at): Issue => ({ code: 'not-of-existing-group', at }));
}

/** What a reader of the report should know of the group that the rules join; `isRead` where its own rules are seen. */
export function existingGroupNotes(name: string, isRead: boolean): readonly string[] {
  return [
    `the rules stand in ${name}, a group that stands already: nothing else of it is changed, and what else it opens is no part of this proof`,
    ...(isRead
      ? []
      : [
          `what ${name} holds already cannot be read here: it may open more than this report says, and where it has one of these rules EC2 refuses the second`,
        ]),
  ];
}
