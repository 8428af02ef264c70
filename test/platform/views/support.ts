import { fileURLToPath } from 'node:url';
import { commonMessages, createTranslator } from '../../../src/platform/i18n/index.ts';
import { createAssets, createViews, type Views, viewsMessages } from '../../../src/platform/views/index.ts';

/** The folder of the templates. */
export const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url));

/** The real assets with an empty script in the bundle's place. */
export const assets = createAssets({
  root: `${TEMPLATES}/assets`,
  scripts: fileURLToPath(new URL('./fixtures/scripts', import.meta.url)),
});

/** A translator that throws on a missing word. */
export const translate = createTranslator([commonMessages, viewsMessages]).t;

/** The renderer with the real templates. */
export function testViews(): Views {
  return createViews({ root: TEMPLATES, production: true, translate, assets });
}
