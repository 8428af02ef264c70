import { notFound } from '../../../platform/errors/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { type EditionWhole, editionPath } from '../../series/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import { writeCalendar, writeScheduleJson, writeScheduleXml } from '../formats/index.ts';
import { presentAgenda, presentAgendaDay } from '../present.ts';
import { lastChangeOf, scheduleFileOf } from './export-model.ts';
import type { PublicPages } from './index.ts';

/** Adds the programme in other forms: calendars, schedule.xml, schedule.json, and as plain JSON. */
export function addOutputs({ shell, publicUrl, announced: agendaOf, asked }: PublicPages): void {
  const fileOf = (context: PageContext, whole: EditionWhole, data: AgendaData) =>
    scheduleFileOf(data, { edition: `${publicUrl}${context.href(editionPath(whole))}` });

  const calendar = (context: PageContext, whole: EditionWhole, data: AgendaData, part = false) => ({
    type: 'text/calendar; charset=utf-8',
    body: writeCalendar(fileOf(context, whole, data), {
      stamp: lastChangeOf(data),
      language: context.language,
      name: textIn(whole.edition.title, context.language).text,
      part,
    }),
  });

  shell.published({
    path: '/agenda.ics',
    handle: async (context, whole) => {
      const data = await agendaOf(whole);
      const { day } = context.query;
      if (day === undefined) return calendar(context, whole, data);
      // Only days of the agenda are addresses: nobody fills the memory with others.
      const sessions = data.sessions.filter((session) => session.day === day);
      if (sessions.length === 0) throw notFound();
      return calendar(context, whole, { ...data, sessions }, true);
    },
  });

  shell.published({
    path: '/sessions/:session.ics',
    handle: async (context, whole) => {
      const data = await agendaOf(whole);
      const sessions = data.sessions.filter(({ slug }) => slug === context.params.session);
      if (sessions.length === 0) throw notFound();
      return calendar(context, whole, { ...data, sessions }, true);
    },
  });

  /** Calendars of one room, theme or person: of what there is, also where nothing of it is on the programme now. */
  const parts = {
    '/rooms/:slug.ics': (data: AgendaData, slug: string) =>
      data.rooms.some((room) => room.slug === slug) &&
      data.sessions.filter(({ room }) => room?.slug === slug),
    '/themes/:slug.ics': (data: AgendaData, slug: string) =>
      data.themes.some((theme) => theme.slug === slug) &&
      data.sessions.filter(({ theme }) => theme?.slug === slug),
    '/speakers/:slug.ics': (data: AgendaData, slug: string) =>
      data.persons.some((person) => person.slug === slug) &&
      data.sessions.filter(
        ({ roles, papers }) =>
          roles.some(({ person }) => person.slug === slug) ||
          papers.some(({ authors }) => authors.some((author) => author.slug === slug)),
      ),
  };
  for (const [path, choose] of Object.entries(parts)) {
    shell.published({
      path,
      handle: async (context, whole) => {
        const data = await agendaOf(whole);
        const sessions = choose(data, context.params.slug ?? '');
        if (sessions === false || Object.keys(context.query).length > 0) throw notFound();
        return calendar(context, whole, { ...data, sessions }, true);
      },
    });
  }

  shell.published({
    path: '/schedule.xml',
    handle: async (context, whole) => ({
      type: 'application/xml; charset=utf-8',
      body: writeScheduleXml(fileOf(context, whole, await asked(context, whole))),
    }),
  });

  shell.published({
    path: '/schedule.json',
    handle: async (context, whole) => ({
      type: 'application/json; charset=utf-8',
      body: writeScheduleJson(fileOf(context, whole, await asked(context, whole))),
    }),
  });

  shell.published({
    path: '/agenda.json',
    handle: async (context, whole) => {
      const data = await asked(context, whole);
      const { day } = context.query;
      // Only days of the agenda are addresses here, too.
      if (day !== undefined && !data.sessions.some((session) => session.day === day)) throw notFound();
      const agenda = typeof day === 'string' ? presentAgendaDay(data, day) : presentAgenda(data);
      return { type: 'application/json; charset=utf-8', body: JSON.stringify(agenda) };
    },
  });
}
