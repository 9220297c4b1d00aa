import type { CommandIssue, Sentences } from './issue';
import { meantOrAllowed } from './words';

export const commandSentences: Sentences<CommandIssue> = {
  'unknown-product': (issue) =>
    `'${issue.given}' is no product${meantOrAllowed(issue.given, issue.allowed, 'products')}`,
  'malformed-option': (issue) => `'${issue.given}' is not of the form ${issue.form}`,
};
