import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { RowModel } from '../../../../platform/views/index.ts';
import type { Reading } from '../reading.ts';
import type { Voice } from '../sentences.ts';
import { acceptedBy, restoring } from './rows.ts';

/** What was accepted and no longer occurs, so that it can be taken back all the same. */
export function acceptedRows(
  _context: PageContext,
  { accepted, violations, names }: Reading,
  voice: Voice,
  { base, manages }: { readonly base: string; readonly manages: boolean },
): RowModel[] {
  const { t, settings } = voice;
  const standing = new Set(violations.map(({ fingerprint }) => fingerprint));
  return [...accepted.values()]
    .filter(({ fingerprint }) => !standing.has(fingerprint))
    .map((row) => ({
      id: row.id,
      title: t(`conflicts:rule.${row.rule}`),
      tags: [{ text: t('conflicts:accepted.gone'), tone: 'silent' as const }],
      cells: {
        level: { text: acceptedBy(row, voice), muted: true },
        sessions: {
          links: row.sessionIds.flatMap((id) => {
            const session = names.sessions.get(id);
            return session === undefined
              ? []
              : [{ text: textIn(session.title, settings.language).text, code: session.code }];
          }),
        },
        actions: { actions: manages ? [restoring(row.id, base, t('conflicts:action.restore'))] : [] },
      },
    }));
}
