import type { Messages } from './catalogue.ts';
import { countsAr } from './words/counts.ar.ts';

/** Words that all features share, in Arabic: namespace `common`. */
export const messagesAr = { count: countsAr } as const satisfies Messages;
