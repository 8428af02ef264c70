import type { Messages } from './catalogue.ts';
import { countsEn } from './words/counts.en.ts';

/** Words that all features share, in English: namespace `common`. */
export const messagesEn = { count: countsEn } as const satisfies Messages;
