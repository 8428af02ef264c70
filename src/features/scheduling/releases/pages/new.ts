import { dayLabel, textIn, timeRange } from '../../../../platform/language/index.ts';
import { textField } from '../../../../platform/pages/fields.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { type FormModel, type TableModel, withInput } from '../../../../platform/views/index.ts';
import { manageProgramme, type RawSession, readAgenda } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole, findEdition, managementPath } from '../../../series/index.ts';
import { ReleaseInput } from '../contract.ts';
import type { Prepared } from '../service.ts';
import { tellLater } from '../tell.ts';
import { differenceDays, namesIn, wordsFor } from '../view.ts';
import { baseOf, crumbsOf, type ReleasePages } from './shared.ts';

type Body = Readonly<Record<string, string | readonly string[] | undefined>>;

const heldIn = (body: Body): string[] =>
  [body.heldBack ?? []].flat().filter((id) => /^[0-9a-f-]{36}$/.test(id));

/** Adds the page that shows what a release would change, whom it would tell and what stands in its way; and makes it. */
export function addNewRelease(deps: ReleasePages): void {
  const { pages, shell, database, service, notices } = deps;

  function formOf(context: PageContext, whole: EditionWhole, prepared: Prepared): FormModel {
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, context.language);
    const label = ({ code, title, startsAt, endsAt }: RawSession): string =>
      [
        code,
        textIn(title, context.language).text,
        ...(startsAt === null || endsAt === null
          ? []
          : [
              dayLabel(new Date(startsAt), settings),
              timeRange(new Date(startsAt), new Date(endsAt), settings),
            ]),
      ].join(' · ');
    return {
      action: `${baseOf(context, whole)}/new`,
      hidden: { after: String(prepared.previous?.number ?? 0) },
      fields: [
        {
          name: 'version',
          label: t('releases:form.version'),
          hint: t('releases:form.version-hint'),
          value: prepared.version,
          width: 's',
          dir: 'auto',
          maxlength: 40,
        },
        textField('comment', t('releases:form.comment'), null, {
          long: true,
          rows: 3,
          hint: t('releases:form.comment-hint'),
          optional: true,
        }),
        ...(prepared.drafts.length === 0
          ? []
          : [
              {
                name: 'heldBack',
                kind: 'checkboxes' as const,
                label: t('releases:form.held-back'),
                hint: t('releases:form.held-back-hint'),
                options: prepared.drafts.map((draft) => ({ value: draft.id, label: label(draft) })),
                value: [],
                optional: true,
              },
            ]),
        {
          name: 'tell',
          kind: 'checkbox',
          label: t('releases:form.tell'),
          hint: t('releases:form.tell-hint'),
          value: true,
        },
      ],
      submit: { label: t('releases:form.submit') },
      alternatives:
        prepared.drafts.length === 0 ? [] : [{ label: t('releases:form.look'), name: 'look', value: '1' }],
      cancel: { href: baseOf(context, whole) },
    };
  }

  function conflictsTable(context: PageContext, whole: EditionWhole, prepared: Prepared): TableModel[] {
    const t = context.words(whole.edition.digits);
    const sessions = new Map(prepared.contents.map((session) => [session.id, session]));
    const found = [...prepared.blocking, ...prepared.warnings];
    if (found.length === 0) return [];
    return [
      {
        id: 'obstacles',
        caption: t('releases:preview.conflicts'),
        columns: [
          { key: 'rule', label: t('releases:preview.conflict') },
          { key: 'sessions', label: t('releases:preview.sessions') },
          { key: 'level', label: t('releases:preview.level') },
        ],
        rows: found.map((violation) => ({
          id: violation.fingerprint,
          title: t(`conflicts:rule.${violation.rule}`),
          cells: {
            sessions: violation.sessions
              .flatMap((id) => {
                const session = sessions.get(id);
                return session === undefined
                  ? []
                  : [`${session.code} ${textIn(session.title, context.language).text}`];
              })
              .join(context.language === 'ar' ? '، ' : ', '),
            level: {
              tag: prepared.blocking.includes(violation)
                ? { text: t('releases:preview.blocking'), tone: 'bad' }
                : { text: t('releases:preview.warning'), tone: 'warn' },
            },
          },
        })),
      },
    ];
  }

  /** Whom it would tell, and one mail as it would be. */
  async function tellingOf(context: PageContext, whole: EditionWhole, prepared: Prepared) {
    const { db } = database;
    const { id } = whole.edition;
    const t = context.words(whole.edition.digits);
    const recipients = await notices.recipientsOf(db, id, prepared.differences);
    const unreachable = recipients.filter(({ address }) => address === null);
    const sample =
      recipients.find(({ address, language }) => address !== null && language === context.language) ??
      recipients.find(({ address }) => address !== null);
    const work = await readAgenda(db, id, { audience: 'work' });
    const before = prepared.previous === null ? undefined : await readAgenda(db, id, { audience: 'public' });
    const names = namesIn(...[work, before].filter((one) => one !== undefined));
    const nameOf = ({ name }: (typeof recipients)[number]): string =>
      typeof name === 'string' ? name : textIn(name, context.language).text;
    return {
      names,
      count: recipients.length - unreachable.length,
      unreachable: unreachable.map(nameOf),
      sample:
        sample === undefined || work === undefined
          ? undefined
          : {
              title: t('releases:preview.sample'),
              to: t('releases:preview.sample-to', { name: nameOf(sample) }),
              parts: (notices.textFor(whole, sample, before, work, prepared.version).values.changes ?? '')
                .split('\n\n')
                .map((part) => part.split('\n')),
            },
    };
  }

  async function pageOf(
    context: PageContext,
    whole: EditionWhole,
    prepared: Prepared,
    form: FormModel,
  ): Promise<Page> {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const telling = await tellingOf(context, whole, prepared);
    const manage = context.href(managementPath(whole));
    const nothing = prepared.differences.length === 0;
    return {
      template: 'releases/differences',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('releases:new'),
        lede: t('releases:preview.text'),
        current: '/releases',
        crumbs: crumbsOf(context, whole, t('releases:new')),
        ...(prepared.blocking.length > 0
          ? {
              actions: [
                { label: t('releases:preview.conflicts'), href: `${manage}/conflicts`, icon: 'alert' },
              ],
            }
          : {}),
      }),
      data: {
        notices: [
          prepared.blocking.length > 0 && {
            title: t('releases:preview.blocked', { n: prepared.blocking.length }),
            text: t('releases:preview.blocked-text'),
            tone: 'bad',
          },
          prepared.warnings.length > 0 && {
            title: t('releases:preview.warnings', { n: prepared.warnings.length }),
            tone: 'warn',
          },
          !nothing && {
            title: t('releases:preview.told', { n: telling.count }),
            tone: 'info',
          },
          telling.unreachable.length > 0 && {
            title: t('releases:preview.unreachable', { n: telling.unreachable.length }),
            text: t('releases:preview.unreachable-text', {
              names: telling.unreachable.slice(0, 30).join(language === 'ar' ? '، ' : ', '),
            }),
            tone: 'warn',
          },
        ],
        tables: conflictsTable(context, whole, prepared),
        heading: t('releases:preview.heading'),
        days: differenceDays(prepared.differences, wordsFor(context, whole, telling.names), ({ after }) =>
          after === null ? undefined : `${manage}/sessions/${after.id}`,
        ),
        empty: { title: t('releases:preview.nothing'), text: t('releases:preview.nothing-text') },
        formTitle: t('releases:form.title'),
        ...(nothing && prepared.drafts.length === 0 ? {} : { form }),
        sample: telling.sample,
      },
    };
  }

  shell.managed({
    path: '/releases/new',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const prepared = await service.prepare(whole.edition.id, []);
      return pageOf(context, whole, prepared, formOf(context, whole, prepared));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/releases/new',
    policy: manageProgramme,
    handle: async (context, whole): Promise<PageAnswer> => {
      const body = (context.request.body ?? {}) as Body;
      const prepared = await service.prepare(whole.edition.id, heldIn(body));
      const form = formOf(context, whole, prepared);
      if (body.look === '1') return pageOf(context, whole, prepared, withInput(form, body, []));
      const answer = await pages.submit(context, {
        schema: ReleaseInput,
        form,
        page: (model) => ({
          template: 'releases/differences',
          page: shell.managementPage(context, whole, { title: '' }),
          data: { form: model },
        }),
        work: async (input) => {
          const { release } = await service.release(context.actor, whole.edition.id, input);
          if (input.tell !== false) await tellLater(deps, context.actor, release);
          return `${baseOf(context, whole)}/${release.id}`;
        },
      });
      if ('redirect' in answer || !('template' in answer)) return answer;
      const again = (await findEdition(database.db, whole.edition.id)) ?? whole;
      const page = await pageOf(context, again, prepared, (answer.data as { form: FormModel }).form);
      return { ...page, ...(answer.status === undefined ? {} : { status: answer.status }) };
    },
  });
}
