import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { insertAccount } from '../../../src/features/accounts/index.ts';
import { grants } from '../../../src/features/accounts/tables.ts';
import {
  callQuestions,
  calls,
  reviewCriteria,
  reviewers,
  type SubmissionState,
  submissionAuthors,
  submissions,
} from '../../../src/features/calls/tables.ts';
import { everything } from '../../../src/platform/database/index.ts';
import type { LocalText } from '../../../src/platform/language/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

/** Stands in everything that tells who wrote a paper: no reviewer of a blind call may ever read it. */
export const canary = 'Zarqawind';

export const words = (ar: string, en: string): LocalText => ({
  ar,
  en,
  authentic: 'ar',
  status: { ar: 'reviewed', en: 'reviewed' },
});

export interface Somebody {
  readonly id: string;
  readonly headers: SignIn;
}

export interface ReviewWorld {
  readonly test: TestApp;
  readonly editionId: string;
  readonly seriesId: string;
  readonly callId: string;
  readonly questionId: string;
  readonly hiddenQuestionId: string;
  readonly criteria: readonly string[];
  readonly themes: readonly string[];
  readonly organiser: Somebody;
  /** Address of the edition's management, without the language. */
  readonly manage: string;
  person(
    role: 'reviewer' | 'programme-manager' | null,
    more?: Partial<typeof reviewers.$inferInsert>,
  ): Promise<Somebody>;
  paper(
    more?: Partial<typeof submissions.$inferInsert>,
    authors?: readonly Partial<typeof submissionAuthors.$inferInsert>[],
  ): Promise<string>;
  assign(paperId: string, ...reviewers: readonly Somebody[]): Promise<string[]>;
  api(
    who: Somebody,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    headers?: Record<string, string>,
  ): ReturnType<TestApp['inject']>;
  post(
    who: Somebody,
    path: string,
    fields: Record<string, string | readonly string[]>,
  ): ReturnType<TestApp['inject']>;
  page(who: Somebody, path: string, language?: 'ar' | 'en'): ReturnType<TestApp['inject']>;
  stateOf(paperId: string): Promise<SubmissionState | undefined>;
  mails(): Promise<{ template: string; to: string; subject: string; text: string }[]>;
}

