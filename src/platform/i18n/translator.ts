import { createInstance } from 'i18next';
import { type Digits, formatNumber, type Language, languages } from '../language/index.ts';
import type { MessageCatalogue, MessageKey, Messages } from './catalogue.ts';

/**
 * Parameters of a message. Numbers are quantities: they get the digits of the settings and separated thousands, so
 * years, codes and numbers of documents are given as strings. `count` also chooses the plural form.
 */
export interface MessageParams {
  readonly count?: number;
  readonly [name: string]: string | number | undefined;
}

/** Says a message in one language. Nothing is escaped: the view escapes what it writes. */
export type Translate<Key extends string = string> = (key: Key, params?: MessageParams) => string;

/** A key that no catalogue knows, or a message whose parameter was not given. */
export interface MissingMessage {
  readonly language: Language;
  readonly key: string;
  /** The parameter that is missing; absent when the key itself is. */
  readonly parameter?: string;
}

/** How a translator is set up. */
export interface TranslatorOptions {
  /**
   * What happens to a missing key or parameter: `throw` (default, for tests and development), or a function that
   * logs it; the page then shows the key, or the parameter in its braces.
   */
  readonly onMissing?: 'throw' | ((missing: MissingMessage) => void);
}

/** Translators of all catalogues, by language. */
export interface Translator {
  /** @param options.digits digits of numbers in Arabic, the edition's setting; default `latn` */
  t(language: Language, options?: { readonly digits?: Digits }): Translate;
}

// A value no message can hold, since entry and message files refuse control characters.
const missingMark = '\u0000';

const noParams: MessageParams = {};

/**
 * Loads the catalogues of all features, once per process; nothing is read later. A key that ends in `_obl` (the
 * oblique case) falls back to the plain key in languages that have no cases.
 *
 * @example createTranslator([common, series]).t('ar')('common:count.session', { count: 3 }) // '3 جلسات'
 */
export function createTranslator(
  catalogues: readonly MessageCatalogue[],
  { onMissing = 'throw' }: TranslatorOptions = {},
): Translator {
  const namespaces = catalogues.map(({ namespace }) => namespace);
  const twice = namespaces.find((namespace, index) => namespaces.indexOf(namespace) !== index);
  if (twice !== undefined) throw new Error(`two message catalogues are called "${twice}"`);

  const report = (missing: MissingMessage): void => {
    if (onMissing !== 'throw') {
      onMissing(missing);
      return;
    }
    const what = missing.parameter === undefined ? 'message' : `parameter "${missing.parameter}" of message`;
    throw new Error(`missing ${what} "${missing.key}" in ${missing.language}`);
  };

  const i18next = createInstance({
    initAsync: false,
    lng: languages[0],
    supportedLngs: [...languages],
    fallbackLng: false,
    ns: namespaces,
    defaultNS: false,
    resources: Object.fromEntries(
      languages.map((language) => [
        language,
        Object.fromEntries(catalogues.map((catalogue) => [catalogue.namespace, catalogue[language]])),
      ]),
    ),
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: () => missingMark,
    returnedObjectHandler: () => missingMark,
  });
  void i18next.init();

  // Most messages have no parameters and a page says hundreds of them: i18next takes 5 µs for each, this 0.1.
  const plain = new Map(languages.map((language) => [language, new Map<string, string>()]));

  const t: Translator['t'] = (language, { digits = 'latn' } = {}) => {
    const settings = { language, digits };
    const known = plain.get(language);
    return (key, params = noParams) => {
      const remembered = params === noParams ? known?.get(key) : undefined;
      if (remembered !== undefined) return remembered;
      let whole = true;
      const shown = Object.entries(params)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value, settings) : value]);
      const text = i18next.t(key.endsWith('_obl') ? [key, key.slice(0, -'_obl'.length)] : key, {
        lng: language,
        // `replace` and no nesting: a parameter can neither be an option of i18next nor name another message.
        replace: Object.fromEntries(shown),
        nest: false,
        missingInterpolationHandler: (_text: string, [braces, parameter = '']: RegExpExecArray) => {
          whole = false;
          report({ language, key, parameter });
          return braces;
        },
        ...(params.count === undefined ? {} : { count: params.count }),
      });
      if (text === missingMark) {
        report({ language, key });
        return key;
      }
      if (params === noParams && whole) known?.set(key, text);
      return text;
    };
  };
  return { t };
}

/** A feature's own translate: its keys without the namespace, checked by the compiler against its Arabic messages. */
export function inNamespace<M extends Messages>(
  translate: Translate,
  namespace: string,
): Translate<MessageKey<M>> {
  return (key, params) => translate(`${namespace}:${key}`, params);
}
