import { sql } from 'drizzle-orm';
import type { AttendeesService } from '../../../../src/features/delegations/attendees/service.ts';
import type { AttendeeCategory } from '../../../../src/features/delegations/tables.ts';
import { manageBadges } from '../../../../src/features/registration/badges/policy.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import type { SignIn, TestApp } from '../../../support/app.ts';

export const text = (ar: string, en: string) => ({ ar, en });

/** A forum with an edition of three days, and an organiser who draws and issues. */
export async function openForum(test: TestApp) {
  const organiser = await test.signIn();
  const make = async (url: string, payload: object, headers: SignIn = organiser) => {
    const reply = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...headers, 'idempotency-key': crypto.randomUUID(), 'if-match': '*' },
      payload,
    });
    if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
  const post = (url: string, payload: object = {}, headers: SignIn = organiser) =>
    test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...headers, 'idempotency-key': crypto.randomUUID(), 'if-match': '*' },
      payload,
    });
  const get = (url: string, headers: SignIn = organiser) =>
    test.inject({ method: 'GET', url: `/api/v1${url}`, headers });
  await make('/series', { slug: 'forum', acronym: 'FRM', name: text('الملتقى', 'Forum'), noun: 'forum' });
  const edition = await make('/series/forum/editions', {
    slug: '2026',
    number: 3,
    title: text('الدورة الثالثة', 'Third edition'),
    startsOn: '2026-11-16',
    endsOn: '2026-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
  });

  const { changes, delegations } = test.app;
  let count = 0;
  /** Somebody who comes, accredited as the category asks. */
  const addAttendee = (
    name: string,
    options: { category?: AttendeeCategory; accountId?: string } = {},
  ): Promise<{ attendeeId: string; accreditationId: string }> =>
    changes.run(systemActor('test'), manageBadges.name, async (change) => {
      count += 1;
      const [attendee] = await delegations.attendees.add(
        change,
        { id: edition.id, timeZone: 'Asia/Riyadh' },
        [
          {
            name: text(name, `Person ${count}`),
            category: options.category ?? 'public',
            source: 'staff',
            ...(options.accountId === undefined ? {} : { accountId: options.accountId }),
          } as Parameters<AttendeesService['add']>[2][number],
        ],
      );
      if (attendee === undefined) throw new Error('Nobody was added.');
      const { id } = await delegations.accreditation.request(change, attendee, null);
      await change.record({
        action: 'attendee.created',
        subject: { kind: 'attendee', id: attendee.id },
        editionId: edition.id,
        after: {},
      });
      return { attendeeId: attendee.id, accreditationId: id };
    });

  /** Decides about somebody, as accreditation does: the row, then word of it. */
  const decide = (
    attendee: { attendeeId: string; accreditationId: string },
    state: 'approved' | 'under-review' | 'on-hold' | 'refused' | 'revoked',
    category: AttendeeCategory = 'public',
  ) =>
    changes.run(systemActor('test'), manageBadges.name, async (change) => {
      await change.tx.execute(
        sql`update accreditations set state = ${state}, decided_at = now() where id = ${attendee.accreditationId}`,
      );
      await change.publish({
        type: 'accreditation.changed',
        editionId: edition.id,
        accreditationId: attendee.accreditationId,
        attendeeId: attendee.attendeeId,
        category,
        state,
      } as never);
      await change.record({
        action: 'attendee.edited',
        subject: { kind: 'attendee', id: attendee.attendeeId },
        editionId: edition.id,
        after: { state },
      });
    });

  /** Somebody who was approved. */
  const approved = async (
    name: string,
    options: { category?: AttendeeCategory; accountId?: string } = {},
  ) => {
    const attendee = await addAttendee(name, options);
    await decide(attendee, 'approved', options.category);
    return attendee;
  };

  const cancel = (attendeeId: string) =>
    changes.run(systemActor('test'), manageBadges.name, async (change) => {
      await delegations.attendees.cancel(change, attendeeId);
      await change.record({
        action: 'attendee.cancelled',
        subject: { kind: 'attendee', id: attendeeId },
        editionId: edition.id,
        after: {},
      });
    });

  return {
    editionId: edition.id as string,
    below: '/editions/forum:2026',
    organiser,
    make,
    post,
    get,
    addAttendee,
    approved,
    decide,
    cancel,
  };
}

export type Forum = Awaited<ReturnType<typeof openForum>>;
