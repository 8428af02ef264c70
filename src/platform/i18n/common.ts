import type { MessageCatalogue } from './catalogue.ts';
import { messagesAr } from './messages.ar.ts';
import { messagesEn } from './messages.en.ts';

/** The words that all features share, namespace `common`. */
export const commonMessages = {
  namespace: 'common',
  ar: messagesAr,
  en: messagesEn,
} as const satisfies MessageCatalogue;
