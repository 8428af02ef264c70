import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/forms.ts';
import { LanguageSchema } from '../../../platform/http/schemas.ts';
import { compareKeys, matches, parseSearch, shortDate } from '../../../platform/language/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import {
  listControls,
  listState,
  nothingPicked,
  pageOf,
  pickedNotice,
  pickedRows,
  queryValue,
} from '../../../platform/pages/workbench.ts';
import { type FormModel, queryHref, type RowModel, type TagModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, placeOf } from '../../series/index.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { askingOf, type SpeakerState, speakerStates } from '../rules/confirmations.ts';
import { say } from '../say.ts';
import { listSpeakers, type Speaker } from '../store/speakers.ts';
import { inFormOf } from './availability.ts';
import type { ProgrammePages } from './index.ts';

/** How a state looks; who declined is red. */
export const stateTone: Readonly<Record<SpeakerState, TagModel['tone']>> = {
  none: 'silent',
  asked: 'info',
  confirmed: 'ok',
  declined: 'bad',
};
export const stateOf = ({ confirmation }: Speaker): SpeakerState => confirmation?.state ?? 'none';

/** How a row of the list is named in its box: session and person. */
const pickOf = ({ session, person }: Speaker): string => `${session.id}_${person.id}`;

const AskForm = Type.Object({ language: Type.Optional(LanguageSchema) });
const acts = ['ask', 'remind'] as const;
type Act = (typeof acts)[number];

