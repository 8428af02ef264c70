import { randomUUID } from 'node:crypto';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import type { NewAttendee } from '../../../../src/features/delegations/index.ts';
import { focalPoints } from '../../../../src/features/delegations/tables.ts';
import { type Role, systemActor } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn } from '../../../support/app.ts';

export interface Somebody {
  readonly id: string;
  readonly headers: SignIn;
}

export type AccreditationWorld = Awaited<ReturnType<typeof openAccreditationWorld>>;

/** An edition with a delegation, its focal point, and people who accredit. */
export async function openAccreditationWorld() {
  const test = await openTestApp();
  const administrator = await test.signIn();
  const make = async (url: string, payload: object) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: administrator,
      payload,
    });
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
    return answer.json() as { id: string };
  };
  const series = await make('/series', {
    slug: 'rivers',
    acronym: 'RV',
    noun: 'forum',
    name: { ar: 'ملتقى الأنهار', en: 'Rivers Forum' },
  });
  const edition = await make(`/series/${series.id}/editions`, {
    slug: 'two',
    number: 2,
    title: { ar: 'ملتقى الأنهار الثاني', en: 'Second Rivers Forum' },
    startsOn: '2027-03-01',
    endsOn: '2027-03-03',
    timeZone: 'Asia/Riyadh',
    languages: ['ar', 'en'],
    mode: 'in-person',
  });
  const delegation = await make(`/editions/${edition.id}/participations`, {
    stateCode: 'AE',
    category: 'member',
    status: 'accepted',
  });
  await test.inject({
    method: 'PATCH',
    url: `/api/v1/delegations/${delegation.id}`,
    headers: { ...administrator, 'if-match': '*' },
    payload: { quotas: { member: 100 } },
  });

  async function person(role: Role | null, scope: 'edition' | 'delegation' = 'edition'): Promise<Somebody> {
    const grants =
      role === null
        ? []
        : [{ role, scopeKind: scope, scopeId: scope === 'edition' ? edition.id : delegation.id } as const];
    const account = await test.database.transaction((tx) =>
      insertAccount(tx, { email: `${randomUUID()}@example.org`, name: `${role}` }, grants),
    );
    const { accessToken } = await test.app.signIns.open({
      accountId: account.id,
      method: 'password',
      secondFactor: 'totp',
    });
    return { id: account.id, headers: { authorization: `Bearer ${accessToken}` } };
  }
  const focal = await person('focal-point', 'delegation');
  await test.database.db.insert(focalPoints).values({
    editionId: edition.id,
    id: randomUUID(),
    delegationId: delegation.id,
    state: 'appointed',
    name: 'Huda Al-Kindi',
    email: 'huda@example.org',
    language: 'en',
    accountId: focal.id,
    letterNumber: '12',
    expiresAt: new Date('2030-01-01T00:00:00Z'),
  });

  const { changes, delegations, series: allSeries } = test.app;
  const run = async <T>(
    work: (change: Parameters<Parameters<typeof changes.run>[2]>[0]) => Promise<T>,
  ): Promise<T> => changes.run(systemActor('test'), 'test', work) as Promise<T>;

  return {
    test,
    administrator,
    editionId: edition.id,
    delegationId: delegation.id,
    focal,
    person,
    manage: '/manage/forums/rivers/two/accreditation',
    run,
    /** Somebody who was handed in. */
    async request(
      name: { ar?: string; en?: string },
      more: Partial<NewAttendee> = {},
      submittedBy: string | null = null,
    ): Promise<{ readonly id: string; readonly attendeeId: string }> {
      const whole = await allSeries.finder.find(edition.id);
      if (whole === undefined) throw new Error('No edition.');
      return run(async (change) => {
        const [attendee] = await delegations.attendees.add(change, whole.edition, [
          { category: 'guest', source: 'registration', name, email: `${randomUUID()}@example.org`, ...more },
        ]);
        if (attendee === undefined) throw new Error('Nobody was added.');
        const { id } = await delegations.accreditation.request(change, attendee, submittedBy);
        await change.record({
          action: 'attendee.created',
          subject: { kind: 'attendee', id: attendee.id },
          editionId: edition.id,
          after: { id: attendee.id },
        });
        return { id, attendeeId: attendee.id };
      });
    },
    async edit(attendeeId: string, input: object): Promise<void> {
      const whole = await allSeries.finder.find(edition.id);
      if (whole === undefined) throw new Error('No edition.');
      await run(async (change) => {
        const { before, after } = await delegations.attendees.edit(change, whole.edition, attendeeId, input);
        await change.record({
          action: 'attendee.edited',
          subject: { kind: 'attendee', id: attendeeId },
          editionId: edition.id,
          before: { version: before.version },
          after: { version: after.version },
        });
      });
    },
    api: (
      who: Somebody | SignIn,
      method: 'GET' | 'POST' | 'PUT',
      path: string,
      payload?: object,
      more: object = {},
    ) =>
      test.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...('headers' in who ? (who.headers as SignIn) : (who as SignIn)), ...more },
        ...(payload === undefined ? {} : { payload }),
      }),
    decide(who: Somebody, decision: string, ids: readonly string[], more: object = {}) {
      return this.api(who, 'POST', `/editions/${edition.id}/accreditation-decisions`, {
        decision,
        accreditations: ids.map((id) => ({ id })),
        ...more,
      });
    },
    async whole(who: Somebody, id: string) {
      const answer = await this.api(who, 'GET', `/accreditations/${id}`);
      return answer.json() as {
        state: string;
        firstApproved: boolean;
        version: number;
        missing: string[];
        changed: { field: string; before: unknown; after: unknown }[];
        steps: { from: string | null; to: string; firstOfTwo: boolean; reason: string | null }[];
        likenesses: { attendeeId: string; signs: string[] }[];
        directory: { personId: string }[];
        watchNotes: { name: string; note: string }[];
        decisions: string[];
      };
    },
    page: (who: Somebody, path = '', language: 'ar' | 'en' = 'en') =>
      test.inject({
        url: `/${language}/manage/forums/rivers/two/accreditation${path}`,
        headers: who.headers,
      }),
    post: (who: Somebody, path: string, fields: Record<string, string | string[]>) =>
      test.inject({
        method: 'POST',
        url: `/en/manage/forums/rivers/two/accreditation${path}`,
        headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) =>
            [value].flat().map((one): [string, string] => [name, one]),
          ),
        ).toString(),
      }),
    async mails() {
      const { rows } = await test.database.executeSql(
        'select template, address as "to", subject, text from mails order by created_at, id',
        [],
      );
      return rows as { template: string; to: string; subject: string; text: string | null }[];
    },
  };
}
