import type { Issue } from './issue';
import { visible } from './words';

/** What is wrong, in the user's words: what was passed, what is allowed, the change to make. */
export function sentence(issue: Issue): string {
  // Loaded with the first sentence: where nothing is wrong none is spoken.
  const { SENTENCES } = require('./sentences') as typeof import('./sentences');
  const speak = SENTENCES[issue.code] as (issue: Issue) => string;
  return visible(`${issue.at}: ${speak(issue)}`);
}
