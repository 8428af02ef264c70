import type { FormBody } from '../../../platform/http/forms.ts';
import { compareKeys, formatList } from '../../../platform/language/index.ts';
import { deletionAction } from '../../../platform/pages/deletion.ts';
import type { Page, PageAnswer, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { type ActionModel, type FormModel, withInput } from '../../../platform/views/index.ts';
import { type EditionWhole, editionPath, managementPath, placeOf, sentence } from '../../series/index.ts';
import type { AgendaData, AgendaSession } from '../agenda-data.ts';
import type { SessionInput } from '../contract.ts';
import { needsOfSession } from '../filter.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { say } from '../say.ts';
import { personChoices, personsNamed } from '../store/sessions.ts';
import { withdrawnNotice } from '../withdrawals.ts';
import { SessionForm } from './form-contract.ts';
import { sessionFormModel } from './form-model.ts';
import { createPersonFinder, personText, readSessionForm, typedPersons } from './form-reading.ts';
import { isAddButton, PERSONS_LIST, rowsOf, rowsSent } from './form-rows.ts';
import type { ProgrammePages } from './index.ts';
import { baseOf, deletionOf, sessionOf } from './session-acts.ts';

/** Adds the form of a session, new and old. */
export function addSessionForms(programme: ProgrammePages): void {
  const { pages, shell, database, sessions, dataOf } = programme;

  async function formPage(
    context: PageContext,
    whole: EditionWhole,
    data: AgendaData,
    session: AgendaSession | null,
    form: FormModel,
  ): Promise<Page> {
    const { t, language } = context;
    const title = session === null ? t('programme:list.new') : say(session.title, language);
    const told = session === null ? [] : await programme.conflicts.told(whole, session.id, language);
    const gone =
      session === null
        ? []
        : (await programme.withdrawn(database.db, whole.edition.id)).filter(
            ({ sessionId }) => sessionId === session.id,
          );
    const needs = session === null ? [] : needsOfSession({ ...session, contested: false }, data);
    const sortOf = (person: { sortAr: string; sortEn: string }) =>
      language === 'ar' ? person.sortAr : person.sortEn;
    const persons = (await personChoices(database.db)).sort((a, b) => compareKeys(sortOf(a), sortOf(b)));
    return {
      template: 'programme/session-form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        current: '/sessions',
        crumbs: [
          { label: t('common:nav.management.sessions'), href: baseOf(context, whole) },
          { label: title },
        ],
        ...(session === null
          ? {}
          : {
              lede: `${session.code} · ${t(`common:kind.session.${session.kind}`)}`,
              tags: [{ text: sentence(t(`common:status.session.${session.status}`)) }],
              actions: actionsOf(context, whole, session),
            }),
      }),
      data: {
        form,
        notices: [
          withdrawnNotice(context, whole, gone),
          told.length > 0 && {
            tone: 'warn',
            title: t(
              queryValue(context, 'saved') === '' ? 'programme:form.conflicts' : 'programme:form.saved-with',
            ),
            lines: told,
            live: queryValue(context, 'saved') !== '',
            actions: [
              {
                label: t('common:nav.management.conflicts'),
                href: context.href(`${managementPath(whole)}/conflicts?session=${session?.id ?? ''}`),
              },
            ],
          },
          needs.length > 0 && {
            tone: 'warn',
            title: t('programme:form.needs'),
            text: formatList(
              needs.map((need) => t(`programme:need.${need}`)),
              language,
              'roster',
            ),
          },
          session?.cancellationReason && {
            tone: 'bad',
            title: t('programme:cancel.done'),
            text: say(session.cancellationReason, language),
          },
        ],
        personsList: PERSONS_LIST,
        persons: persons.map((person) => ({
          value: personText(say(person.name, language), person.slug),
          label: say(person.post, language),
        })),
      },
    };
  }

  function actionsOf(context: PageContext, whole: EditionWhole, session: AgendaSession): ActionModel[] {
    const { t } = context;
    if (!manageProgramme.allows(context.actor, placeOf(whole.edition))) return [];
    const own = `${baseOf(context, whole)}/${session.id}`;
    const fields = { version: String(session.version) };
    return [
      ...(session.status === 'draft'
        ? []
        : [
            {
              label: t('programme:form.public-page'),
              href: context.href(`${editionPath(whole)}/sessions/${session.slug}`),
              icon: 'eye' as const,
            },
          ]),
      ...(session.status === 'scheduled'
        ? [{ label: t('programme:cancel.title'), href: `${own}/cancellation`, icon: 'x' as const }]
        : []),
      ...(session.status === 'cancelled'
        ? [{ label: t('programme:cancel.undo'), action: `${own}/restoration`, fields, icon: 'undo' as const }]
        : []),
      { label: t('session-files:title'), href: `${own}/files`, icon: 'doc' as const },
      deletionAction(t('common:action.delete'), deletionOf(context, whole, session)),
    ];
  }

  /** Saves, or draws one row more of what a button asks for. */
  async function saved(
    context: PageContext,
    whole: EditionWhole,
    session: AgendaSession | null,
    data: AgendaData,
  ): Promise<PageAnswer> {
    const body = (context.request.body ?? {}) as FormBody;
    const act = String(body.do ?? 'save');
    const add = isAddButton(act) ? act : undefined;
    const form = sessionFormModel(context, whole, data, session, rowsSent(body, add));
    if (add !== undefined) return formPage(context, whole, data, session, withInput(form, body, []));
    // The page is made before the form is read: a refusal shows it again, and persons are not read twice.
    const shown = await formPage(context, whole, data, session, form);
    const found = await personsNamed(database.db, typedPersons(body));
    return pages.submit(context, {
      schema: SessionForm,
      form,
      page: (model) => ({ ...shown, data: { ...shown.data, form: model } }),
      work: async (input, version) => {
        const finder = createPersonFinder(found);
        const { patch, inForm } = readSessionForm(input, body, whole.edition, finder, session);
        const { id } = await inForm(() =>
          session === null
            ? sessions.create(context.actor, whole.edition.id, patch as SessionInput)
            : sessions.edit(context.actor, session.id, version, patch),
        );
        const told = await programme.conflicts.told(whole, id, context.language);
        return `${baseOf(context, whole)}${told.length > 0 ? `/${id}` : ''}?saved=1`;
      },
    });
  }

  shell.managed({
    path: '/sessions/new',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const data = await dataOf(whole);
      return formPage(context, whole, data, null, sessionFormModel(context, whole, data, null, rowsOf(null)));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions',
    policy: manageProgramme,
    handle: async (context, whole) => saved(context, whole, null, await dataOf(whole)),
  });

  shell.managed({
    path: '/sessions/:session',
    policy: readProgramme,
    handle: async (context, whole) => {
      const data = await dataOf(whole);
      const session = sessionOf(context, data);
      const form = sessionFormModel(context, whole, data, session, rowsOf(session));
      return formPage(context, whole, data, session, form);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const data = await dataOf(whole);
      return saved(context, whole, sessionOf(context, data), data);
    },
  });
}
