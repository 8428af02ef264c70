import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  checkMessages,
  commonMessages,
  type MessageCatalogue,
  type Messages,
} from '../../../src/platform/i18n/index.ts';
import { catalogues } from '../../../src/words.ts';

const source = new URL('../../../src/', import.meta.url);

/** Every folder of the source that has words of its own, by the name of its namespace. */
const foldersWithWords = ['features/', 'platform/'].flatMap((group) => {
  const folder = new URL(group, source);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      namespace: entry.name === 'i18n' ? 'common' : entry.name,
      at: new URL(`${entry.name}/`, folder),
    }))
    .filter(({ at }) => ['ar', 'en'].some((language) => existsSync(new URL(`messages.${language}.ts`, at))));
});

const wordsIn = async (folder: URL, language: 'ar' | 'en'): Promise<Messages> => {
  const file = new URL(`messages.${language}.ts`, folder);
  if (!existsSync(file)) return {};
  const module = (await import(pathToFileURL(file.pathname).href)) as Record<string, Messages>;
  return module[language === 'ar' ? 'messagesAr' : 'messagesEn'] ?? {};
};

describe('the words of every feature', () => {
  it.each(foldersWithWords)(
    '$namespace: complete, in all plural forms, with the same placeholders',
    async (folder) => {
      const catalogue: MessageCatalogue = {
        namespace: folder.namespace,
        ar: await wordsIn(folder.at, 'ar'),
        en: await wordsIn(folder.at, 'en'),
      };

      expect(checkMessages([catalogue])).toEqual([]);
    },
  );

  it('are there in both languages, in every part of a feature too', () => {
    const faults = checkMessages(catalogues).filter(({ fault }) => fault === 'missing key');

    // A plural written as an object of forms shows itself here: English has not the six of Arabic.
    expect(faults).toEqual([]);
  });

  it('include those that all features share', () => {
    expect(foldersWithWords.map(({ namespace }) => namespace)).toContain(commonMessages.namespace);
  });
});

const checked = (ar: Messages, en: Messages) => checkMessages([{ namespace: 'x', ar, en }]);

describe('the check of messages', () => {
  it('accepts a catalogue that is right, an oblique set without a twin included', () => {
    const six = (base: string) =>
      Object.fromEntries(
        ['zero', 'one', 'two', 'few', 'many', 'other'].map((category) => [
          `${base}_${category}`,
          '{{count}} جلسة',
        ]),
      );

    expect(
      checked(
        { title: 'العنوان', deep: { hello: 'مرحبًا، {{name}}' }, ...six('session'), ...six('session_obl') },
        {
          title: 'Title',
          deep: { hello: 'Hello, {{name}}' },
          session_one: '{{count}}',
          session_other: '{{count}}',
        },
      ),
    ).toEqual([]);
  });

  it('lets every page name each language in that language', () => {
    expect(checked({ link: 'English' }, { link: 'العربية' })).toEqual([]);
  });

  it.each([
    ['a key that a language lacks', { a: { b: 'نص' } }, {}, [['a.b', 'missing key', 'en']]],
    [
      'an oblique that Arabic lacks',
      {},
      { x_obl_one: 'x', x_obl_other: 'x' },
      [['x_obl', 'missing key', 'ar']],
    ],
    [
      'plural forms that are missing',
      { x_zero: 'أ', x_one: 'أ', x_two: 'أ', x_other: 'أ' },
      { x_one: 'a' },
      [
        ['x', 'missing plural form', 'ar: few'],
        ['x', 'missing plural form', 'ar: many'],
        ['x', 'missing plural form', 'en: other'],
      ],
    ],
    [
      'placeholders that differ',
      { a: '{{field}} {{max}}' },
      { a: '{{field}}' },
      [['a', 'placeholders differ', 'ar: {{field}} {{max}}; en: {{field}}']],
    ],
    ['an empty text', { a: ' ' }, { a: 'a' }, [['a', 'empty', 'ar']]],
    ['a Latin comma in Arabic', { a: 'أ, ب' }, { a: 'a' }, [['a', 'unexpected character', 'ar: أ, ب']]],
    [
      'a figure in Arabic',
      { a: 'بعد 5 أيام' },
      { a: 'a' },
      [['a', 'unexpected character', 'ar: بعد 5 أيام']],
    ],
    ['Arabic in English', { a: 'أ' }, { a: 'أ' }, [['a', 'unexpected character', 'en: أ']]],
    ['an invisible mark', { a: 'أ' }, { a: 'a\u200f' }, [['a', 'unexpected character', 'en: a\u200f']]],
  ] as [string, Messages, Messages, string[][]][])('reports %s', (_what, ar, en, faults) => {
    expect(checked(ar, en)).toEqual(
      faults.map(([key, fault, detail]) => ({ namespace: 'x', key, fault, detail })),
    );
  });
});
