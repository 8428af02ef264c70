const MINUTE = 60_000;

/** When a paper is read, as the organiser said it: minutes after the session's start, and minutes that it takes. */
export interface PaperTiming {
  /** Null: after the one before it. */
  readonly startsAfter: number | null;
  /** Null: its share of what is left. */
  readonly minutes: number | null;
}

/** Minutes after the session's start. */
interface PaperSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Papers one after the other. Those without a length share equally, in whole minutes, what lies between the paper before
 * them and the next one with a start of its own, or the end.
 * @param length minutes of the session
 */
function spansOf(papers: readonly PaperTiming[], length: number): PaperSpan[] {
  const spans: PaperSpan[] = [];
  let at = 0;
  for (let first = 0; first < papers.length; ) {
    at = papers[first]?.startsAfter ?? at;
    const next = papers.findIndex(({ startsAfter }, index) => index > first && startsAfter !== null);
    const run = papers.slice(first, next < 0 ? papers.length : next);
    const end = (next < 0 ? null : papers[next]?.startsAfter) ?? length;
    const said = run.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
    const open = run.filter(({ minutes }) => minutes === null).length;
    const share = open === 0 ? 0 : Math.max(0, Math.floor((end - at - said) / open));
    for (const { minutes } of run) {
      const to = at + (minutes ?? share);
      spans.push({ from: at, to });
      at = to;
    }
    first += run.length;
  }
  return spans;
}

/** Whether anybody said when papers are read; where nobody did, no time is made up. */
const isTimed = (papers: readonly PaperTiming[]): boolean =>
  papers.some(({ startsAfter, minutes }) => startsAfter !== null || minutes !== null);

/**
 * When each paper of a session is read, in their order; null where nobody said anything of it, or where it does not fit
 * into the session.
 */
export function paperTimes(
  session: { readonly startsAt: Date | null; readonly endsAt: Date | null },
  papers: readonly PaperTiming[],
): ({ readonly startsAt: Date; readonly endsAt: Date } | null)[] {
  const { startsAt, endsAt } = session;
  if (startsAt === null || endsAt === null || !isTimed(papers)) return papers.map(() => null);
  const length = (endsAt.getTime() - startsAt.getTime()) / MINUTE;
  const instant = (minute: number): Date => new Date(startsAt.getTime() + minute * MINUTE);
  return spansOf(papers, length).map(({ from, to }) =>
    from >= to || to > length ? null : { startsAt: instant(from), endsAt: instant(to) },
  );
}

/** What is wrong with the time of one paper. */
export interface PaperFault {
  readonly index: number;
  readonly field: 'startsAfter' | 'minutes';
  readonly code: 'paper-outside-session' | 'papers-overlap' | 'paper-without-time';
}

/**
 * Papers that begin before the one before them ends, that reach beyond the session, or for which no minute is left; each
 * at most once.
 * @param length minutes of the session; null where it is not known: then order alone counts
 */
export function paperFaults(papers: readonly PaperTiming[], length: number | null): PaperFault[] {
  if (!isTimed(papers)) return [];
  const faults: PaperFault[] = [];
  let ended = 0;
  for (const [index, { from, to }] of spansOf(papers, length ?? Number.MAX_SAFE_INTEGER).entries()) {
    const own = papers[index]?.startsAfter != null;
    if (from < ended) faults.push({ index, field: 'startsAfter', code: 'papers-overlap' });
    else if (length !== null && to > length) {
      faults.push({
        index,
        field: own && from >= length ? 'startsAfter' : 'minutes',
        code: 'paper-outside-session',
      });
    } else if (to <= from) faults.push({ index, field: 'minutes', code: 'paper-without-time' });
    ended = Math.max(ended, to);
  }
  return faults;
}
