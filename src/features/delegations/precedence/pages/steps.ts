import { Type } from 'typebox';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { textIn, toLatinDigits } from '../../../../platform/language/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { listColleagues, listHolders } from '../../store/precedence.ts';
import * as store from '../../store/precedence-lists.ts';
import { managePrecedence, signOffPrecedence } from '../policy.ts';
import { type Rank, ranks } from '../rules/ranks.ts';
import { type PrecedencePages, pathOf, versionOf } from './common.ts';
import { createVersionPage } from './version.ts';
import { basesForm, placeForm, sendForm } from './version-forms.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Adds what is done to a version: moving, ranking, arranging anew, discarding, signing off, sending. */
export function addVersionSteps(deps: PrecedencePages): void {
  const { pages, shell, feature } = deps;
  const { database, drafts, signOff } = feature;
  const { db } = database;
  const shown = createVersionPage(deps);
  const bare = (action: string, label: string): FormModel => ({ action, submit: { label } });

  shell.managed({
    method: 'POST',
    path: '/precedence/:list/versions/:number/moves',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { version, path } = await versionOf(feature, context, whole);
      const blank = await shown(context, whole);
      return pages.submit(context, {
        schema: Type.Object({ participationId: Type.String(), to: Type.String({ maxLength: 6 }) }),
        form: placeForm(context, path, version, await store.listPlaces(db, [version.id])),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async ({ participationId, to }, seen) => {
          const typed = toLatinDigits(to.trim());
          const move = typed === 'up' || typed === 'down' ? typed : Number(typed);
          if (typeof move === 'number' && !(Number.isInteger(move) && move >= 1)) {
            throw ruleBroken({ field: 'to', code: 'precedence-place-unknown' });
          }
          await drafts.move(context.actor, version.id, seen, participationId, move);
          return `${path}#order`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/precedence/:list/versions/:number/bases',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { version, path } = await versionOf(feature, context, whole);
      const places = await store.listPlaces(db, [version.id]);
      const blank = await shown(context, whole);
      const body = (context.request.body ?? {}) as Readonly<Record<string, unknown>>;
      return pages.submit(context, {
        schema: Type.Object({}, { additionalProperties: true }),
        form: basesForm(context, path, version, places),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (_input, seen) => {
          const bases = places.map(({ participationId }) => {
            const rank = ranks.find((one): one is Rank => one === body[`rank-${participationId}`]) ?? null;
            const typed = toLatinDigits(String(body[`since-${participationId}`] ?? '').trim());
            if (typed !== '' && !(day.test(typed) && !Number.isNaN(Date.parse(typed)))) {
              throw ruleBroken({ field: `since-${participationId}`, code: 'precedence-day-form' });
            }
            return { participationId, rank, since: typed === '' ? null : typed };
          });
          await drafts.edit(context.actor, version.id, seen, { bases });
          return `${path}?done=saved`;
        },
      });
    },
  });

  for (const [name, work] of [
    ['arrangements', 'arrange-anew'],
    ['discard', 'discard'],
  ] as const) {
    shell.managed({
      method: 'POST',
      path: `/precedence/:list/versions/:number/${name}`,
      policy: managePrecedence,
      handle: async (context, whole) => {
        const { list, version, path } = await versionOf(feature, context, whole);
        const blank = await shown(context, whole);
        return pages.submit(context, {
          schema: Type.Object({}),
          form: bare(`${path}/${name}`, context.t(`precedence:${work}`)),
          page: (form) => ({ ...blank, data: { ...blank.data, form } }),
          work: async (_input, seen) => {
            if (name === 'discard') {
              await drafts.discard(context.actor, version.id, seen);
              return `${pathOf(context, whole, `/${list.id}`)}?done=deleted`;
            }
            await drafts.arrangeAnew(context.actor, version.id, seen, {});
            return `${path}?done=saved`;
          },
        });
      },
    });
  }

  /** The page that asks before an order comes into force. */
  const question = async (...[context, whole]: Parameters<Parameters<typeof shell.managed>[0]['handle']>) => {
    const t = context.words(whole.edition.digits);
    const { list, version, path } = await versionOf(feature, context, whole);
    const holders = await listHolders(database, db, list.id);
    const told = holders.filter(
      ({ accountId }) => context.actor.kind !== 'account' || accountId !== context.actor.accountId,
    );
    const title = t('precedence:sign-off-question', { number: version.number });
    const form: FormModel = {
      action: `${path}/sign-off`,
      guard: false,
      hidden: { version: String(version.version) },
      submit: { label: t('precedence:sign-off') },
      cancel: { href: path },
    };
    const page = (shownForm: FormModel) => ({
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        lede: t('precedence:sign-off-text', { count: told.length }),
        current: '/precedence',
        crumbs: [
          { label: t('precedence:title'), href: pathOf(context, whole) },
          {
            label: textIn(list.occasion, context.language).text,
            href: pathOf(context, whole, `/${list.id}`),
          },
          { label: t('precedence:version', { number: version.number }), href: path },
          { label: t('precedence:sign-off') },
        ],
      }),
      data: { form: shownForm },
    });
    return { list, version, form, page };
  };
  shell.managed({
    path: '/precedence/:list/versions/:number/sign-off',
    policy: signOffPrecedence,
    handle: async (context, whole) => {
      const { form, page } = await question(context, whole);
      return page(form);
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/versions/:number/sign-off',
    policy: signOffPrecedence,
    handle: async (context, whole) => {
      const { list, version, form, page } = await question(context, whole);
      return pages.submit(context, {
        schema: Type.Object({}),
        form,
        page,
        work: async (_input, seen) => {
          await signOff.signOff(context.actor, version.id, seen);
          return `${pathOf(context, whole, `/${list.id}`)}?signed=${version.number}`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/precedence/:list/versions/:number/dispatches',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, version, path } = await versionOf(feature, context, whole);
      const colleagues = await listColleagues(database, db, { editionId: whole.edition.id, listId: list.id });
      const blank = await shown(context, whole);
      return pages.submit(context, {
        schema: Type.Object({
          accountIds: Type.Optional(Type.Array(Type.String())),
          note: Type.Optional(Type.String({ maxLength: 2_000 })),
        }),
        form: sendForm(context, path, colleagues),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async ({ accountIds = [], note }) => {
          const sent = await signOff.send(context.actor, version.id, {
            accountIds: accountIds.filter(isId),
            note: note ?? null,
          });
          return `${path}?sent=${sent}`;
        },
      });
    },
  });
}
