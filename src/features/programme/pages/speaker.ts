import { Type } from 'typebox';
import { notFound, stale } from '../../../platform/errors/index.ts';
import { Choice, IdSchema, Nullable } from '../../../platform/http/schemas.ts';
import { shortDate } from '../../../platform/language/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../series/index.ts';
import { NOTE } from '../contract/availability.ts';
import { manageProgramme } from '../policy.ts';
import { say } from '../say.ts';
import { availabilitiesOf } from '../store/availabilities.ts';
import { listSpeakers, type Speaker } from '../store/speakers.ts';
import { kindTone } from './availability.ts';
import type { ProgrammePages } from './index.ts';
import { periodText } from './periods.ts';
import { stateOf, stateTone } from './speakers.ts';

const RecordForm = Type.Object({
  sessionId: IdSchema,
  state: Choice(['confirmed', 'declined'] as const),
  note: Type.Optional(Nullable(Type.String({ maxLength: NOTE }))),
  seen: Type.String(),
});

/** The versions of all answers that the page shows: whichever session is chosen, its own is among them. */
const seenOf = (speakers: readonly Speaker[]): string =>
  speakers.map(({ session, confirmation }) => `${session.id} ${confirmation?.version ?? 0}`).join(',');

const versionSeen = (seen: string, sessionId: string): number => {
  const version = seen
    .split(',')
    .find((one) => one.startsWith(`${sessionId} `))
    ?.split(' ')[1];
  if (version === undefined || !/^\d{1,9}$/.test(version)) throw stale();
  return Number(version);
};

