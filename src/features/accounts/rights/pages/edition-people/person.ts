import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { ActionModel, FormModel } from '../../../../../platform/views/index.ts';
import { manageRights } from '../../policy.ts';
import { mayGive } from '../../rules.ts';
import type { ListedRight } from '../../store/index.ts';
import { endOfDay } from '../ends.ts';
import { EndForm, RightsForm, untilField } from '../forms.ts';
import { type EditionLike, noticesOf, pressed, type RightsPages } from '../frame.ts';
import { rightsTable } from '../tables.ts';
import { type EditionPeopleFrame, PEOPLE } from './frame.ts';

/** Adds the page of one person in an edition: their rights there, given, withdrawn, and until when. */
export function addEditionPerson(deps: RightsPages, frame: EditionPeopleFrame): void {
  const { pages, shell, describe, links, database, clock, people, scopes, service } = deps;
  const { db } = database;
  const { base, placeOf, styleOf, numbers, rightsForm, readHere, formPage, personOf, personPath } = frame;

  const giveForm = async (context: PageContext, whole: EditionLike): Promise<FormModel> => ({
    action: `${personPath(context, whole)}/grants`,
    submit: { label: context.t('accounts-rights:give') },
    fields: await rightsForm(context, whole),
  });

  async function personPage(context: PageContext, whole: EditionLike, form: FormModel): Promise<Page> {
    const { t } = context;
    const person = await personOf(context, whole);
    const book = await scopes.book(db, person.rights);
    const path = personPath(context, whole);
    const actionsOf = (right: ListedRight): ActionModel[] => {
      const facts = book.of(right);
      if (facts === undefined || !mayGive(context.actor, right, facts.place)) return [];
      return [
        {
          label: t('accounts-rights:set-end'),
          href: `${path}/grants/${right.id}`,
          tone: 'plain',
          size: 'sm',
        },
        {
          label: t('accounts-rights:withdraw'),
          action: `${path}/grants/${right.id}/withdrawal`,
          tone: 'danger',
          size: 'sm',
          confirm: {
            title: t('accounts-rights:withdraw-title', { name: person.name }),
            text: t('accounts-rights:withdraw-text'),
          },
        },
      ];
    };
    const mayReset = await links.factorResets.mayReset(db, context.actor, person.id);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: person.name,
        current: PEOPLE,
        crumbs: [{ label: t('accounts-rights:people'), href: base(context, whole) }, { label: person.name }],
        ...(mayReset && person.hasFactor
          ? { actions: [{ label: t('accounts-rights:reset-factor'), href: `${path}/second-factor-reset` }] }
          : {}),
      }),
      data: {
        notices: noticesOf(context, describe),
        facts: [{ label: t('accounts:email'), value: person.email, code: true }],
        tables: [
          {
            table: rightsTable(context, person.rights, book, actionsOf, {
              now: clock.now(),
              ...styleOf(whole),
            }),
          },
        ],
        form,
        formTitle: t('accounts-rights:give-more'),
      },
    };
  }

  shell.managed({
    path: `${PEOPLE}/:account`,
    policy: manageRights,
    handle: async (given, whole) => {
      const context = numbers(given, whole);
      return personPage(context, whole, await giveForm(context, whole));
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/grants`,
    policy: manageRights,
    handle: async (context, whole) => {
      const form = await giveForm(context, whole);
      const shown = await personPage(context, whole, form);
      return pages.submit(context, {
        schema: RightsForm,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input) => {
          const rights = await readHere(whole, input);
          await service.give(context.actor, context.params.account ?? '', rights, {
            note: input.note ?? null,
            visible: (tx, id) => people.isInEdition(tx, placeOf(whole), id),
          });
          return `${personPath(context, whole)}?done=given`;
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/grants/:grant/withdrawal`,
    policy: manageRights,
    handle: async (context, whole) => {
      const person = await personOf(context, whole);
      const back = person.rights.length > 1 ? personPath(context, whole) : base(context, whole);
      return pressed(back, 'withdrawn', () => service.withdraw(context.actor, context.params.grant ?? ''));
    },
  });

  const endForm = (context: PageContext, whole: EditionLike): FormModel => ({
    action: `${personPath(context, whole)}/grants/${context.params.grant ?? ''}`,
    submit: { label: context.t('common:action.save') },
    cancel: { href: personPath(context, whole) },
    fields: [untilField(context, { hint: context.t('accounts-rights:field.until-empty') })],
  });
  shell.managed({
    path: `${PEOPLE}/:account/grants/:grant`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return formPage(context, whole, context.t('accounts-rights:set-end'), endForm(context, whole));
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/grants/:grant`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return pages.submit(context, {
        schema: EndForm,
        form: endForm(context, whole),
        page: (form) => formPage(context, whole, context.t('accounts-rights:set-end'), form),
        work: async ({ until }) => {
          const endsAt = until == null ? null : endOfDay(until, whole.edition.timeZone);
          await service.setEnd(context.actor, context.params.grant ?? '', endsAt);
          return `${personPath(context, whole)}?done=ended`;
        },
      });
    },
  });
}
