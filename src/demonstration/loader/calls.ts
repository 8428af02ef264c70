import { DateTime } from 'luxon';
import type { AccountActor } from '../../platform/actor/index.ts';
import { addDays } from '../dates.ts';
import type { DemoCallForPapers, DemoEdition, DemoSubmission } from '../model.ts';
import type { Loading } from './loading.ts';

/** An address for somebody of the content who has no account. */
const mailOf = (person: string): string => `${person}@example.org`;

/** States that a decision leads to. */
const decisions = { accepted: 'accepted', confirmed: 'accepted', rejected: 'rejected' } as const;

const decisionOf = ({ state }: DemoSubmission): 'accepted' | 'rejected' | undefined =>
  state in decisions ? decisions[state as keyof typeof decisions] : undefined;

/** The calls of an edition with what came in, how it was reviewed and what was decided; accounts come before. */
export async function loadCalls(loading: Loading, edition: DemoEdition): Promise<void> {
  for (const call of edition.callsForPapers) await loadCall(loading, edition, call);
}

async function loadCall(loading: Loading, edition: DemoEdition, call: DemoCallForPapers): Promise<void> {
  const { services, actor, keys, hour } = loading;
  const { submissions, reviewing } = services.calls;
  const editionId = keys.get('edition', edition.key);
  const at = (day: string, time: string): string =>
    DateTime.fromISO(`${day}T${time}`, { zone: edition.zone }).toISO({ suppressMilliseconds: true }) ?? '';
  hour.turnTo(at(call.opensOn, '08:00'));
  const created = await submissions.calls.create(actor, editionId, {
    slug: call.key,
    title: call.title,
    text: call.text,
    kinds: ['paper', 'workshop', 'experience'],
    opensAt: at(call.opensOn, '09:00'),
    closesAt: at(call.closesOn, '23:59'),
    published: true,
    abstractWords: 300,
    blind: true,
    reviewsWanted: 2,
  });
  const { criteria } = await reviewing.criteria.replace(actor, created.id, null, {
    items: call.criteria.map(({ label, weight }) => ({ label, weight })),
  });
  const received = await loadSubmissions(loading, edition, call, at);
  hour.turnTo(null);
  await loadReviews(loading, edition, call, {
    callId: created.id,
    criterionIds: criteria.map(({ id }) => id),
    received,
  });
}

/** What came in, a day after the other from the opening on. @returns ids by key */
async function loadSubmissions(
  { services, actor, content, keys, hour }: Loading,
  edition: DemoEdition,
  call: DemoCallForPapers,
  at: (day: string, time: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const { papers, coAuthors } = services.calls.submissions;
  const whole = await services.series.finder.find(keys.get('edition', edition.key));
  if (whole === undefined) throw new Error(`The demonstration has no edition ${edition.key}.`);
  const persons = new Map(content.persons.map((person) => [person.key, person]));
  const nameOf = (key: string, language: 'ar' | 'en'): string => persons.get(key)?.[language].name ?? key;
  const received = new Map<string, string>();
  for (const [index, one] of call.submissions.entries()) {
    const { language } = one;
    const other = language === 'ar' ? 'en' : 'ar';
    const [first = '', ...rest] = one.authors;
    hour.turnTo(at(addDays(call.opensOn, 1 + Math.floor(index / 2)), '10:30'));
    const { submission } = await papers.create(actor, whole, {
      call: call.key,
      kind: one.kind,
      title: one.title[language],
      titleOther: one.title[other],
      abstract: one.abstract[language],
      abstractOther: one.abstract[other],
      language,
      themeId: keys.get('theme', one.theme, edition.key),
      minutes: one.minutes,
      bodyId: keys.optional('body', one.behalf),
      contactName: nameOf(first, language),
      contactEmail: mailOf(first),
      contactLanguage: language,
      submit: one.state !== 'draft',
    });
    for (const author of rest) {
      await coAuthors.invite(
        actor,
        { id: submission.id },
        {
          name: nameOf(author, language),
          email: mailOf(author),
        },
      );
    }
    if (one.state === 'withdrawn') await papers.withdraw(actor, { id: submission.id }, null, {});
    received.set(one.key, submission.id);
  }
  return received;
}

/** Assignments and reviews, then the decisions, then what their authors confirmed. */
async function loadReviews(
  { services, actor, content, keys }: Loading,
  edition: DemoEdition,
  call: DemoCallForPapers,
  {
    callId,
    criterionIds,
    received,
  }: {
    readonly callId: string;
    readonly criterionIds: readonly string[];
    readonly received: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { reviewing, submissions } = services.calls;
  const editionId = keys.get('edition', edition.key);
  const idOf = ({ key }: DemoSubmission): string => received.get(key) ?? '';
  const wanted = call.submissions.flatMap((one) =>
    one.reviews.map((review) => ({ ...review, submissionId: idOf(one) })),
  );
  if (wanted.length === 0) return;
  const { written } = await reviewing.assigning.assignByHand(
    actor,
    editionId,
    callId,
    wanted.map(({ submissionId, reviewer }) => ({ submissionId, reviewerId: keys.get('account', reviewer) })),
  );
  for (const { submissionId, reviewer, scores, recommendation, comment } of wanted) {
    const accountId = keys.get('account', reviewer);
    const assigned = written.find((one) => one.submissionId === submissionId && one.reviewerId === accountId);
    const account = content.accounts.find(({ key }) => key === reviewer);
    if (assigned === undefined || account === undefined || scores === null) continue;
    const as: AccountActor = {
      kind: 'account',
      accountId,
      name: account.name[account.language],
      language: account.language,
      grants: [{ role: 'reviewer', scopeKind: 'edition', scopeId: editionId }],
    };
    await reviewing.reviews.write(as, assigned.id, null, {
      state: 'submitted',
      scores: Object.fromEntries(criterionIds.map((id, index) => [id, scores[index] ?? 0])),
      recommendation,
      comment,
    });
  }
  for (const decision of ['accepted', 'rejected'] as const) {
    const decided = call.submissions.filter((one) => decisionOf(one) === decision);
    if (decided.length === 0) continue;
    await reviewing.deciding.decide(actor, editionId, {
      decision,
      papers: decided.map((one) => ({ id: idOf(one) })),
    });
  }
  for (const one of call.submissions.filter(({ state }) => state === 'confirmed')) {
    await submissions.papers.confirm(actor, { id: idOf(one) }, null);
  }
}