/** Adds the page of one person on the programme: sessions, answers, what they wrote, when they can. */
export function addSpeakerPage(programme: ProgrammePages): void {
  const { pages, shell, database, confirmations } = programme;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/speakers`);

  async function sessionsOf(context: PageContext, whole: EditionWhole): Promise<[Speaker, ...Speaker[]]> {
    const personId = context.params.person ?? '';
    const isId = /^[0-9a-f-]{36}$/.test(personId);
    const [first, ...rest] = isId ? await listSpeakers(database.db, whole.edition.id, { personId }) : [];
    if (first === undefined) throw notFound('person-unknown');
    return [first, ...rest];
  }

  const recordForm = (context: PageContext, whole: EditionWhole, speakers: readonly Speaker[]): FormModel => {
    const { t, language } = context;
    return {
      action: `${baseOf(context, whole)}/${speakers[0]?.person.id}`,
      hidden: { seen: seenOf(speakers) },
      submit: { label: t('common:action.save') },
      fields: [
        choiceField(
          'sessionId',
          t('programme:list.session'),
          speakers
            .filter(({ session }) => session.status !== 'cancelled')
            .map(({ session }) => ({
              value: session.id,
              label: `${session.code} ${say(session.title, language)}`,
            })),
          speakers.length === 1 ? speakers[0]?.session.id : '',
        ),
        {
          name: 'state',
          kind: 'radios',
          label: t('confirmations:column.state'),
          inline: true,
          options: (['confirmed', 'declined'] as const).map((value) => ({
            value,
            label: t(`confirmations:state.${value}`),
          })),
        },
        { name: 'note', label: t('confirmations:answer.note'), optional: true },
      ],
    };
  };

  async function page(
    context: PageContext,
    whole: EditionWhole,
    speakers: readonly [Speaker, ...Speaker[]],
    form: FormModel,
  ): Promise<Page> {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, language);
    const { person } = speakers[0];
    const title = say(person.name, language);
    const periods = await availabilitiesOf(database.db, whole.edition.id, { of: 'person', id: person.id });
    const availability = context.href(`${managementPath(whole)}/availability/persons/${person.id}`);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        current: '/speakers',
        crumbs: [{ label: t('confirmations:title'), href: baseOf(context, whole) }, { label: title }],
        actions: [{ label: t('availability:form.heading.person'), href: availability, icon: 'clock' }],
      }),
      data: {
        notices: [
          queryValue(context, 'saved') !== '' && { tone: 'ok', title: t('common:result.saved'), live: true },
        ],
        tables: [
          {
            table: {
              id: 'answers',
              caption: t('common:nav.management.sessions'),
              columns: [
                { key: 'title', label: t('programme:list.session') },
                { key: 'state', label: t('confirmations:column.state') },
                { key: 'note', label: t('confirmations:answer.note') },
                { key: 'requirements', label: t('confirmations:answer.requirements') },
                { key: 'email', label: t('confirmations:column.email') },
                { key: 'actions', label: t('common:label.actions'), labelHidden: true },
              ],
              rows: speakers.map((speaker) => {
                const { session, confirmation, account } = speaker;
                const at = confirmation?.answeredAt ?? confirmation?.askedAt;
                return {
                  id: session.id,
                  title: say(session.title, language),
                  sub: session.code,
                  href: context.href(`${managementPath(whole)}/sessions/${session.id}`),
                  cells: {
                    state: {
                      tags: [
                        {
                          text: t(`confirmations:state.${stateOf(speaker)}`),
                          tone: stateTone[stateOf(speaker)],
                        },
                      ],
                      ...(at ? { sub: shortDate(at, settings) } : {}),
                    },
                    note: confirmation?.note,
                    requirements: confirmation?.requirements,
                    email: confirmation?.email || account?.email,
                    actions:
                      confirmation === null
                        ? null
                        : {
                            actions: [
                              {
                                label: t('confirmations:withdraw'),
                                about: session.code,
                                action: `${baseOf(context, whole)}/${person.id}/withdrawal`,
                                fields: {
                                  confirmation: confirmation.id,
                                  version: String(confirmation.version),
                                },
                                size: 'sm',
                                tone: 'plain',
                                icon: 'undo',
                              },
                            ],
                          },
                  },
                };
              }),
            },
          },
          {
            table: {
              id: 'periods',
              caption: t('availability:title'),
              columns: [
                { key: 'title', label: t('availability:column.periods') },
                { key: 'kind', label: t('availability:form.kind') },
                { key: 'note', label: t('availability:form.note') },
              ],
              rows: periods.map((period) => ({
                id: period.id,
                title: periodText(period, settings),
                cells: {
                  kind: {
                    tag: { text: t(`availability:kind.person.${period.kind}`), tone: kindTone[period.kind] },
                  },
                  note: period.note,
                },
              })),
              empty: { title: t('confirmations:no-periods') },
            },
            actions: [{ label: t('common:action.edit'), href: availability, size: 'sm' }],
          },
        ],
        form,
        formTitle: t('confirmations:record'),
      },
    };
  }

  shell.managed({
    path: '/speakers/:person',
    policy: manageProgramme,
    async handle(context, whole) {
      const speakers = await sessionsOf(context, whole);
      return page(context, whole, speakers, recordForm(context, whole, speakers));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/speakers/:person',
    policy: manageProgramme,
    async handle(context, whole) {
      const speakers = await sessionsOf(context, whole);
      const personId = speakers[0].person.id;
      const form = recordForm(context, whole, speakers);
      const shown = await page(context, whole, speakers, form);
      return pages.submit(context, {
        schema: RecordForm,
        form,
        page: (model) => ({ ...shown, data: { ...shown.data, form: model } }),
        async work({ seen, ...input }) {
          const version = versionSeen(seen, input.sessionId);
          await confirmations.record(context.actor, whole.edition.id, { ...input, personId }, version);
          return `${baseOf(context, whole)}/${personId}?saved=1`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/speakers/:person/withdrawal',
    policy: manageProgramme,
    async handle(context, whole) {
      const speakers = await sessionsOf(context, whole);
      const { confirmation, version } = (context.request.body ?? {}) as {
        confirmation?: unknown;
        version?: unknown;
      };
      const found = speakers.find((one) => one.confirmation?.id === confirmation)?.confirmation;
      if (found === undefined || found === null) throw notFound('confirmation-unknown');
      await confirmations.withdraw(context.actor, found.id, Number(version));
      return { redirect: `${baseOf(context, whole)}/${speakers[0].person.id}?saved=1` };
    },
  });
}
