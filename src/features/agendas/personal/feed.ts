import { createHash } from 'node:crypto';
import { anonymous } from '../../../platform/actor/index.ts';
import { isAppError, notFound } from '../../../platform/errors/index.ts';
import { anyone, type RouteLimit } from '../../../platform/http/index.ts';
import { type Language, textIn } from '../../../platform/language/index.ts';
import type { PageAnswer, PageContext, Pages } from '../../../platform/pages/index.ts';
import { hashSecret } from '../../../platform/vault/index.ts';
import { lastChangeOf, scheduleFileOf, writeCalendar } from '../../programme/index.ts';
import { editionPath } from '../../series/index.ts';
import { findFeed, noteReading } from '../store/feeds.ts';
import { type AgendasContext, type OwnAgenda, readOwnAgenda } from './context.ts';
import { sessionsAsWritten } from './rules.ts';

/** Calendars ask by the hour, and a ministry's network is one address: enough for a few thousand of them. */
const readingFeeds: RouteLimit = { name: 'agenda-feed', max: 2_000, minutes: 10, everybody: 60_000 };

/** Seconds that a calendar's program may keep what it read. */
const KEPT = 300;

/** One's own agenda as a calendar. Equal agendas give equal bytes. */
export function calendarOf(
  { whole, data, entries }: OwnAgenda,
  language: Language,
  publicUrl: string,
  words: { readonly name: string; readonly say: (key: string) => string },
) {
  const { name, say } = words;
  const own = { ...data, sessions: sessionsAsWritten(entries, say) };
  const persons = new Set(
    own.sessions.flatMap(({ roles, papers }) => [
      ...roles.map(({ person }) => person.id),
      ...papers.flatMap(({ authors }) => authors.map(({ id }) => id)),
    ]),
  );
  const file = scheduleFileOf(
    { ...own, persons: data.persons.filter(({ id }) => persons.has(id)) },
    { edition: `${publicUrl}/${language}${editionPath(whole)}` },
  );
  return writeCalendar(file, { stamp: lastChangeOf(own), language, name, part: true });
}

/**
 * Adds the calendar behind a secret address. Whoever has the address reads it; an unknown address and one that was
 * revoked get the same answer. It shows no more than the public agenda.
 */
export function addFeed(deps: AgendasContext & { readonly pages: Pages }): void {
  const { pages, database, finder, clock, publicUrl } = deps;

  const read = async (context: PageContext): Promise<OwnAgenda> => {
    const owner = await findFeed(database, hashSecret(context.params.secret ?? ''));
    if (owner === undefined) throw notFound();
    const whole = await finder.visible(anonymous, owner.editionId).catch((thrown: unknown) => {
      // That it belongs to an edition which is hidden again is nobody's business.
      throw isAppError(thrown) ? notFound() : thrown;
    });
    const agenda = await readOwnAgenda(deps, whole, owner.accountId);
    await noteReading(database, owner, clock.now());
    return agenda;
  };

  pages.route({
    path: '/feeds/:secret.ics',
    policy: anyone,
    limit: readingFeeds,
    async handle(context): Promise<PageAnswer> {
      const agenda = await read(context);
      const { language, t } = context;
      const name = t('my-agenda:calendar-name', {
        edition: textIn(agenda.whole.edition.title, language).text,
      });
      const body = calendarOf(agenda, language, publicUrl, { name, say: t });
      return {
        type: 'text/calendar; charset=utf-8',
        body,
        headers: {
          etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
          'cache-control': `private, max-age=${KEPT}`,
          'content-disposition': 'inline; filename="my-agenda.ics"',
          'x-robots-tag': 'noindex',
        },
      };
    },
  });
}
