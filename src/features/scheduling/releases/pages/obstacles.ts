import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../platform/views/index.ts';
import type { AgendaData } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../../series/index.ts';
import { namesOf, sentenceOf } from '../../conflicts/sentences.ts';
import type { Violation } from '../../rules/facts.ts';
import type { Obstacles } from '../service.ts';

/** Sessions of a conflict that are linked; a theme that wanders has dozens. */
const MOST_SESSIONS = 4;
/** Warnings beside what refuses the release; the page of conflicts has all. */
const MOST_WARNINGS = 20;

/** What stands in the way of a release and what should be looked at before it, each in a sentence; none: no table. */
export function obstaclesTable(
  context: PageContext,
  whole: EditionWhole,
  { blocking, warnings }: Obstacles,
  work: AgendaData | undefined,
): TableModel[] {
  if (work === undefined || blocking.length + warnings.length === 0) return [];
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const names = namesOf(work);
  const voice = { t, settings: dateSettingsOf(whole, language) };
  const manage = context.href(managementPath(whole));
  const rowOf = (violation: Violation, refuses: boolean) => ({
    id: violation.fingerprint,
    title: sentenceOf(violation, names, voice),
    sub: t(`conflicts:rule.${violation.rule}`),
    cells: {
      sessions: {
        links: violation.sessions.slice(0, MOST_SESSIONS).flatMap((id) => {
          const session = names.sessions.get(id);
          return session === undefined
            ? []
            : [
                {
                  text: textIn(session.title, language).text,
                  href: `${manage}/sessions/${id}`,
                  code: session.code,
                },
              ];
        }),
      },
      level: {
        tag: refuses
          ? { text: t('releases:preview.blocking'), tone: 'bad' as const }
          : { text: t('releases:preview.warning'), tone: 'warn' as const },
      },
    },
  });
  return [
    {
      id: 'obstacles',
      caption: t('releases:preview.conflicts'),
      columns: [
        { key: 'rule', label: t('releases:preview.conflict') },
        { key: 'sessions', label: t('releases:preview.sessions') },
        { key: 'level', label: t('releases:preview.level') },
      ],
      rows: [
        ...blocking.map((violation) => rowOf(violation, true)),
        ...warnings.slice(0, MOST_WARNINGS).map((violation) => rowOf(violation, false)),
      ],
    },
  ];
}
