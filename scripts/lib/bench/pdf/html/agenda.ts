import type { AgendaDocument } from '../../../../../src/features/programme/index.ts';
import { gregorianDate, postLine, time, titledName } from '../../../../../src/platform/language/index.ts';
import { words } from '../content.ts';
import { escaped, page } from './page.ts';

type Session = AgendaDocument['sessions'][number];

const kindOf = ({ kind }: Session): string => escaped(words.ar(`common:kind.session.${kind}`));

/** The grid of a day: rooms beside each other, a row for each hour at which something starts. */
function gridHtml({ edition, rooms }: AgendaDocument, shown: readonly Session[]): string {
  const settings = { ...edition.dates, language: 'ar' } as const;
  const cellOf = (session: Session | undefined): string => {
    if (session === undefined) return '<td></td>';
    const [leader] = session.roles;
    const name = leader === undefined ? '' : `<br><small>${escaped(titledName(leader.ar))}</small>`;
    return `<td><small>${kindOf(session)}</small><br><a href="#${session.code}">${escaped(session.title.ar)}</a>${name}</td>`;
  };
  const starts = [...new Set(shown.map(({ startsAt }) => startsAt.getTime()))];
  const rows = starts.map((start) => {
    const cells = rooms.map(({ id }) =>
      cellOf(shown.find(({ roomId, startsAt }) => roomId === id && startsAt.getTime() === start)),
    );
    return `<tr><th>${time(new Date(start), settings)}</th>${cells.join('')}</tr>`;
  });
  const heads = rooms.map(({ name }) => `<th>${escaped(name.ar)}</th>`);
  return `<table><thead><tr><th></th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function entryHtml({ edition, rooms }: AgendaDocument, session: Session): string {
  const settings = { ...edition.dates, language: 'ar' } as const;
  const room = rooms.find(({ id }) => id === session.roomId)?.name.ar ?? '';
  const roles = session.roles.map(({ role, ar }) => {
    const who = [titledName(ar), postLine(ar, 'ar')].filter((part) => part !== '').join('، ');
    return `<dt>${escaped(words.ar(`common:session-role.${role}.m`))}</dt><dd>${escaped(who)}</dd>`;
  });
  const times = `${time(session.startsAt, settings)}<br>${time(session.endsAt, settings)}`;
  const head = `<small>${kindOf(session)} · ${escaped(room)} · ${session.code}</small><h3>${escaped(session.title.ar)}</h3>`;
  return `<section id="${session.code}"><time>${times}</time><div>${head}<dl>${roles.join('')}</dl></div></section>`;
}

/** The agenda as a page with the text of the printed one: the grid of each day, then every session in detail. */
export function agendaHtml(agenda: AgendaDocument): string {
  const { edition, days, sessions } = agenda;
  const settings = { ...edition.dates, language: 'ar' } as const;
  const ordered = sessions.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const byDay = days.map((day) => ({
    title: `<h2>${escaped(gregorianDate(day, settings))}</h2>`,
    shown: ordered.filter(({ startsAt }) => startsAt.toISOString().startsWith(day)),
  }));
  const grids = byDay.map(({ title, shown }) => title + gridHtml(agenda, shown));
  const details = byDay.map(
    ({ title, shown }) => title + shown.map((session) => entryHtml(agenda, session)).join(''),
  );
  return page(edition.title.ar, `<h1>${escaped(edition.title.ar)}</h1>${grids.join('')}${details.join('')}`);
}
