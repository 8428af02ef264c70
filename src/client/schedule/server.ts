/** What the board asks the server for. */
import type { PlacedAt } from '../../features/scheduling/rules/facts.ts';
import type { Schedule } from './state.ts';

export type StepRequest =
  | { readonly kind: 'move'; readonly sessionId: string; readonly at: PlacedAt | null }
  | { readonly kind: 'shift'; readonly sessionId: string; readonly start: number }
  | { readonly kind: 'swap'; readonly sessionId: string; readonly otherId: string }
  | { readonly kind: 'copy-break'; readonly sessionId: string }
  | { readonly kind: 'pin'; readonly sessionIds: readonly string[]; readonly pinned: boolean };

/** A refusal, in words of the reader's language. */
export class Refused extends Error {}

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
    };
    if (!answer.ok) throw new Refused(body.errors?.[0]?.message ?? body.title ?? failed);
    return body as T;
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
    take: (step: StepRequest, versions: Readonly<Record<string, number>>): Promise<{ id: string }> =>
      ask(steps, { method: 'POST', body: JSON.stringify({ ...wire(step), versions }) }),
    undo: (id: string): Promise<unknown> => ask(`${steps}/${id}/reversal`, { method: 'POST' }),
    redo: (id: string): Promise<unknown> => ask(`${steps}/${id}/reversal`, { method: 'DELETE' }),
  };
}
