/**
 * Pages: HTML routes in both languages, forms that keep what was typed, published bytes. It knows no feature; what
 * stands around a page's content (menus, brand) is the caller's page model.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Actor } from '../actor/index.ts';
import { type AppError, isAppError } from '../errors/index.ts';
import { asAppError, type Describe } from '../http/errors.ts';
import { type FormBody, readForm } from '../http/forms.ts';
import { limited, type RouteLimit } from '../http/limits/index.ts';
import type { Policy } from '../http/policy.ts';
import type { Basis, PublishedCache, Rendered } from '../http/published.ts';
import type { Translate, Translator } from '../i18n/index.ts';
import { type Language, languages } from '../language/index.ts';
import {
  type FieldModel,
  type FormError,
  type FormModel,
  type PageModel,
  type Views,
  withInput,
} from '../views/index.ts';

export { idOf } from './address.ts';
export { fact, say } from './say.ts';
export { submitWithFile } from './with-file.ts';

export interface PageContext {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly language: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Words with Latin digits; `words('arab')` for an edition that writes ٤٠. */
  readonly t: Translate;
  words(digits: 'latn' | 'arab'): Translate;
  /** The same request told in a language: for a document whose address names its own. */
  speaking(language: Language): PageContext;
  /** A path of this site in the page's language: `/forums` → `/ar/forums`. */
  href(path: string): string;
  /** This very page in the other language. */
  readonly languageHref: string;
}

export interface Page {
  readonly template: string;
  readonly page: PageModel;
  readonly digits?: 'latn' | 'arab';
  /** Default 200. */
  readonly status?: number;
  /** Further headers; they take the place of what every page carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the template reads besides. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Redirect {
  readonly redirect: string;
}

export type PageAnswer = Page | Redirect | Rendered;

export interface PageRoute {
  readonly method?: 'GET' | 'POST';
  /** Below the language: `/forums/:series`. */
  readonly path: string;
  readonly policy: Policy;
  /** Most requests of one address in a time. */
  readonly limit?: RouteLimit;
  readonly handle: (context: PageContext) => Promise<PageAnswer>;
}

export interface PublishedRoute {
  readonly path: string;
  readonly policy: Policy;
  /** Default true: `/ar/…` and `/en/…`. False: the path as it is, for files that know no language. */
  readonly localised?: boolean;
  /** Throws 404 when the reader may not know of it. */
  readonly depends: (context: PageContext) => Promise<Basis> | Basis;
  readonly handle: (context: PageContext) => Promise<Page | Rendered>;
}

export interface FormSubmission<T extends TSchema> {
  readonly schema: T;
  readonly form: FormModel;
  /** Statuses that are shown on the form besides 409, 412, 413 and 422. */
  readonly refusals?: readonly number[];
  /** The page that shows the form again, with what was typed. */
  readonly page: (form: FormModel) => Page;
  /** Does it; returns where to go. `version` is the hidden field of that name, null without one. */
  readonly work: (input: Static<T>, version: number | null) => Promise<string>;
}

export interface Pages {
  route(route: PageRoute): void;
  published(route: PublishedRoute): void;
  /** Reads, does, redirects; or answers the form at 422 with its errors. */
  submit<T extends TSchema>(context: PageContext, submission: FormSubmission<T>): Promise<PageAnswer>;
}

const fieldsOf = (form: FormModel): readonly FieldModel[] => [
  ...(form.fields ?? []),
  ...(form.groups ?? []).flatMap((group) => group.fields),
];

/** Names of the boxes of a form: a box that is not ticked sends nothing, so its absence is an answer. */
function boxesOf(form: FormModel): string[] {
  return fieldsOf(form).flatMap((field) => {
    const many = field.kind === 'select' && field.multiple === true;
    const box = field.kind === 'checkbox' || field.kind === 'switch' || field.kind === 'checkboxes';
    return many || box ? [field.name] : [];
  });
}

const otherLanguagePath = (url: string, language: Language): string =>
  language === 'ar' ? url.replace(/^\/ar(?=\/|$|\?)/, '/en') : url.replace(/^\/en(?=\/|$|\?)/, '/ar');

const isRendered = (answer: PageAnswer): answer is Rendered => 'body' in answer;

