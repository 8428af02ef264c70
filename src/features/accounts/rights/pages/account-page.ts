import { actionWords, listAuditEvents } from '../../../../platform/audit/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, TimelineEntry } from '../../../../platform/views/index.ts';
import { moment } from '../../moments.ts';
import { manageInstallation } from '../policy.ts';
import type { ListedRight, PersonRow } from '../store/index.ts';
import { stateTags } from './accounts-list.ts';
import { endOfDay } from './ends.ts';
import { resetForm } from './factor-reset-form.ts';
import { EndForm, ReasonForm, RightsForm, readPlace, readRights, untilField } from './forms.ts';
import { noticesOf, posted, pressed, type RightsPages } from './frame.ts';
import { placesEverywhere } from './places.ts';
import { rightsTable } from './tables.ts';

const PEOPLE = '/people';
/** Events of an account's history on its page. */
const HISTORY = 30;

/** Adds one account's page: state, rights, history, and what an organiser of the installation does about it. */
export function addAccountPages(deps: RightsPages): void {
  const { pages, shell, describe, links, database, clock, people, scopes, service } = deps;
  const { db } = database;
  const list = (context: PageContext): string => context.href(`/manage${PEOPLE}`);
  const here = (context: PageContext): string => `${list(context)}/${context.params.account ?? ''}`;

  async function accountOf({ params }: PageContext): Promise<PersonRow> {
    const id = params.account ?? '';
    const person = /^[0-9a-f-]{36}$/.test(id) ? await people.account(id) : undefined;
    if (person === undefined) throw notFound('account-unknown');
    return person;
  }

  async function history({ t, language }: PageContext, person: PersonRow): Promise<TimelineEntry[]> {
    const events = await listAuditEvents(db, {
      subject: { kind: 'account', id: person.id },
      limit: HISTORY,
    });
    return events.map(({ at, action, actorName, reason }) => {
      const { datetime, text } = moment({ t, language }, at);
      return {
        datetime,
        when: text,
        title: actionWords(t, action),
        ...(actorName === null ? {} : { who: actorName }),
        ...(reason === null ? {} : { text: reason }),
      };
    });
  }

  const crumbs = (context: PageContext, title: string) => [
    { label: context.t('common:nav.management.accounts'), href: list(context) },
    { label: title },
  ];

  function actionsFor(context: PageContext, person: PersonRow): ActionModel[] {
    const { t, actor } = context;
    const own = actor.kind === 'account' && actor.accountId === person.id;
    if (own || person.mergedInto !== null) return [];
    const state = `${here(context)}/state`;
    const version = String(person.version);
    return [
      ...(person.hasFactor && person.disabledAt === null
        ? [{ label: t('accounts-rights:reset-factor'), href: `${here(context)}/second-factor-reset` }]
        : []),
      person.disabledAt === null
        ? {
            label: t('accounts-rights:disable'),
            action: state,
            fields: { disabled: 'true', version },
            tone: 'danger' as const,
            confirm: {
              title: t('accounts-rights:disable-title', { name: person.name }),
              text: t('accounts-rights:disable-text'),
            },
          }
        : { label: t('accounts-rights:enable'), action: state, fields: { disabled: 'false', version } },
    ];
  }

  const giveForm = async (context: PageContext): Promise<FormModel> => ({
    action: `${here(context)}/grants`,
    submit: { label: context.t('accounts-rights:give') },
    fields: await placesEverywhere(deps, context),
  });

  async function accountPage(context: PageContext, form: FormModel): Promise<Page> {
    const { t } = context;
    const person = await accountOf(context);
    const book = await scopes.book(db, person.rights);
    const actionsOf = (right: ListedRight): ActionModel[] => [
      {
        label: t('accounts-rights:set-end'),
        href: `${here(context)}/grants/${right.id}`,
        tone: 'plain',
        size: 'sm',
      },
      {
        label: t('accounts-rights:withdraw'),
        action: `${here(context)}/grants/${right.id}/withdrawal`,
        tone: 'danger',
        size: 'sm',
        confirm: {
          title: t('accounts-rights:withdraw-title', { name: person.name }),
          text: t('accounts-rights:withdraw-text'),
        },
      },
    ];
    return {
      template: 'pages/record',
      page: shell.managementPage(context, null, {
        title: person.name,
        current: PEOPLE,
        tags: stateTags(context, person),
        crumbs: crumbs(context, person.name),
        actions: actionsFor(context, person),
      }),
      data: {
        notices: noticesOf(context, describe),
        facts: [
          { label: t('accounts:email'), value: person.email, code: true },
          { label: t('accounts-rights:field.language'), value: t(`common:own-language.${person.language}`) },
          {
            label: t('accounts-rights:field.factor'),
            value: t(`accounts-rights:factor.${person.hasFactor ? 'yes' : 'no'}`),
          },
          {
            label: t('accounts-rights:column.seen'),
            value:
              person.lastSeenAt === null
                ? t('accounts-rights:never')
                : moment(context, person.lastSeenAt).text,
          },
          { label: t('accounts-rights:field.since'), value: moment(context, person.createdAt).text },
        ],
        tables: [{ table: rightsTable(context, person.rights, book, actionsOf, { now: clock.now() }) }],
        ...(person.disabledAt === null ? { form, formTitle: t('accounts-rights:give-more') } : {}),
        timeline: await history(context, person),
        timelineTitle: t('accounts-rights:history'),
      },
    };
  }

  pages.route({
    path: `/manage${PEOPLE}/:account`,
    policy: manageInstallation,
    handle: async (context) => accountPage(context, await giveForm(context)),
  });
  pages.route({
    method: 'POST',
    path: `/manage${PEOPLE}/:account/grants`,
    policy: manageInstallation,
    handle: async (context) => {
      const form = await giveForm(context);
      const shown = await accountPage(context, form);
      return pages.submit(context, {
        schema: RightsForm,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input) => {
          const rights = readRights(input, await scopes.book(db, [readPlace(input.place)]));
          await service.give(context.actor, context.params.account ?? '', rights, {
            note: input.note ?? null,
          });
          return `${here(context)}?done=given`;
        },
      });
    },
  });
  pages.route({
    method: 'POST',
    path: `/manage${PEOPLE}/:account/state`,
    policy: manageInstallation,
    handle: async (context) => {
      await accountOf(context);
      const disabled = posted(context, 'disabled') === 'true';
      const version = Number(posted(context, 'version'));
      return pressed(here(context), disabled ? 'disabled' : 'enabled', () =>
        service.setDisabled(
          context.actor,
          context.params.account ?? '',
          Number.isInteger(version) ? version : -1,
          {
            disabled,
          },
        ),
      );
    },
  });
  pages.route({
    method: 'POST',
    path: `/manage${PEOPLE}/:account/grants/:grant/withdrawal`,
    policy: manageInstallation,
    handle: async (context) =>
      pressed(here(context), 'withdrawn', () => service.withdraw(context.actor, context.params.grant ?? '')),
  });

  const formPage = (context: PageContext, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    page: shell.managementPage(context, null, { title, current: PEOPLE, crumbs: crumbs(context, title) }),
    data: { form },
  });
  const endForm = (context: PageContext): FormModel => ({
    action: `${here(context)}/grants/${context.params.grant ?? ''}`,
    submit: { label: context.t('common:action.save') },
    cancel: { href: here(context) },
    fields: [untilField(context, { hint: context.t('accounts-rights:field.until-empty') })],
  });
  const rightOf = async (context: PageContext): Promise<ListedRight> => {
    const right = (await accountOf(context)).rights.find(({ id }) => id === context.params.grant);
    if (right === undefined) throw notFound('grant-unknown');
    return right;
  };
  pages.route({
    path: `/manage${PEOPLE}/:account/grants/:grant`,
    policy: manageInstallation,
    handle: async (context) => {
      await rightOf(context);
      return formPage(context, context.t('accounts-rights:set-end'), endForm(context));
    },
  });
  pages.route({
    method: 'POST',
    path: `/manage${PEOPLE}/:account/grants/:grant`,
    policy: manageInstallation,
    handle: async (context) => {
      const right = await rightOf(context);
      const timeZone = (await scopes.book(db, [right])).of(right)?.timeZone ?? null;
      return pages.submit(context, {
        schema: EndForm,
        form: endForm(context),
        page: (form) => formPage(context, context.t('accounts-rights:set-end'), form),
        work: async ({ until }) => {
          await service.setEnd(context.actor, right.id, until == null ? null : endOfDay(until, timeZone));
          return `${here(context)}?done=ended`;
        },
      });
    },
  });

  const factorForm = (context: PageContext): FormModel =>
    resetForm(context, `${here(context)}/second-factor-reset`, here(context));
  pages.route({
    path: `/manage${PEOPLE}/:account/second-factor-reset`,
    policy: manageInstallation,
    handle: async (context) => {
      await accountOf(context);
      return formPage(context, context.t('accounts-rights:reset-factor'), factorForm(context));
    },
  });
  pages.route({
    method: 'POST',
    path: `/manage${PEOPLE}/:account/second-factor-reset`,
    policy: manageInstallation,
    handle: async (context) => {
      await accountOf(context);
      return pages.submit(context, {
        schema: ReasonForm,
        form: factorForm(context),
        page: (form) => formPage(context, context.t('accounts-rights:reset-factor'), form),
        work: async ({ reason }) => {
          await links.factorResets.start(context.actor, context.params.account ?? '', reason);
          return `${here(context)}?done=reset-sent`;
        },
      });
    },
  });
}
