import { type Issue, sentence, visible } from '../diagnostics';
import { COMMAND_WORDS } from '../diagnostics/command';

/** An issue in the words of the command line. */
export function toldOf(issue: Issue): string {
  const speak = COMMAND_WORDS[issue.code] as ((issue: Issue) => string) | undefined;
  return speak === undefined ? sentence(issue) : visible(`${issue.at}: ${speak(issue)}`);
}
