import type { ProofIssue, Sentences } from './issue';

export const proofSentences: Sentences<ProofIssue> = {
  'proof-failed': (issue) =>
    `the plan does not prove: ${issue.answer}${issue.requirement === null ? '' : ` for ${issue.requirement}`}${
      issue.rule === null ? '' : ` at '${issue.rule}'`
    }, for example ${issue.witness}; this is a fault of portolan, nothing was deployed: please report it with the profile`,
};
