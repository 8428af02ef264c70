import type { Actor, Grant } from '../../../platform/actor/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { AppError, isAppError } from '../../../platform/errors/index.ts';
import { dayOf, gregorianDate } from '../../../platform/language/index.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import type { FormModel, TableModel } from '../../../platform/views/index.ts';
import type { AccountFrame } from '../account-frame.ts';
import { ownAccount } from '../factors/index.ts';
import { withFreshProof } from '../factors/pages/fresh.ts';
import { moment } from '../moments.ts';
import { endOfDay } from '../rights/pages/ends.ts';
import type { ScopeFacts, Scopes } from '../rights/scopes.ts';
import { lastDay, plainDates } from '../rights/words.ts';
import { ApiTokenForm } from './contract.ts';
import { scopesOf, TOKEN_DAYS } from './rules.ts';
import type { ApiTokensService } from './service.ts';
import type { ApiTokenRow } from './store.ts';
import { type AreaTitle, scopeWords } from './words.ts';

const PATH = '/account/tokens';
const DAY = 86_400_000;

/** Days end in universal time here: a token belongs to no edition's zone. */
const ZONE = null;

export interface ApiTokensPages {
  readonly pages: Pages;
  readonly frame: AccountFrame;
  readonly service: ApiTokensService;
  readonly database: Database;
  readonly clock: Clock;
  readonly scopes: Scopes;
  readonly areas: () => readonly string[];
  readonly areaTitle: AreaTitle;
}

/** Whether a right reaches into an edition. */
const reaches = ({ scopeKind, scopeId }: Grant, edition: ScopeFacts): boolean =>
  scopeKind === 'installation' ||
  (scopeKind === 'series' && scopeId === edition.place.seriesId) ||
  (scopeKind === 'edition' && scopeId === edition.id);

