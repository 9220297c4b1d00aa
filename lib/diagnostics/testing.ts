import type { Sentences, TestingIssue } from './issue';

export const testingSentences: Sentences<TestingIssue> = {
  'product-lint': (issue) => `${issue.actual}; expected: ${issue.expected} (${issue.lint})`,
};
