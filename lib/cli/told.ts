import { type Issue, sentence, visible } from '../diagnostics';
import { COMMAND_WORDS } from '../diagnostics/command';
import { isInProfileFile } from './profile-file/take';

/** An issue in the words of the command line. */
export function toldOf(issue: Issue): string {
  const speak = COMMAND_WORDS[issue.code] as ((issue: Issue) => string) | undefined;
  // A profile file has the words of a program's arguments.
  return speak === undefined || isInProfileFile(issue) ? sentence(issue) : visible(`${issue.at}: ${speak(issue)}`);
}
