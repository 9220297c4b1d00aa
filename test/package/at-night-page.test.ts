import { describeCommands } from './commands';

describeCommands('docs/at-night.md', 2);
