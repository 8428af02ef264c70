import type { Translate } from '../../../platform/i18n/index.ts';
import {
  type DateSettings,
  dayLabel,
  dayOf,
  formatList,
  type Language,
  type LocalText,
  quote,
  textIn,
  timeRange,
} from '../../../platform/language/index.ts';
import type { Aspect, SessionContent, SessionDifference } from '../../programme/index.ts';

/** Names of what sessions refer to; empty for what is gone. */
export interface Names {
  room(id: string | null): LocalText | undefined;
  theme(id: string | null): LocalText | undefined;
  /** Titles and name. */
  person(id: string, language: Language): string;
}

/** With what differences are written. */
export interface DifferenceWords {
  readonly t: Translate;
  readonly settings: DateSettings;
  readonly names: Names;
}

const say = (text: LocalText | null | undefined, language: Language): string =>
  text == null ? '' : textIn(text, language).text;

const at = ({ startsAt, endsAt }: SessionContent, { settings }: DifferenceWords): string =>
  timeRange(new Date(startsAt), new Date(endsAt), settings);

const dayLabelOf = ({ startsAt }: SessionContent, { settings }: DifferenceWords): string =>
  dayLabel(new Date(startsAt), settings);

const roomOf = ({ roomId, place }: SessionContent, { t, names, settings }: DifferenceWords): string =>
  say(names.room(roomId) ?? place, settings.language) || t('releases:no-room');

/** When and where: «الاثنين 16 نوفمبر، 09:00–10:00، القاعة الكبرى». */
export const placeOf = (session: SessionContent, words: DifferenceWords): string =>
  [dayLabelOf(session, words), at(session, words), roomOf(session, words)].join(
    words.settings.language === 'ar' ? '، ' : ', ',
  );

function timeLine(before: SessionContent, after: SessionContent, words: DifferenceWords): string {
  const { timeZone } = words.settings;
  const sameDay = dayOf(new Date(before.startsAt), timeZone) === dayOf(new Date(after.startsAt), timeZone);
  const when = (session: SessionContent): string =>
    sameDay ? at(session, words) : `${dayLabelOf(session, words)} ${at(session, words)}`;
  return words.t('releases:changed.time', { before: when(before), after: when(after) });
}

/** Who came, who left; who does something else. */
function peopleLines(before: SessionContent, after: SessionContent, words: DifferenceWords): string[] {
  const { t, names, settings } = words;
  const { language } = settings;
  const ids = (session: SessionContent): string[] => [
    ...new Set(session.roles.map(({ personId }) => personId)),
  ];
  const [old, now] = [ids(before), ids(after)];
  const listed = (found: readonly string[]): string =>
    formatList(
      found.map((id) => names.person(id, language)).filter((name) => name !== ''),
      language,
    );
  const came = listed(now.filter((id) => !old.includes(id)));
  const left = listed(old.filter((id) => !now.includes(id)));
  const lines = [
    ...(came === '' ? [] : [t('releases:changed.came', { names: came })]),
    ...(left === '' ? [] : [t('releases:changed.left', { names: left })]),
  ];
  return lines.length > 0 ? lines : [t('releases:changed.roles')];
}

const aspectLines: Readonly<
  Record<Aspect, (before: SessionContent, after: SessionContent, words: DifferenceWords) => readonly string[]>
> = {
  time: (before, after, words) => [timeLine(before, after, words)],
  room: (before, after, words) => [
    words.t('releases:changed.room', { before: roomOf(before, words), after: roomOf(after, words) }),
  ],
  title: (before, after, { t, settings: { language } }) => [
    t('releases:changed.title', {
      before: quote(say(before.title, language), language),
      after: quote(say(after.title, language), language),
    }),
  ],
  people: peopleLines,
  papers: (_before, _after, { t }) => [t('releases:changed.papers')],
  theme: (before, after, { t, names, settings: { language } }) => [
    t('releases:changed.theme', {
      before: say(names.theme(before.themeId), language) || t('releases:no-theme'),
      after: say(names.theme(after.themeId), language) || t('releases:no-theme'),
    }),
  ],
  details: (_before, _after, { t }) => [t('releases:changed.details')],
};

/** A difference in words: a sentence for each thing that is different, before and after. */
export function differenceLines(
  { kind, aspects, before, after }: SessionDifference,
  words: DifferenceWords,
): string[] {
  const { t, settings } = words;
  const standing = after ?? before;
  if (standing === null) return [];
  if (before === null || after === null) return [placeOf(standing, words)];
  const changed = aspects.flatMap((aspect) =>
    kind !== 'changed' && aspect === 'details' ? [] : aspectLines[aspect](before, after, words),
  );
  if (kind === 'changed') return changed;
  const reason = kind === 'cancelled' ? say(after.cancellationReason, settings.language) : '';
  return [
    placeOf(kind === 'cancelled' ? before : after, words),
    ...(reason === '' ? [] : [t('releases:reason', { reason })]),
    ...(kind === 'cancelled' ? [] : changed),
  ];
}

/** What happened to the session, in a word or two: «تغيّر موعدها». Several things are several changes. */
export const differenceTitle = ({ kind, aspects }: SessionDifference, t: Translate): string =>
  kind === 'changed' && aspects.length === 1
    ? t(`releases:aspect.${aspects[0]}`)
    : t(`releases:kind.${kind}`);
