import type { PageContext } from '../../../platform/pages/index.ts';
import type { RowModel, TagModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, sentence } from '../../series/index.ts';
import type { AgendaData, AgendaSession } from '../agenda-data.ts';
import { needsOfSession } from '../filter.ts';
import { leadingRoles, type SessionStatus } from '../rules/statuses.ts';
import { say, shortPerson, themeModel, whenOf } from '../say.ts';

/** Columns that one may choose from, in their order. */
export const columnKeys = [
  'theme',
  'time',
  'room',
  'leader',
  'status',
  'capacity',
  'rapporteur',
  'interpretation',
] as const;
/** Those shown to whoever has chosen none. */
export const usualColumns: readonly string[] = ['theme', 'time', 'room', 'leader', 'status', 'capacity'];

const statusTone = (status: SessionStatus): TagModel['tone'] =>
  status === 'scheduled' ? 'ok' : status === 'cancelled' ? 'bad' : undefined;

const leadersOf = (session: AgendaSession, language: PageContext['language']): string[] => {
  const leading = leadingRoles[session.kind];
  return session.roles
    .filter(({ role }) => leading.includes(role))
    .map(({ person }) => shortPerson(person, language));
};

/** A session as a row of the workbench. */
export function rowOf(
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  session: AgendaSession,
  base: string,
): RowModel {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, language);
  const needs = needsOfSession(session, data);
  const when = whenOf(session, settings);
  const separator = language === 'ar' ? '، ' : ', ';
  const rapporteurs = session.roles.filter(({ role }) => role === 'rapporteur');
  const pooled = session.status === 'draft' && session.startsAt === null;
  return {
    id: session.id,
    title: say(session.title, language),
    href: `${base}/${session.id}`,
    sub: `${session.code} · ${t(`common:kind.session.${session.kind}`)}`,
    ...(session.title[language] === '' ? { lang: session.title.authentic } : {}),
    cells: {
      theme: session.theme === null ? null : { theme: themeModel(session.theme, language) },
      time: when === undefined ? null : { time: { datetime: when.datetime, text: when.time }, sub: when.day },
      room: session.room === null ? null : say(session.room.name, language),
      leader: leadersOf(session, language).join(separator),
      status: {
        tags: [
          {
            text: sentence(t(`common:status.session.${pooled ? 'unscheduled' : session.status}`)),
            tone: pooled ? 'info' : statusTone(session.status),
          },
          ...needs
            .filter((need) => need !== 'time')
            .map(
              (need): TagModel => ({
                text: t(`programme:need.${need}`),
                tone: need === 'conflict' || need === 'declined' ? 'bad' : 'warn',
              }),
            ),
        ],
      },
      capacity: session.capacity ?? session.room?.capacity ?? null,
      rapporteur: rapporteurs.map(({ person }) => shortPerson(person, language)).join(separator),
      interpretation: session.interpretation.map((one) => t(`common:language.${one}`)).join(separator),
    },
  };
}
