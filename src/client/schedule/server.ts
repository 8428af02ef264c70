/** What the board asks the server for. */
import type { PlacedAt } from '../../features/scheduling/rules/facts.ts';
import type { Schedule, SessionNow } from './state.ts';

export type StepRequest =
  | { readonly kind: 'move'; readonly sessionId: string; readonly at: PlacedAt | null }
  | { readonly kind: 'shift'; readonly sessionId: string; readonly start: number }
  | { readonly kind: 'swap'; readonly sessionId: string; readonly otherId: string }
  | { readonly kind: 'copy-break'; readonly sessionId: string }
  | { readonly kind: 'pin'; readonly sessionIds: readonly string[]; readonly pinned: boolean };

interface WirePlace {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string | null;
}
type WireSession = Omit<Required<SessionNow>, 'at'> & { readonly at: WirePlace | null };

/** What the server says of a step that was done. */
export interface Done {
  readonly id: string;
  readonly revision: number;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly sessions: readonly SessionNow[];
  /** It made or removed sessions, which only a fresh schedule shows. */
  readonly copies: boolean;
}

const placeOf = (at: WirePlace | null): PlacedAt | null =>
  at && { start: Date.parse(at.startsAt), end: Date.parse(at.endsAt), roomId: at.roomId };

/** A refusal, in words of the reader's language, with where the session is now when that is why. */
export class Refused extends Error {
  readonly at: PlacedAt | null | undefined;
  constructor(message: string, at: WirePlace | null | undefined) {
    super(message);
    this.at = at === undefined ? undefined : placeOf(at);
  }
}

export type Server = ReturnType<typeof createServer>;

export function createServer(root: HTMLElement, failed: string) {
  const { schedule = '', steps = '' } = root.dataset;
  const lang = document.documentElement.lang;

  async function ask<T>(address: string, options: RequestInit = {}): Promise<T> {
    const answer = await fetch(address, {
      ...options,
      headers: {
        'accept-language': lang,
        accept: 'application/json',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    const body = (await answer.json().catch(() => ({}))) as {
      title?: string;
      errors?: { message: string }[];
      session?: { at: WirePlace | null };
    };
    if (!answer.ok) {
      throw new Refused(body.errors?.[0]?.message ?? body.title ?? failed, body.session?.at);
    }
    return body as T;
  }

  async function step(address: string, options: RequestInit): Promise<Done> {
    const { moves, sessions, ...done } = await ask<
      Omit<Done, 'sessions' | 'copies'> & {
        sessions: WireSession[];
        moves: { copyOf?: string }[];
      }
    >(address, options);
    return {
      ...done,
      sessions: sessions.map((one) => ({ ...one, at: placeOf(one.at) })),
      copies: moves.some(({ copyOf }) => copyOf !== undefined),
    };
  }

  const instant = (millis: number): string => new Date(millis).toISOString();
  const wire = (step: StepRequest): object => {
    if (step.kind === 'move') {
      const { at, ...rest } = step;
      return {
        ...rest,
        at: at && { startsAt: instant(at.start), endsAt: instant(at.end), roomId: at.roomId },
      };
    }
    if (step.kind === 'shift') {
      const { start, ...rest } = step;
      return { ...rest, startsAt: instant(start) };
    }
    return step;
  };

  return {
    read: (): Promise<Schedule> => ask(schedule),
    take: (asked: StepRequest, versions: Readonly<Record<string, number>>): Promise<Done> =>
      step(steps, { method: 'POST', body: JSON.stringify({ ...wire(asked), versions }) }),
    undo: (id: string): Promise<Done> => step(`${steps}/${id}/reversal`, { method: 'POST' }),
    redo: (id: string): Promise<Done> => step(`${steps}/${id}/reversal`, { method: 'DELETE' }),
  };
}
