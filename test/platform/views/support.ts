import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import { createAssets, createViews, type Language, type Views } from '../../../src/platform/views/index.ts';
import { messagesAr } from '../../../src/platform/views/messages.ar.ts';
import { messagesEn } from '../../../src/platform/views/messages.en.ts';

const templates = fileURLToPath(new URL('../../../templates', import.meta.url));

/** The folder of the templates. */
export const TEMPLATES = templates;

const words = i18next.createInstance();
await words.init({
  lng: 'ar',
  ns: ['views'],
  resources: { ar: { views: messagesAr }, en: { views: messagesEn } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** The real assets with an empty script in the bundle's place. */
export const assets = createAssets({
  root: `${templates}/assets`,
  scripts: fileURLToPath(new URL('./fixtures/scripts', import.meta.url)),
});

/** A translator that fails on a missing word. */
export function translate(language: Language) {
  const t = words.getFixedT(language, 'views');
  return (key: string, params: Readonly<Record<string, unknown>> = {}) => {
    if (!words.exists(key, { ...params, lng: language })) throw new Error(`No ${language} word for ${key}`);
    return String(t(key, { ...params }));
  };
}

/** The renderer with the real templates. */
export function testViews(): Views {
  return createViews({ root: templates, production: true, translate, assets });
}
