import type { RawSession } from './content.ts';

/**
 * The working schedule without what its authors have withdrawn: no release shows a withdrawn paper, whoever has or has not
 * taken it out. Of a session that was made of one, those who knew it read that it is cancelled; a draft stays away.
 */
export function withoutWithdrawn(
  working: readonly RawSession[],
  withdrawn: readonly { readonly sessionId: string; readonly paperId: string | null }[],
): readonly RawSession[] {
  if (withdrawn.length === 0) return working;
  const gone = new Set(withdrawn.map(({ paperId }) => paperId));
  const whole = new Set(
    withdrawn.filter(({ paperId }) => paperId === null).map(({ sessionId }) => sessionId),
  );
  return working.flatMap((session): RawSession[] => {
    if (whole.has(session.id)) return session.status === 'draft' ? [] : [{ ...session, status: 'cancelled' }];
    if (session.papers?.some(({ id }) => gone.has(id)) !== true) return [session];
    return [{ ...session, papers: session.papers.filter(({ id }) => !gone.has(id)) }];
  });
}
