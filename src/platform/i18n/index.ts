/**
 * Words of the interface: message catalogues of the features, and the translator that says them in a language with
 * the right plural form and digits. It holds no rule of any feature.
 */
export type { MessageCatalogue, MessageKey, Messages } from './catalogue.ts';
export { checkMessages, type MessageFault } from './check-messages.ts';
export { commonMessages } from './common.ts';
export {
  createTranslator,
  inNamespace,
  type MessageParams,
  type MissingMessage,
  type Translate,
  type Translator,
  type TranslatorOptions,
} from './translator.ts';