export function createPages(deps: {
  app: FastifyInstance;
  views: Views;
  translator: Translator;
  cache: PublishedCache;
  describe: Describe;
}): Pages {
  const { app, views, translator, cache, describe } = deps;

  const contextOf = (
    request: FastifyRequest,
    reply: FastifyReply,
    language: Language = request.language,
  ): PageContext => {
    return {
      request,
      reply,
      actor: request.actor,
      language,
      params: request.params as Record<string, string>,
      query: request.query as PageContext['query'],
      t: translator.t(language),
      words: (digits) => translator.t(language, { digits }),
      speaking: (other) => contextOf(request, reply, other),
      href: (path) => `/${language}${path}`,
      languageHref: otherLanguagePath(request.url, language),
    };
  };

  const html = (context: PageContext, page: Page): string =>
    views.render(page.template, {
      language: context.language,
      page: { languageHref: context.languageHref, ...page.page },
      ...(page.digits === undefined ? {} : { digits: page.digits }),
      ...page.data,
    });

  const renderedOf = (context: PageContext, answer: Page | Rendered): Rendered =>
    isRendered(answer)
      ? answer
      : {
          type: 'text/html; charset=utf-8',
          body: html(context, answer),
          ...(answer.headers === undefined ? {} : { headers: answer.headers }),
        };

  const send = (context: PageContext, answer: PageAnswer): FastifyReply => {
    const { reply } = context;
    if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
    const { type, body, headers = {} } = renderedOf(context, answer);
    // Whoever has an answer that names its version gets nothing but word that it stands.
    const known = headers.etag === undefined ? undefined : context.request.headers['if-none-match'];
    if (known?.split(',').some((one) => one.trim().replace(/^W\//, '') === headers.etag)) {
      return reply.code(304).headers(headers).send();
    }
    return reply
      .code('status' in answer ? (answer.status ?? 200) : 200)
      .headers({ 'cache-control': 'private, no-store', ...headers })
      .type(type)
      .send(body);
  };

  const paths = (path: string): string[] => languages.map((language) => `/${language}${path}`);

  return {
    route({ method = 'GET', path, policy, limit, handle }) {
      for (const url of paths(path)) {
        app.route({
          method,
          url,
          config: { policy, ...limited(limit) },
          schema: { hide: true } as never,
          handler: async (request, reply) => {
            const context = contextOf(request, reply);
            return send(context, await handle(context));
          },
        });
      }
    },

    published({ path, policy, localised = true, depends, handle }) {
      for (const url of localised ? paths(path) : [path]) {
        app.route({
          method: 'GET',
          url,
          config: { policy },
          schema: { hide: true } as never,
          handler: async (request, reply) => {
            const context = contextOf(request, reply);
            const basis = await depends(context);
            // Pages name whoever is signed in; bytes of the anonymous reader are everybody's.
            if (request.actor.kind !== 'anonymous') return send(context, await handle(context));
            // The address of a page names its language; that of a file without one does not.
            const key = localised ? request.url : `${request.language} ${request.url}`;
            const bytes = await cache.get(key, basis, async () => renderedOf(context, await handle(context)));
            return cache.send(request, reply, bytes);
          },
        });
      }
    },

    async submit(context, { schema, form, page, work, refusals = [] }) {
      const body = (context.request.body ?? {}) as FormBody;
      const again = (status: number, errors: readonly FormError[]): Page => ({
        ...page(withInput(form, body, errors)),
        status,
      });
      const described = (error: Pick<AppError, 'errors' | 'code' | 'params'>): FormError[] => {
        if (error.errors.length === 0) {
          return [{ field: '', message: describe(context.language, error.code, error.params) }];
        }
        return error.errors.map(({ field, code, params }) => ({
          field,
          message: describe(context.language, code, { field: labelOf(form, field), ...(params ?? {}) }),
        }));
      };
      const read = readForm(schema, body, boxesOf(form));
      if (!read.ok) return again(422, described({ code: 'invalid', params: {}, errors: read.errors }));
      const version = /^\d{1,9}$/.test(String(body.version ?? '')) ? Number(body.version) : null;
      // A form of something that exists says which version it shows; without one it could overwrite anybody's change.
      if (
        version === null &&
        fieldsOf(form).some(({ name, kind }) => name === 'version' && kind === 'hidden')
      ) {
        return again(412, described({ code: 'stale', params: {}, errors: [] }));
      }
      try {
        return { redirect: await work(read.input, version) };
      } catch (thrown) {
        const error = isAppError(thrown) ? thrown : asAppError(thrown as Error);
        if (![409, 412, 413, 422, ...refusals].includes(error.status)) throw thrown;
        return again(error.status, described(error));
      }
    },
  };
}

/** The label of the field that an error names, so that its message can quote it. */
function labelOf(form: FormModel, field: string): string {
  const fields = [...(form.fields ?? []), ...(form.groups ?? []).flatMap((group) => group.fields)];
  const own =
    fields.find(({ name }) => name === field) ?? fields.find(({ name }) => field.startsWith(`${name}.`));
  return own?.label ?? field;
}
