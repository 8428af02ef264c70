/** An edition's facts as the pieces of its home. Pure: data in, view models out. */
import {
  dayLabel,
  formatList,
  gregorianRange,
  hijriNote,
  hijriRange,
  ordinal,
  quote,
  textIn,
} from '../../platform/language/index.ts';
import type { PageContext } from '../../platform/pages/index.ts';
import type {
  FactModel,
  HeroModel,
  NoticeModel,
  SessionCardModel,
  StatModel,
} from '../../platform/views/index.ts';
import { agendaDates, cardOf, isTimed } from '../programme/index.ts';
import { dateSettingsOf, type EditionWhole, editionPath, sentence } from '../series/index.ts';
import type { HomeData } from './home-data.ts';
import { highlightsOf } from './rules.ts';

/** Names of co-organisers in the strip; more are counted there and named below. */
const NAMED_HOLDERS = 2;

const nameIn = (
  context: PageContext,
  named: { readonly name: Parameters<typeof textIn>[0] } | null,
): string => (named === null ? '' : textIn(named.name, context.language).text);

/** Time, place, patron and organiser: the strip under the title. */
function stripFacts(context: PageContext, whole: EditionWhole, data: HomeData): FactModel[] {
  const { t, language } = context;
  const { edition, organiser, coOrganisers } = whole;
  const settings = dateSettingsOf(whole, language);
  const gregorian = gregorianRange(edition.startsOn, edition.endsOn, settings);
  const hijri = [hijriRange(edition.startsOn, edition.endsOn, settings), hijriNote(settings)]
    .filter((part) => part !== '')
    .join(language === 'ar' ? '، ' : ', ');
  const [first, second] = settings.hijri.first && hijri !== '' ? [hijri, gregorian] : [gregorian, hijri];

  const city = edition.city === null ? '' : textIn(edition.city, language).text;
  const state = data.hostState === undefined ? '' : textIn(data.hostState.shortName, language).text;
  const seat = formatList([city, city === state ? '' : state], language, 'roster');
  const [venue] = data.venues;
  const place =
    venue === undefined ? seat || t(`series:mode.${edition.mode}`) : textIn(venue.name, language).text;

  const names = coOrganisers.map((body) => nameIn(context, body));
  const holders =
    names.length <= NAMED_HOLDERS
      ? formatList(names, language)
      : t('common:count.body_obl', { count: names.length });
  return [
    {
      label: t('site:facts.time'),
      value: first,
      datetime: edition.startsOn,
      notes: second === '' ? [] : [second],
    },
    { label: t('site:facts.place'), value: place, notes: place === seat || seat === '' ? [] : [seat] },
    {
      label: t('site:facts.patron'),
      value: edition.patron === null ? '' : textIn(edition.patron, language).text,
    },
    {
      label: t('site:facts.organiser'),
      value: nameIn(context, organiser),
      notes: names.length === 0 ? [] : [t('site:facts.with', { holders })],
    },
  ].filter(({ value }) => value !== '');
}

export function heroModel(
  context: PageContext,
  whole: EditionWhole,
  data: HomeData,
  { feedback }: { readonly feedback: boolean },
): HeroModel {
  const { t, language } = context;
  const { edition } = whole;
  const base = context.href(editionPath(whole));
  const actions = [
    ...(data.agenda.sessions.length > 0
      ? [{ label: t('common:nav.public.agenda'), href: `${base}/agenda` }]
      : []),
    ...(data.recommendations > 0
      ? [{ label: t('common:nav.public.recommendations'), href: `${base}/recommendations` }]
      : []),
    ...(data.recommendations === 0 && data.documents.length > 0
      ? [{ label: t('site:home-of-edition.texts'), href: `${base}/recommendations` }]
      : []),
    ...(feedback ? [{ label: t('feedback:tell'), href: `${base}/feedback` }] : []),
  ];
  return {
    title: textIn(edition.title, language).text,
    slogan: edition.slogan === null ? undefined : quote(textIn(edition.slogan, language).text, language),
    tags: [
      {
        text: sentence(
          t('series:edition-ordinal', { ordinal: ordinal(edition.number, 'f', 'nom', language) }),
        ),
      },
      ...(edition.external ? [{ text: t('site:external.tag') }] : []),
      ...(edition.status === 'postponed' || edition.status === 'cancelled'
        ? [{ text: t(`site:standing.${edition.status}`), tone: 'warn' as const }]
        : []),
    ],
    over: t(`series:mode.${edition.mode}`),
    actions: actions.map((action, index) => ({
      ...action,
      tone: index === 0 ? ('light' as const) : ('line' as const),
    })),
    facts: stripFacts(context, whole, data),
  };
}

