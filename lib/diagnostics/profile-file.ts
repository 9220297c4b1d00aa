import type { Sentences } from './issue';
import type { ProfileFileIssue } from './profile-file-issue';
import { meantOrAllowed } from './words';

export const profileFileSentences: Sentences<ProfileFileIssue> = {
  'profile-file-property': (issue) =>
    `'${issue.given}' says nothing here${meantOrAllowed(issue.given, issue.allowed, 'properties')}`,
  'profile-file-shape': (issue) => `got ${issue.given}, expected ${issue.expected}`,
  'entries-alike': (issue) =>
    `what is opened for this would be called ${issue.given}, as is that of ${issue.other}; give one of them another name (name: ${issue.given}_2)`,
  'entry-exists': (issue) =>
    `'${issue.file}' has an entry ${issue.given} already, which is left as it is; name another with --entry NAME`,
  'file-exists': (issue) =>
    `'${issue.given}' is there already, and is left as it is; write another with --file FILE, or over it with --force`,
  'unwritable-file': (issue) =>
    `'${issue.given}' cannot be written (${issue.why}); pass a file in a folder that is there and that is yours`,
};
