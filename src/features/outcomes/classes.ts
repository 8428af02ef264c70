import { decidingClasses } from './classes/deciding.ts';
import { followUpClasses } from './classes/follow-up.ts';
import { signingClasses } from './classes/signing.ts';
import { textsClasses } from './classes/texts.ts';

/** Classes of the outcomes' columns: texts that tell of states and bodies. Who took a step is told within. */
export const outcomesClasses = [...textsClasses, ...decidingClasses, ...signingClasses, ...followUpClasses];
