import type { FastifyRequest } from 'fastify';
import type { AppError } from '../errors/index.ts';
import type { Describe } from '../http/errors.ts';
import type { MessageCatalogue, Translator } from '../i18n/index.ts';
import { duration, isolateLtr } from '../language/index.ts';
import type { Views } from '../views/index.ts';

type Params = Readonly<Record<string, string | number>>;

/** A wait in words, in whole minutes, as it stands after «بعد». */
const waitOf = (seconds: number, language: 'ar' | 'en'): string =>
  duration(Math.max(1, Math.ceil(seconds / 60)), { language, digits: 'latn' }, 'obl');

/** Parameters in the language: where a thing's name has one in each (`room.ar`, `room.en`), `room` is the language's. */
const paramsIn = (language: 'ar' | 'en', params: Params): Params => ({
  ...params,
  ...(typeof params.seconds === 'number' ? { wait: waitOf(params.seconds, language) } : {}),
  ...Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      name.endsWith(`.${language}`) ? [[name.slice(0, -3), value]] : [],
    ),
  ),
});

/** The code of a sharper sentence, where the contract says what kind of value was asked for: `format-wrong-email`. */
const sharper = (code: string, { format, type }: Params): string | undefined => {
  if (code === 'format-wrong' && typeof format === 'string') return `${code}-${format}`;
  if (code === 'type-wrong' && (type === 'integer' || type === 'number')) return `${code}-number`;
  return undefined;
};

/** How a value of a kind is written. */
const examples: Readonly<Record<string, string>> = { email: 'name@example.org', date: '2026-11-22' };

/** Words for errors: each catalogue may hold some under `errors`, by code. */
export function createDescribe(catalogues: readonly MessageCatalogue[], translator: Translator): Describe {
  const keys = new Map<string, string>();
  for (const { namespace, ar } of catalogues) {
    const { errors } = ar;
    if (typeof errors !== 'object') continue;
    for (const code of Object.keys(errors)) {
      const base = code.replace(/_(zero|one|two|few|many|other)$/, '');
      keys.set(base, `${namespace}:errors.${base}`);
    }
  }
  return (language, code, params = {}) => {
    const key = keys.get(sharper(code, params) ?? code) ?? keys.get(code) ?? keys.get('invalid') ?? code;
    const example = examples[String(params.format)] ?? '';
    return translator.t(language)(key, {
      field: '',
      allowed: '',
      example: language === 'ar' ? isolateLtr(example) : example,
      ...paramsIn(language, params),
    });
  };
}

/** Refusals that a second factor mends: it is shown there, or enrolled, and then one goes on. */
const mendedByFactor = new Set(['second-factor-needed', 'fresh-proof-needed']);

/**
 * A failure as a page: what happened, what to do, the reference. Whoever is not signed in is asked to, and so is, for
 * the second factor, who has not shown it.
 */
export const errorPage =
  ({
    views,
    translator,
    describe,
    wayBack,
  }: {
    views: Views;
    translator: Translator;
    describe: Describe;
    /** Somewhere nearer than the start, for the address that failed. */
    wayBack?: (request: FastifyRequest) => { readonly label: string; readonly href: string } | undefined;
  }) =>
  (request: FastifyRequest, error: AppError): { readonly html: string } | { readonly redirect: string } => {
    const { language } = request;
    const t = translator.t(language);
    if (error.status === 401 && request.method === 'GET') {
      return { redirect: `/${language}/sign-in?next=${encodeURIComponent(request.url)}` };
    }
    const proof = `/${language}/account/second-factor`;
    const mended = mendedByFactor.has(error.code);
    if (mended && request.method === 'GET') {
      return { redirect: `${proof}?next=${encodeURIComponent(request.url)}` };
    }
    const title = describe(language, error.code, error.params);
    return {
      html: views.render('errors/error', {
        language,
        page: {
          title,
          private: true,
          brand: { name: t('series:product'), href: `/${language}/` },
          languageHref: request.url.replace(/^\/(ar|en)(?=\/|$|\?)/, language === 'ar' ? '/en' : '/ar'),
        },
        failure: {
          lines: error.errors.map(({ field, code, params }) =>
            describe(language, code, { field, ...params }),
          ),
          reference: error.status >= 500 ? request.id : undefined,
          actions: [
            ...(error.status === 429 && request.method === 'GET'
              ? [{ label: t('common:actions.retry'), href: request.url }]
              : []),
            ...(mended ? [{ label: t('accounts-second-factors:go-to-proof'), href: proof }] : []),
            ...[wayBack?.(request) ?? []].flat(),
            { label: t('series:all-forums'), href: `/${language}/` },
          ],
        },
      }),
    };
  };
