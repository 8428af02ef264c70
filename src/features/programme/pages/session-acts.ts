import { notFound } from '../../../platform/errors/index.ts';
import { deletionPage } from '../../../platform/pages/deletion.ts';
import { textField, versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import type { AgendaData, AgendaSession } from '../agenda-data.ts';
import { CancellationInput } from '../contract.ts';
import { manageProgramme } from '../policy.ts';
import { say } from '../say.ts';
import type { ProgrammePages } from './index.ts';

/** The list of sessions, below which each has its pages. */
export const baseOf = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/sessions`);

/** The session that an address names. @throws 404 for one of another edition */
export const sessionOf = (context: PageContext, data: AgendaData): AgendaSession => {
  const session = data.sessions.find(({ id }) => id === context.params.session);
  if (session === undefined) throw notFound('session-unknown');
  return session;
};

/** What its deletion asks before, and where it goes. */
export const deletionOf = (context: PageContext, whole: EditionWhole, session: AgendaSession) => ({
  confirm: {
    title: context.t('programme:delete.question', { title: say(session.title, context.language) }),
    text: context.t('programme:delete.text'),
  },
  action: `${baseOf(context, whole)}/${session.id}/deletion`,
  version: session.version,
});

/** Adds what is done to a session beside writing it: cancelled, restored, deleted. */
export function addSessionActs({ pages, shell, database, sessions, dataOf }: ProgrammePages): void {
  const cancelForm = (context: PageContext, whole: EditionWhole, session: AgendaSession): FormModel => ({
    action: `${baseOf(context, whole)}/${session.id}/cancellation`,
    fields: [
      versionField(session.version),
      textField('reason', context.t('programme:cancel.reason'), null, {
        long: true,
        rows: 3,
        hint: context.t('programme:cancel.reason-hint'),
      }),
    ],
    submit: { label: context.t('programme:cancel.title'), danger: true },
    cancel: { href: `${baseOf(context, whole)}/${session.id}` },
  });

  const cancelPage = (
    context: PageContext,
    whole: EditionWhole,
    session: AgendaSession,
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: context.t('programme:cancel.question', { title: say(session.title, context.language) }),
      lede: context.t('programme:cancel.text'),
      current: '/sessions',
      crumbs: [
        { label: context.t('common:nav.management.sessions'), href: baseOf(context, whole) },
        {
          label: say(session.title, context.language),
          href: `${baseOf(context, whole)}/${session.id}`,
        },
        { label: context.t('programme:cancel.title') },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/sessions/:session/cancellation',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const session = sessionOf(context, await dataOf(whole));
      return cancelPage(context, whole, session, cancelForm(context, whole, session));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session/cancellation',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const session = sessionOf(context, await dataOf(whole));
      return pages.submit(context, {
        schema: CancellationInput,
        form: cancelForm(context, whole, session),
        page: (form) => cancelPage(context, whole, session, form),
        work: async (input, version) => {
          await sessions.cancel(context.actor, session.id, version, input);
          return `${baseOf(context, whole)}/${session.id}`;
        },
      });
    },
  });

  shell.managed({
    path: '/sessions/:session/deletion',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const session = sessionOf(context, await dataOf(whole));
      const title = say(session.title, context.language);
      const back = `${baseOf(context, whole)}/${session.id}`;
      return deletionPage(database, {
        ...deletionOf(context, whole, session),
        page: shell.managementPage(context, whole, {
          title,
          current: '/sessions',
          crumbs: [
            { label: context.t('common:nav.management.sessions'), href: baseOf(context, whole) },
            { label: title, href: back },
            { label: context.t('common:action.delete') },
          ],
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back,
        row: { table: 'sessions', id: session.id },
      });
    },
  });

  const act = (
    path: string,
    work: (context: PageContext, id: string, version: number) => Promise<unknown>,
    back: boolean,
  ) =>
    shell.managed({
      method: 'POST',
      path: `/sessions/:session/${path}`,
      policy: manageProgramme,
      handle: async (context, whole) => {
        const session = sessionOf(context, await dataOf(whole));
        const { version } = (context.request.body ?? {}) as { version?: string };
        await work(context, session.id, Number(version));
        return { redirect: back ? `${baseOf(context, whole)}/${session.id}` : baseOf(context, whole) };
      },
    });
  act('restoration', (context, id, version) => sessions.restore(context.actor, id, version), true);
  act('deletion', (context, id, version) => sessions.remove(context.actor, id, version), false);
}
