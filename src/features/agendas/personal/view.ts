/** One's own agenda as a view model. */
import { gregorianDate, hijriDate, shortDate, textIn, time } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { ActionModel, SessionCardModel, TagModel } from '../../../platform/views/index.ts';
import type { Stars } from '../../programme/index.ts';
import { agendaDates, cardOf } from '../../programme/index.ts';
import { editionPath } from '../../series/index.ts';
import type { OwnAgenda } from './context.ts';
import { clashesOf, type OwnEntry } from './rules.ts';

/** A row of one's own agenda: the session's card with what is one's own about it. */
export interface OwnRow extends SessionCardModel {
  readonly note?: string;
}

/** The days of one's own agenda, each with its rows. */
export function ownDays(context: PageContext, agenda: OwnAgenda, starOf: Stars) {
  const { language } = context;
  const { whole, data, entries, mine } = agenda;
  const t = context.words(whole.edition.digits);
  const base = context.href(editionPath(whole));
  const settings = agendaDates(data, language);
  const clashes = clashesOf(entries);

  const roleTags = ({ session, roles, reasons }: OwnEntry): TagModel[] => [
    ...roles.map((role) => {
      const held = session.roles.find((one) => one.role === role && mine.personIds.has(one.person.id));
      return {
        text: t(`common:session-role.${role}.${held?.person.gender ?? 'unstated'}`),
        tone: 'brand' as const,
        icon: 'user' as const,
      };
    }),
    ...reasons.map((label) => ({ text: t(label), tone: 'brand' as const })),
  ];
  const row = (entry: OwnEntry): OwnRow => {
    const card = cardOf({ language, t }, data, entry.session, base, starOf);
    const others = clashes.get(entry.session.id) ?? [];
    return {
      ...card,
      tags: [...roleTags(entry), ...(card.tags ?? [])],
      ...(others.length === 0
        ? {}
        : {
            note: t('my-agenda:clash', {
              others: others
                .map(({ title }) => textIn(title, language).text)
                .join(language === 'ar' ? '؛ ' : '; '),
            }),
          }),
    };
  };
  const days = [...new Set(entries.flatMap(({ session }) => session.day ?? []))].sort();
  return {
    clashes: clashes.size,
    days: days.map((day) => ({
      id: `day-${day}`,
      title: gregorianDate(day, settings, { weekday: true }),
      hijri: hijriDate(day, settings),
      rows: entries.filter(({ session }) => session.day === day).map(row),
    })),
  };
}

/** What the page says of the calendar's address, and what can be done about it. */
export function feedModel(context: PageContext, { whole, data, mine }: OwnAgenda) {
  const t = context.words(whole.edition.digits);
  const settings = agendaDates(data, context.language);
  const moment = (at: Date): string =>
    t('my-agenda:moment', { day: shortDate(at, settings), time: time(at, settings) });
  const address = context.href(`${editionPath(whole)}/my-agenda/feed`);
  const actions: ActionModel[] =
    mine.feed === null
      ? [{ label: t('my-agenda:feed.make'), action: address, icon: 'cal' }]
      : [
          {
            label: t('my-agenda:feed.renew'),
            action: address,
            size: 'sm',
            confirm: { title: t('my-agenda:feed.renew-title'), text: t('my-agenda:feed.renew-text') },
          },
          {
            label: t('my-agenda:feed.revoke'),
            action: `${address}/revocation`,
            tone: 'danger',
            size: 'sm',
            confirm: { title: t('my-agenda:feed.revoke-title'), text: t('my-agenda:feed.revoke-text') },
          },
        ];
  return {
    text: t(mine.feed === null ? 'my-agenda:feed.text' : 'my-agenda:feed.works'),
    facts:
      mine.feed === null
        ? []
        : [
            { label: t('my-agenda:feed.since'), value: moment(mine.feed.createdAt) },
            {
              label: t('my-agenda:feed.last-read'),
              value: mine.feed.lastReadAt === null ? t('my-agenda:feed.never') : moment(mine.feed.lastReadAt),
            },
          ],
    actions,
  };
}
