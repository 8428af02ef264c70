import { dayLabel, timeRange } from '../../../platform/language/index.ts';
import { dateSettingsOf, managementPath } from '../../series/index.ts';
import { readProgramme } from '../policy.ts';
import { say } from '../say.ts';
import { type ConflictSession, listConflicts } from '../store/conflicts.ts';
import type { ProgrammePages } from './index.ts';

/** Adds the list of sessions that want one room or person at the same time. */
export function addConflictsPage({ shell, database, dataOf }: ProgrammePages): void {
  shell.managed({
    path: '/conflicts',
    policy: readProgramme,
    handle: async (context, whole) => {
      const { language } = context;
      const t = context.words(whole.edition.digits);
      const settings = dateSettingsOf(whole, language);
      const data = await dataOf(whole);
      const conflicts = await listConflicts(database, data);
      const base = context.href(`${managementPath(whole)}/sessions`);
      const cell = (session: ConflictSession) => ({
        text: say(session.title, language),
        code: session.code,
        sub: timeRange(session.startsAt, session.endsAt, settings),
        ...(session.own ? { href: `${base}/${session.id}` } : {}),
      });
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('common:nav.management.conflicts'),
          lede: t('programme:conflict.text'),
          current: '/conflicts',
        }),
        data: {
          table: {
            id: 'conflicts',
            caption: t('common:nav.management.conflicts'),
            columns: [
              { key: 'resource', label: t('programme:conflict.resource') },
              { key: 'time', label: t('programme:column.time') },
              { key: 'session', label: t('programme:conflict.session') },
              { key: 'with', label: t('programme:conflict.with') },
            ],
            rows: conflicts.map(({ resource, from, to, session, with: other }) => ({
              id: `${session.id} ${other.id} ${resource.id}`,
              title: say(resource.name, language),
              sub: t(`programme:conflict.${resource.kind}`),
              cells: {
                time: { text: timeRange(from, to, settings), sub: dayLabel(from, settings) },
                session: cell(session),
                with: cell(other),
              },
            })),
            empty: { title: t('programme:conflict.none'), text: t('programme:conflict.none-text') },
          },
        },
      };
    },
  });
}
