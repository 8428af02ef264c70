import type { MessageCatalogue } from '../i18n/index.ts';
import { messagesAr } from './messages.ar.ts';
import { messagesEn } from './messages.en.ts';

/** The words of layouts and components, namespace `views`. */
export const viewsMessages = {
  namespace: 'views',
  ar: messagesAr,
  en: messagesEn,
} as const satisfies MessageCatalogue;
