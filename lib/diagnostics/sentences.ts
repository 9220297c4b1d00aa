import { auditSentences } from './audit';
import { commandSentences } from './command';
import { entrySentences } from './entry';
import type { Issue, IssueCode, Sentences } from './issue';
import { overlaySentences } from './overlay';
import { policySentences } from './policy';
import { profileSentences } from './profile';
import { profileFileSentences } from './profile-file';
import { proofSentences } from './proof';
import { requestSentences } from './request';
import { rimSentences } from './rim';
import { targetSentences } from './target';
import { testingSentences } from './testing';

/** What is said of each code. */
export const SENTENCES: Sentences<Issue> = {
  ...profileSentences,
  ...overlaySentences,
  ...policySentences,
  ...entrySentences,
  ...targetSentences,
  ...proofSentences,
  ...rimSentences,
  ...requestSentences,
  ...auditSentences,
  ...commandSentences,
  ...profileFileSentences,
  ...testingSentences,
};

/** Every code that an issue can bear. */
export const ISSUE_CODES = Object.keys(SENTENCES).sort() as readonly IssueCode[];