/** Adds the page of one's own tokens for programs: list, make, revoke. */
export function addApiTokensPages(deps: ApiTokensPages): void {
  const { pages, frame, service, database, clock, scopes, areas, areaTitle } = deps;
  frame.addTab({ label: 'accounts-api-tokens:tokens', path: PATH });

  pages.route({
    path: PATH,
    policy: ownAccount,
    handle: async (context) => {
      const { t, href, query } = context;
      const tokens = await service.list(context.actor);
      return frame.page(context, {
        title: t('accounts:account'),
        lede: t('accounts-api-tokens:lede'),
        current: PATH,
        template: 'pages/record',
        data: {
          notices: [
            query.done === 'revoked' && { title: t('accounts-api-tokens:revoked'), tone: 'ok', live: true },
          ],
          tables: [
            {
              title: t('accounts-api-tokens:tokens'),
              table: await tableOf(context, tokens),
              actions: [{ label: t('accounts-api-tokens:make'), href: href(`${PATH}/new`), tone: 'primary' }],
            },
          ],
        },
      });
    },
  });

  async function tableOf(context: PageContext, tokens: readonly ApiTokenRow[]): Promise<TableModel> {
    const { t, language, href } = context;
    const book = await scopes.book(
      database.db,
      tokens.map(({ editionId }) => ({ scopeKind: 'edition', scopeId: editionId })),
    );
    const where = (editionId: string | null): string =>
      editionId === null
        ? t('accounts-api-tokens:everywhere')
        : (book.of({ scopeKind: 'edition', scopeId: editionId })?.words(language, t) ??
          t('accounts-rights:scope.gone'));
    return {
      id: 'api-tokens',
      caption: t('accounts-api-tokens:tokens'),
      columns: [
        { key: 'name', label: t('accounts-api-tokens:name') },
        { key: 'scopes', label: t('accounts-api-tokens:scopes') },
        { key: 'edition', label: t('accounts-api-tokens:edition') },
        { key: 'until', label: t('accounts-api-tokens:until') },
        { key: 'used', label: t('accounts-api-tokens:last-used') },
        { key: 'actions', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: tokens.map((token) => ({
        id: token.id,
        title: token.name,
        sub: t('accounts-api-tokens:begins', { prefix: `\u2066${token.prefix}…\u2069` }),
        cells: {
          scopes: token.scopes.map((scope) => scopeWords(t, language, areaTitle, scope)).join(' · '),
          edition: where(token.editionId),
          until: gregorianDate(lastDay(token.expiresAt, ZONE), plainDates(language, ZONE)),
          used:
            token.lastUsedAt === null
              ? t('accounts-api-tokens:never')
              : { time: moment(context, token.lastUsedAt) },
          actions: {
            actions: [
              {
                label: t('accounts-api-tokens:revoke'),
                action: href(`${PATH}/${token.id}/revocation`),
                tone: 'plain',
                size: 'sm',
                about: token.name,
                confirm: {
                  title: t('accounts-api-tokens:revoke-title', { name: token.name }),
                  text: t('accounts-api-tokens:revoke-text'),
                },
              },
            ],
          },
        },
      })),
      empty: {
        title: t('accounts-api-tokens:none'),
        text: t('accounts-api-tokens:none-text'),
      },
    };
  }

  const editionsOf = async (actor: Actor): Promise<readonly ScopeFacts[]> => {
    const held = actor.kind === 'account' ? actor.grants : [];
    const ofDelegations = await scopes.book(database.db, held);
    const inEdition = (edition: ScopeFacts) => (grant: Grant) =>
      reaches(grant, edition) ||
      (grant.scopeKind === 'delegation' && ofDelegations.of(grant)?.place.editionId === edition.id);
    return (await scopes.choices(database.db, 'edition', null)).filter((edition) =>
      held.some(inEdition(edition)),
    );
  };

  const formOf = async (context: PageContext): Promise<FormModel> => {
    const { t, href, language, actor } = context;
    const now = clock.now().getTime();
    const latest = dayOf(new Date(now + (TOKEN_DAYS.most - 1) * DAY), 'UTC');
    const editions = await editionsOf(actor);
    return {
      action: href(`${PATH}/new`),
      submit: { label: t('accounts-api-tokens:make') },
      cancel: { href: href(PATH) },
      fields: [
        {
          name: 'name',
          label: t('accounts-api-tokens:name'),
          hint: t('accounts-api-tokens:name-hint'),
          width: 'm',
          maxlength: 80,
        },
        {
          name: 'scopes',
          kind: 'checkboxes',
          label: t('accounts-api-tokens:scopes'),
          hint: t('accounts-api-tokens:scopes-hint'),
          options: scopesOf(areas()).map((scope) => ({
            value: scope,
            label: scopeWords(t, language, areaTitle, scope),
          })),
        },
        ...(editions.length === 0
          ? []
          : [
              {
                name: 'edition',
                kind: 'select' as const,
                label: t('accounts-api-tokens:edition'),
                hint: t('accounts-api-tokens:edition-hint'),
                optional: true,
                blank: t('accounts-api-tokens:everywhere'),
                options: editions.map((one) => ({ value: one.id, label: one.words(language, t) })),
              },
            ]),
        {
          name: 'until',
          kind: 'date',
          label: t('accounts-api-tokens:until-field'),
          hint: t('accounts-api-tokens:until-hint', {
            day: gregorianDate(latest, plainDates(language, ZONE)),
          }),
          value: dayOf(new Date(now + (TOKEN_DAYS.standard - 1) * DAY), 'UTC'),
        },
      ],
    };
  };

  const newPage = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-api-tokens:make'),
      lede: context.t('accounts-api-tokens:make-lede'),
      template: 'pages/form',
      data: { form },
    });

  /** Shows the secret, this once. */
  const secretPage = (context: PageContext, secret: string): Page => {
    const { t, href } = context;
    return frame.page(context, {
      title: t('accounts-api-tokens:made'),
      lede: t('accounts-api-tokens:made-lede'),
      template: 'accounts/api-token',
      data: {
        secret,
        notices: [
          { title: t('accounts-api-tokens:once'), text: t('accounts-api-tokens:once-text'), tone: 'warn' },
        ],
        actions: [{ label: t('accounts-api-tokens:kept'), href: href(PATH), tone: 'primary', icon: 'check' }],
      },
    });
  };

  const unlessFresh = (context: PageContext, work: () => ReturnType<typeof pages.submit>) =>
    withFreshProof(context, context.href(`${PATH}/new`), work);

  pages.route({
    path: `${PATH}/new`,
    policy: ownAccount,
    handle: (context) =>
      unlessFresh(context, async () => {
        await service.requireFresh(context.actor);
        return newPage(context, await formOf(context));
      }),
  });

  pages.route({
    method: 'POST',
    path: `${PATH}/new`,
    policy: ownAccount,
    limit: { max: 30, minutes: 1 },
    handle: (context) =>
      unlessFresh(context, async () => {
        let secret: string | undefined;
        const answer = await pages.submit(context, {
          schema: ApiTokenForm,
          form: await formOf(context),
          page: (form) => newPage(context, form),
          work: async ({ until, ...input }) => {
            const expiresAt = endOfDay(until, ZONE).toISOString();
            ({ secret } = await service
              .make(context.actor, { ...input, expiresAt })
              .catch((error: unknown) => {
                throw atFormFields(error);
              }));
            return context.href(PATH);
          },
        });
        return secret === undefined ? answer : secretPage(context, secret);
      }),
  });

  pages.route({
    method: 'POST',
    path: `${PATH}/:apiToken/revocation`,
    policy: ownAccount,
    handle: async (context) => {
      await service.revoke(context.actor, context.params.apiToken ?? '');
      return { redirect: `${context.href(PATH)}?done=revoked` };
    },
  });
}

/** The form asks for the last day where the API asks for the end. */
function atFormFields(error: unknown): unknown {
  if (!isAppError(error) || error.errors.length === 0) return error;
  return new AppError(error.status, error.code, {
    params: error.params,
    errors: error.errors.map((one) => (one.field === 'expiresAt' ? { ...one, field: 'until' } : one)),
  });
}