/** An edition with a call of two criteria and two themes, and ways to fill it. */
export async function openReviewWorld(call: Partial<typeof calls.$inferInsert> = {}): Promise<ReviewWorld> {
  const test = await openTestApp();
  const { database } = test;
  const administrator = await test.signIn();
  const create = async (url: string, payload: object) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: administrator,
      payload,
    });
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
    return answer.json() as { id: string; slug: string };
  };
  const series = await create('/series', {
    slug: 'rivers',
    acronym: 'RV',
    noun: 'forum',
    name: { ar: 'ملتقى الأنهار', en: 'Rivers Forum' },
  });
  const edition = await create(`/series/${series.id}/editions`, {
    slug: 'two',
    number: 2,
    title: { ar: 'ملتقى الأنهار الثاني', en: 'Second Rivers Forum' },
    startsOn: '2027-03-01',
    endsOn: '2027-03-03',
    timeZone: 'Asia/Riyadh',
    languages: ['ar', 'en'],
    mode: 'in-person',
  });
  const themes = [
    await create(`/editions/${edition.id}/themes`, { title: { ar: 'المياه', en: 'Water' } }),
    await create(`/editions/${edition.id}/themes`, { title: { ar: 'الأنظمة', en: 'Law' } }),
  ].map(({ id }) => id);
  const editionId = edition.id;
  const callId = randomUUID();
  const [questionId, hiddenQuestionId] = [randomUUID(), randomUUID()];
  const criteria = [randomUUID(), randomUUID()];
  await database.transaction(async (tx) => {
    await tx.insert(calls).values({
      editionId,
      id: callId,
      slug: 'papers',
      title: words('دعوة إلى تقديم أوراق العمل', 'Call for papers'),
      kinds: ['paper', 'workshop'],
      opensAt: new Date('2026-01-01T00:00:00Z'),
      closesAt: new Date('2026-06-01T00:00:00Z'),
      published: true,
      reviewsWanted: 2,
      ...call,
    });
    const question = { editionId, callId, type: 'line' as const };
    await tx.insert(callQuestions).values([
      { ...question, id: questionId, position: 1, label: words('المنهج', 'Method') },
      {
        ...question,
        id: hiddenQuestionId,
        position: 2,
        label: words('السيرة', 'Biography'),
        forReviewers: false,
      },
    ]);
    await tx.insert(reviewCriteria).values([
      {
        editionId,
        callId,
        id: criteria[0] as string,
        position: 1,
        label: words('الأصالة', 'Originality'),
        weight: 3,
      },
      {
        editionId,
        callId,
        id: criteria[1] as string,
        position: 2,
        label: words('العرض', 'Clarity'),
        weight: 1,
      },
    ]);
  }, everything);
  const person: ReviewWorld['person'] = async (role, more) => {
    const email = `${randomUUID()}@example.org`;
    const held = role === null ? [] : [{ role, scopeKind: 'edition' as const, scopeId: editionId }];
    const account = await database.transaction((tx) =>
      insertAccount(tx, { email, name: `Name ${email.slice(0, 8)}` }, held),
    );
    if (more !== undefined) {
      await database.db.insert(reviewers).values({ editionId, accountId: account.id, ...more });
    }
    const { accessToken } = await test.app.signIns.open({
      accountId: account.id,
      method: 'password',
      secondFactor: 'totp',
    });
    return { id: account.id, headers: { authorization: `Bearer ${accessToken}` } };
  };
  const organiser = await person(null);
  await database.db
    .insert(grants)
    .values({ accountId: organiser.id, role: 'organiser', scopeKind: 'edition', scopeId: editionId });
  let count = 0;
  const manage = '/manage/forums/rivers/two';
  const api: ReviewWorld['api'] = (who, method, path, payload, headers = {}) =>
    test.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...who.headers, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  return {
    test,
    api,
    editionId,
    seriesId: series.id,
    callId,
    questionId,
    hiddenQuestionId,
    criteria,
    themes,
    organiser,
    manage,
    person,
    async paper(more = {}, authors = []) {
      count += 1;
      const id = randomUUID();
      const code = `P-${String(count).padStart(3, '0')}`;
      await database.transaction(async (tx) => {
        await tx.insert(submissions).values({
          editionId,
          id,
          callId,
          code,
          kind: 'paper',
          state: 'submitted',
          title: `Shared basins ${count}`,
          abstract: 'How two rivers are managed together.',
          language: 'en',
          answers: { [questionId]: 'Interviews', [hiddenQuestionId]: `${canary} was a judge` },
          contactName: `Layla ${canary}`,
          contactEmail: `layla.${canary}.${count}@example.org`.toLowerCase(),
          contactLanguage: count % 2 === 0 ? 'ar' : 'en',
          secretHash: randomUUID(),
          submittedAt: new Date('2026-05-01T00:00:00Z'),
          ...more,
        });
        await tx.insert(submissionAuthors).values(
          [{ name: `Layla ${canary}`, email: `layla.${count}@example.org` }, ...authors].map(
            (author, index) => ({
              editionId,
              submissionId: id,
              position: index + 1,
              name: `Author ${canary}`,
              email: `${randomUUID()}@example.org`,
              affiliation: `${canary} University`,
              state: index === 0 ? ('submitter' as const) : ('accepted' as const),
              ...author,
            }),
          ),
        );
      }, everything);
      return id;
    },
    async assign(paperId, ...people) {
      const answer = await api(organiser, 'POST', `/editions/${editionId}/review-assignments`, {
        callId,
        assignments: people.map(({ id }) => ({ paperId, reviewerId: id })),
      });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      const list = await api(organiser, 'GET', `/editions/${editionId}/reviews`);
      const items = list.json().items as { id: string; paperId: string; reviewerId: string }[];
      return people.map(
        (one) => items.find((item) => item.paperId === paperId && item.reviewerId === one.id)?.id ?? '',
      );
    },
    post(who, path, fields) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one);
      return test.inject({
        method: 'POST',
        url: `/en${manage}${path}`,
        headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: body.toString(),
      });
    },
    page: (who, path, language = 'en') =>
      test.inject({ url: `/${language}${manage}${path}`, headers: who.headers }),
    async stateOf(paperId) {
      const [row] = await database.db.select().from(submissions).where(eq(submissions.id, paperId));
      return row?.state;
    },
    async mails() {
      const { rows } = await database.executeSql(
        `select template, address as "to", subject, text from mails order by created_at, id`,
      );
      return rows as { template: string; to: string; subject: string; text: string }[];
    },
  };
}