/** Adds the list of everybody on the programme with whether they agreed, and the page that asks them. */
export function addSpeakersPages(programme: ProgrammePages): void {
  const { pages, shell, database, confirmations } = programme;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/speakers`);

  const speakersOf = async ({ edition }: EditionWhole): Promise<Speaker[]> =>
    (await listSpeakers(database.db, edition.id)).filter(({ session }) => session.status !== 'cancelled');

  function rowOf(context: PageContext, whole: EditionWhole, speaker: Speaker, manages: boolean): RowModel {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, language);
    const { session, person, roles, confirmation, account } = speaker;
    const state = stateOf(speaker);
    const at = confirmation?.answeredAt ?? confirmation?.askedAt;
    return {
      id: pickOf(speaker),
      title: say(person.name, language),
      href: manages ? `${baseOf(context, whole)}/${person.id}` : undefined,
      sub: roles
        .map((role) => t(`common:session-role.${role}.${person.gender}`))
        .join(language === 'ar' ? '، ' : ', '),
      cells: {
        session: {
          text: say(session.title, language),
          sub: session.code,
          href: context.href(`${managementPath(whole)}/sessions/${session.id}`),
        },
        state: {
          tags: [{ text: t(`confirmations:state.${state}`), tone: stateTone[state] }],
          ...(manages && confirmation?.note ? { sub: confirmation.note } : {}),
        },
        when:
          at === undefined || at === null
            ? null
            : {
                time: { datetime: at.toISOString(), text: shortDate(at, settings) },
                ...(confirmation !== null && confirmation.reminders > 0
                  ? { sub: t('confirmations:list.reminders', { count: confirmation.reminders }) }
                  : {}),
              },
        ...(manages ? { email: confirmation?.email || account?.email || null } : {}),
      },
    };
  }

  shell.managed({
    path: '/speakers',
    policy: readProgramme,
    async handle(context, whole) {
      const { language } = context;
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole);
      const manages = manageProgramme.allows(context.actor, placeOf(whole.edition));
      const all = await speakersOf(whole);
      const state = listState(context, ['state', 'kind']);
      const query = state.q === '' ? undefined : parseSearch(state.q);
      const kinds = [...new Set(all.map(({ session }) => session.kind))];
      const narrowed = all.filter(
        ({ session, person }) =>
          (state.filters.kind === undefined || session.kind === state.filters.kind) &&
          (query === undefined ||
            matches(
              query,
              [session.code, person.name.ar, person.name.en, session.title.ar, session.title.en].join(' '),
            )),
      );
      const wanted = speakerStates.find((one) => one === state.filters.state);
      const key = ({ person }: Speaker): string => (language === 'ar' ? person.sortAr : person.sortEn);
      const found = narrowed
        .filter((speaker) => wanted === undefined || stateOf(speaker) === wanted)
        .sort((a, b) => compareKeys(key(a), key(b)));
      const count = (one: SpeakerState): number =>
        narrowed.filter((speaker) => stateOf(speaker) === one).length;
      const controls = listControls(context, {
        path: base,
        state,
        searchLabel: t('confirmations:list.search'),
        found: found.length,
        digits: whole.edition.digits,
        filters: [
          {
            name: 'kind',
            label: t('common:label.kind'),
            blank: t('programme:list.all-kinds'),
            options: kinds.map((value) => ({ value, label: t(`common:kind.session.${value}`) })),
          },
        ],
      });
      const tab = (one: SpeakerState | undefined) => ({
        label: t(one === undefined ? 'confirmations:list.all' : `confirmations:state.${one}`),
        href: queryHref(base, { state: one ?? null }),
        current: one === wanted,
        count: (one === undefined ? narrowed.length : count(one)) || undefined,
        urgent: one === 'declined' && count(one) > 0,
      });
      const mails = Number(queryValue(context, 'mails'));
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('confirmations:title'),
          lede: t('confirmations:lede'),
          current: '/speakers',
        }),
        data: {
          notices: [
            pickedNotice(context),
            Number.isInteger(mails) &&
              queryValue(context, 'mails') !== '' && {
                tone: mails > 0 ? 'ok' : 'info',
                title: t('confirmations:list.sent', { count: mails }),
                live: true,
              },
            queryValue(context, 'saved') !== '' && {
              tone: 'ok',
              title: t('common:result.saved'),
              live: true,
            },
          ],
          table: {
            id: 'speakers',
            caption: t('confirmations:title'),
            ...controls,
            keep: { ...controls.keep, ...(wanted === undefined ? {} : { state: wanted }) },
            tabs: [tab(undefined), ...speakerStates.map(tab)],
            columns: [
              { key: 'title', label: t('confirmations:column.person') },
              { key: 'session', label: t('programme:list.session') },
              { key: 'state', label: t('confirmations:column.state') },
              { key: 'when', label: t('confirmations:column.when') },
              ...(manages ? [{ key: 'email', label: t('confirmations:column.email') }] : []),
            ],
            rows: pageOf(found, state.page).map((speaker) => rowOf(context, whole, speaker, manages)),
            ...(manages
              ? {
                  bulk: {
                    action: `${base}/bulk`,
                    actions: [
                      { label: t('confirmations:bulk.ask'), value: 'ask', icon: 'mail' as const },
                      { label: t('confirmations:bulk.remind'), value: 'remind', icon: 'clock' as const },
                    ],
                  },
                }
              : {}),
            empty: { title: t('confirmations:list.none'), text: t('confirmations:list.none-text') },
          },
        },
      };
    },
  });

  /** Those of the ticked rows that an act concerns. */
  const chosenOf = (all: readonly Speaker[], picks: readonly string[], act: Act): Speaker[] =>
    all.filter((speaker) => {
      const asking = askingOf(stateOf(speaker));
      return picks.includes(pickOf(speaker)) && (act === 'remind' ? asking === 'remind' : asking !== 'leave');
    });

  function askForm(
    context: PageContext,
    whole: EditionWhole,
    chosen: readonly Speaker[],
    act: Act,
  ): FormModel {
    const { t, language } = context;
    const persons = [...new Map(chosen.map((speaker) => [speaker.person.id, speaker])).values()];
    const titlesOf = (personId: string): string =>
      chosen
        .filter(({ person }) => person.id === personId)
        .map(({ session }) => `${session.code} ${say(session.title, language)}`)
        .join(language === 'ar' ? '؛ ' : '; ');
    return {
      action: `${baseOf(context, whole)}/bulk/${act}`,
      hidden: { ids: chosen.map(pickOf).join(',') },
      fields: [
        choiceField(
          'language',
          t('confirmations:ask.language'),
          (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
          '',
          { blank: t('confirmations:ask.own-language') },
        ),
        ...persons.map(({ person, confirmation, account }) => ({
          name: `email.${person.id}`,
          kind: 'email' as const,
          label: t('confirmations:ask.email', { name: say(person.name, language) }),
          hint: titlesOf(person.id),
          value: confirmation?.email || account?.email,
          dir: 'ltr' as const,
          width: 'm' as const,
          autocomplete: 'off',
        })),
      ],
      submit: { label: t(`confirmations:bulk.${act}`) },
      cancel: { label: t('common:action.back'), href: baseOf(context, whole) },
    };
  }

  const askPage = (context: PageContext, whole: EditionWhole, act: Act, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: context.t(`confirmations:bulk.${act}`),
      lede: context.t('confirmations:ask.text'),
      current: '/speakers',
      crumbs: [
        { label: context.t('confirmations:title'), href: baseOf(context, whole) },
        { label: context.t(`confirmations:bulk.${act}`) },
      ],
    }),
    data: { form },
  });

  shell.managed({
    method: 'POST',
    path: '/speakers/bulk',
    policy: manageProgramme,
    async handle(context, whole) {
      const named = (context.request.body as { do?: unknown } | undefined)?.do;
      const act = acts.find((one) => one === named);
      if (act === undefined) throw notFound();
      const picked = pickedRows(context);
      if (picked.length === 0) return nothingPicked(baseOf(context, whole));
      const chosen = chosenOf(await speakersOf(whole), picked, act);
      if (chosen.length === 0) return { redirect: `${baseOf(context, whole)}?mails=0` };
      return askPage(context, whole, act, askForm(context, whole, chosen, act));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/speakers/bulk/:act',
    policy: manageProgramme,
    async handle(context, whole) {
      const act = acts.find((one) => one === context.params.act);
      if (act === undefined) throw notFound();
      const body = (context.request.body ?? {}) as FormBody;
      const chosen = chosenOf(await speakersOf(whole), String(body.ids ?? '').split(','), act);
      if (chosen.length === 0) return { redirect: `${baseOf(context, whole)}?mails=0` };
      const form = askForm(context, whole, chosen, act);
      const typed = (personId: string): string =>
        String([body[`email.${personId}`] ?? ''].flat().at(-1)).trim();
      const formField = (field: string): string => {
        const [, index] = /^items\.(\d+)\.email$/.exec(field) ?? [];
        const speaker = index === undefined ? undefined : chosen[Number(index)];
        return speaker === undefined ? '' : `email.${speaker.person.id}`;
      };
      return pages.submit(context, {
        schema: AskForm,
        form,
        page: (model) => askPage(context, whole, act, model),
        async work({ language }) {
          const { mails } = await inFormOf(formField, () =>
            confirmations.ask(context.actor, whole.edition.id, {
              items: chosen.map(({ session, person }) => ({
                sessionId: session.id,
                personId: person.id,
                // Empty is said to be empty, and refused: it is not replaced by an address that was taken away.
                email: typed(person.id),
              })),
              ...(language === undefined ? {} : { language }),
            }),
          );
          return `${baseOf(context, whole)}?mails=${mails}`;
        },
      });
    },
  });
}
