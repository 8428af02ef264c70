/**
 * The view layer: templates in, pages out. Pure; it knows neither the server nor any feature. Pages hand
 * over a view model and get a string; words come through the translator, files through the asset manifest.
 */
import { Eta } from 'eta';
import type { Translate } from '../i18n/index.ts';
import {
  type Digits,
  digitsOf,
  directionOf,
  formatNumber,
  type Language,
  otherLanguage,
} from '../language/index.ts';
import type { Assets } from './assets.ts';
import { attributes, classes, escapeHtml, fieldId, initialOf, safeHref } from './helpers.ts';
import type { IconName, ViewData } from './models.ts';

export { ASSET_CACHE_CONTROL, type Asset, type Assets, createAssets } from './assets.ts';
export { withInput } from './form-input.ts';
export { escapeHtml, fieldId, safeHref } from './helpers.ts';
export { viewsMessages } from './messages.ts';
export type * from './models.ts';
export { pagesModel } from './paging.ts';
export { queryHref } from './query.ts';

/** Renders templates. */
export interface Views {
  /** `template` is a path below the root without extension, e.g. `programme/agenda`. */
  readonly render: (template: string, data: ViewData) => string;
  /** A piece without layout, e.g. for a partial answer: `renderPart('components/workbench', data, model)`. */
  readonly renderPart: (template: string, data: ViewData, model?: object) => string;
}

/**
 * Names every template may use without `it.`. They travel under one key, `h`, so that a model's own `icon`
 * or `language` cannot hide them.
 */
const HEADER = `
const {
  language, direction, otherLanguage, digits, csrf, t, icon, component, asset,
  attributes, classes, escapeHtml, fieldId, number, initialOf, safeHref,
} = it.h;
`;

/** Makes the renderer. In production templates are compiled once; otherwise they are read anew each time. */
export function createViews(options: {
  /** The folder `templates/`. */
  readonly root: string;
  readonly production: boolean;
  /** A translator's `t`. */
  readonly translate: (language: Language, settings: { readonly digits: Digits }) => Translate;
  readonly assets: Assets;
}): Views {
  const eta = new Eta({
    views: options.root,
    cache: options.production,
    cacheFilepaths: options.production,
    debug: !options.production,
    autoTrim: [false, 'nl'],
    functionHeader: HEADER,
    escapeFunction: escapeHtml,
  });

  if (options.production) {
    // Eta looks a path up anew on every call; all names here are absolute, so the answer never changes.
    const paths = new Map<string, string>();
    const resolve = eta.resolvePath;
    eta.resolvePath = (template, more) => {
      const known = paths.get(template);
      if (known !== undefined) return known;
      const path = resolve.call(eta, template, more);
      if (template.startsWith('/')) paths.set(template, path);
      return path;
    };
  }

  const shared = (data: ViewData) => {
    const { language } = data;
    const digits = digitsOf({ language, digits: data.digits ?? 'latn' });
    const base = {
      language,
      direction: directionOf(language),
      otherLanguage: otherLanguage(language),
      digits,
      csrf: data.csrf,
      t: options.translate(language, { digits }),
      asset: options.assets.url,
      attributes,
      classes,
      escapeHtml,
      fieldId,
      initialOf,
      safeHref,
      number: (value: string | number) =>
        typeof value === 'number' ? formatNumber(value, { language, digits }) : value,
      icon: (name: IconName, more: { readonly class?: string; readonly directed?: boolean } = {}) => {
        const names = classes('icon', more.directed === true && 'icon-dir', more.class);
        return `<svg class="${names}" aria-hidden="true"><use href="${options.assets.url('icons.svg')}#${name}"/></svg>`;
      },
    };
    // A component sees its own model and the shared names, never the page's: no optional field can leak in.
    const component = (name: string, model: object = {}): string =>
      eta.render(`/components/${name}`, { ...model, h }).trimEnd();
    const h = { ...base, component };
    return { h, t: base.t, direction: base.direction };
  };

  return {
    render: (template, data) => eta.render(`/${template}`, { ...data, ...shared(data) }),
    renderPart: (template, data, model = {}) => eta.render(`/${template}`, { ...shared(data), ...model }),
  };
}
