import type { Db } from '../../platform/database/index.ts';
import type { PageContext } from '../../platform/pages/index.ts';
import type { NoticeModel } from '../../platform/views/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../series/index.ts';
import { manageProgramme } from './policy.ts';

/** Something on the programme that its authors have withdrawn. */
export interface Withdrawn {
  readonly submissionId: string;
  readonly callId: string;
  /** `P-017`. */
  readonly code: string;
  readonly title: string;
  readonly sessionId: string;
  readonly sessionCode: string;
  /** The paper in its session; null: the session itself was made of it. */
  readonly paperId: string | null;
  /** Without it the session has nothing left. */
  readonly last: boolean;
}

/** What of an edition's working programme was withdrawn, by code; the next rung knows it. One statement. */
export type ListWithdrawn = (db: Db, editionId: string) => Promise<readonly Withdrawn[]>;

/** Acts that one notice offers; what is beyond them stands in the list of papers. */
const MOST_ACTS = 5;

/** Says what was withdrawn and still stands, each with the act that takes it out; undefined where nothing was. */
export function withdrawnNotice(
  context: PageContext,
  whole: EditionWhole,
  found: readonly Withdrawn[],
): NoticeModel | undefined {
  if (found.length === 0) return undefined;
  const t = context.words(whole.edition.digits);
  const papers = context.href(`${managementPath(whole)}/papers`);
  return {
    tone: 'bad',
    title: t('withdrawals:title', { count: found.length }),
    text: t('withdrawals:text'),
    lines: found.map(({ code, title, sessionCode, last }) =>
      t(`withdrawals:${last ? 'last' : 'one'}`, { code, title, session: sessionCode }),
    ),
    actions: manageProgramme.allows(context.actor, placeOf(whole.edition))
      ? [
          ...found.slice(0, MOST_ACTS).map(({ submissionId, code, paperId }) => ({
            label: t(`withdrawals:${paperId === null ? 'cancel' : 'take-out'}`, { code }),
            href: `${papers}/${submissionId}/take-out`,
          })),
          ...(found.length > MOST_ACTS
            ? [{ label: t('withdrawals:all'), href: `${papers}?state=withdrawn` }]
            : []),
        ]
      : [],
  };
}
