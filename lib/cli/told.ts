import { type Issue, sentence, visible } from '../diagnostics';
import { COMMAND_WORDS } from '../diagnostics/command';

/** An issue in the words of the command line. */
export function toldOf(issue: Issue): string {
  const speak = COMMAND_WORDS[issue.code] as ((issue: Issue) => string) | undefined;
  // A profile file has the words of a program's arguments.
  return speak === undefined || isInProfileFile(issue) ? sentence(issue) : visible(`${issue.at}: ${speak(issue)}`);
}

/** Whether an issue is told at a place of a profile file, and so in the words of one. */
function isInProfileFile({ at }: Issue): boolean {
  return /:\d+ entries\b/.test(at);
}