/** What is to be said before anything else: postponed, cancelled, still being planned; or the organiser's own remark. */
export function noticeModel(
  { t, language }: PageContext,
  { edition }: EditionWhole,
): NoticeModel | undefined {
  const remark = edition.remark === null ? undefined : textIn(edition.remark, language).text;
  if (edition.status === 'postponed' || edition.status === 'cancelled') {
    return {
      title: t(`site:notice.${edition.status}`),
      text: remark,
      tone: edition.status === 'cancelled' ? 'bad' : 'warn',
    };
  }
  if (remark !== undefined) return { title: t('site:notice.remark'), text: remark };
  return edition.status === 'planned'
    ? { title: t('site:notice.planned'), text: t('site:notice.planned-text') }
    : undefined;
}

export function aboutModel(context: PageContext, whole: EditionWhole, data: HomeData) {
  const { t, language } = context;
  const { edition, coOrganisers } = whole;
  const part = (title: string, text: typeof edition.vision) =>
    text === null ? [] : [{ title: t(title), text: textIn(text, language) }];
  return {
    description: edition.description === null ? undefined : textIn(edition.description, language),
    parts: [...part('site:about.vision', edition.vision), ...part('site:about.mission', edition.mission)],
    objectives: edition.objectives.map((objective) => textIn(objective, language)),
    holders: coOrganisers.length > NAMED_HOLDERS ? coOrganisers.map((body) => nameIn(context, body)) : [],
    venues: data.venues.length > 1 ? data.venues.map((venue) => nameIn(context, venue)) : [],
  };
}

/** Figures that are counts of what the page and its neighbours list; a figure of nothing is left out, and one alone tells nothing. */
export function figuresModel(
  { t }: PageContext,
  { edition }: EditionWhole,
  base: string,
  data: HomeData,
): StatModel[] {
  const held = data.agenda.sessions.filter(({ kind, status }) => kind !== 'break' && status === 'scheduled');
  const speakers = new Set(
    held.flatMap(({ roles }) =>
      roles.filter(({ role }) => role !== 'interpreter').map(({ person }) => person.id),
    ),
  );
  // Of an edition that others held only some of those who took part are known: their number would be wrong.
  const parties = edition.external ? [] : data.parties;
  const ofKind = (wanted: 'state' | 'body') =>
    parties.filter(({ participation }) => participation.entityKind === wanted).length;
  const participants = parties.reduce((sum, { participation }) => sum + (participation.participants ?? 0), 0);
  const figures = [
    { label: t('site:figures.states'), value: ofKind('state'), href: `${base}/participants` },
    { label: t('site:figures.bodies'), value: ofKind('body'), href: `${base}/participants` },
    { label: t('site:figures.participants'), value: participants },
    { label: t('site:figures.sessions'), value: held.length, href: `${base}/agenda` },
    { label: t('site:figures.speakers'), value: speakers.size, href: `${base}/speakers` },
    {
      label: t('site:figures.recommendations'),
      value: data.recommendations,
      href: `${base}/recommendations`,
    },
  ].filter(({ value }) => value > 0);
  return figures.length > 1 ? figures : [];
}

export function highlightsModel(
  context: PageContext,
  base: string,
  { agenda }: HomeData,
): SessionCardModel[] {
  const settings = agendaDates(agenda, context.language);
  return highlightsOf(agenda.sessions.filter(isTimed)).map((session) => ({
    ...cardOf(context, agenda, session, base),
    day: dayLabel(session.startsAt, settings),
  }));
}

/** Themes with the sessions that hang on them, cancelled ones not counted. */
export const themesModel = ({ t, language }: PageContext, base: string, { agenda }: HomeData) =>
  agenda.themes.map(({ id, number, slug, title }) => {
    const count = agenda.sessions.filter(
      ({ theme, status }) => theme?.id === id && status === 'scheduled',
    ).length;
    return {
      number,
      name: textIn(title, language).text,
      href: count === 0 ? undefined : `${base}/agenda?theme=${slug}`,
      counted: count === 0 ? '' : t('common:count.session', { count }),
    };
  });

/** States or bodies that take part, in the order of the language, with the people that each sends. */
export const partiesModel = (context: PageContext, { parties }: HomeData, kind: 'state' | 'body') =>
  parties
    .filter(({ participation }) => participation.entityKind === kind)
    .map(({ participation, state, body }) => ({
      name: state === null ? nameIn(context, body) : textIn(state.shortName, context.language).text,
      participants: participation.participants,
    }));
