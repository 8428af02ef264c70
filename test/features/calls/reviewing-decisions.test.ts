import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReviewWorld, type ReviewWorld, type Somebody } from './reviewing-support.ts';

describe('decisions on papers', () => {
  let world: ReviewWorld;
  let manager: Somebody;
  let url: string;

  beforeAll(async () => {
    world = await openReviewWorld();
    manager = await world.person('programme-manager');
    url = `/editions/${world.editionId}/paper-decisions`;
  }, 120_000);
  afterAll(() => world?.test.close());

  it('show every mail before, in its contact’s language, change nothing, and then send exactly these', async () => {
    const papers = [await world.paper(), await world.paper()].map((id) => ({ id, version: 1 }));
    const batch = {
      decision: 'accepted',
      papers,
      note: 'Please send the text by May.',
      mail: { en: { subject: '{{code}} is accepted', text: 'Dear {{name}},\n\n“{{title}}” was accepted.' } },
    };
    const preview = await world.api(manager, 'POST', url, { ...batch, preview: true });
    const sentBefore = (await world.mails()).length;
    const decided = await world.api(manager, 'POST', url, batch);
    const sent = await world.mails();

    expect([preview.statusCode, sentBefore, decided.statusCode]).toEqual([200, 0, 200]);
    const { mails } = preview.json() as {
      mails: { language: string; subject: string; text: string; to: string }[];
    };
    expect(mails.map(({ language }) => language).sort()).toEqual(['ar', 'en']);
    expect(mails.find(({ language }) => language === 'en')?.subject).toBe('P-001 is accepted');
    expect(mails.every(({ text }) => text.includes('Please send the text by May.'))).toBe(true);
    // The link in a mail is its reader's alone: neither the preview nor the log of mails has it.
    const said = (list: readonly { to: string; subject: string; text: string }[]) =>
      list.map(({ to, subject, text }) => ({ to, subject, text: text.replace(/https?:\/\/\S+/g, '…') }));
    expect(said(sent)).toEqual(said(mails));
    for (const { id } of papers) expect(await world.stateOf(id)).toBe('accepted');
  });

  it('of two who decide the same at once, the second is refused and sends nothing', async () => {
    const id = await world.paper();
    const before = (await world.mails()).length;
    const answers = await Promise.all([
      world.api(manager, 'POST', url, { decision: 'accepted', papers: [{ id, version: 1 }] }),
      world.api(world.organiser, 'POST', url, { decision: 'rejected', papers: [{ id, version: 1 }] }),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect((await world.mails()).length).toBe(before + 1);
  });

  it('are turned with a reason alone, never on one’s own paper, and all or none', async () => {
    const own = await world.paper({ accountId: manager.id });
    const fine = await world.paper();
    const turned = await world.paper({ state: 'accepted' });
    const decide = (body: object) => world.api(manager, 'POST', url, body);

    const refusedOwn = await decide({ decision: 'accepted', papers: [{ id: fine }, { id: own }] });
    const silent = await decide({ decision: 'rejected', papers: [{ id: turned }] });
    const wrong = await decide({
      decision: 'accepted',
      papers: [{ id: fine }],
      mail: { en: { subject: 'x {{nmae}}', text: 'y' } },
    });
    const said = await decide({
      decision: 'rejected',
      papers: [{ id: turned }],
      reason: 'It was withdrawn by mail.',
    });

    expect([refusedOwn.json().code, silent.json().code, wrong.json().code]).toEqual([
      'decides-own',
      'decision-needs-reason',
      'placeholder-unknown',
    ]);
    expect(said.statusCode).toBe(200);
    expect([await world.stateOf(fine), await world.stateOf(own), await world.stateOf(turned)]).toEqual([
      'submitted',
      'submitted',
      'rejected',
    ]);
  });

  it('go by pages from the ticked rows over the mails to the decision, without a script', async () => {
    const id = await world.paper();
    const form = await world.post(manager, '/reviewing/decide', { do: 'rejected', pick: [id] });
    const fields = {
      decision: 'rejected',
      papers: `${id}:1`,
      'mailAr.subject': '{{code}}',
      'mailAr.text': 'نعتذر عن قبول «{{title}}».',
      'mailEn.subject': '{{code}}',
      'mailEn.text': 'We regret: {{title}}.',
      note: '',
      reason: '',
    };
    const wrong = await world.post(manager, '/reviewing/decisions/preview', {
      ...fields,
      'mailEn.text': '{{x}} kept',
      'mailAr.text': '{{x}} kept',
    });
    const preview = await world.post(manager, '/reviewing/decisions/preview', fields);
    const done = await world.post(manager, '/reviewing/decisions', fields);
    const again = await world.post(manager, '/reviewing/decisions', fields);

    expect([form, wrong, preview, done, again].map(({ statusCode }) => statusCode)).toEqual([
      200, 422, 200, 303, 422,
    ]);
    expect(wrong.body).toContain('{{x}} kept');
    expect(preview.body).toContain('Decide and send');
    expect(await world.stateOf(id)).toBe('rejected');
  });

  it('make the book of abstracts public once nothing waits', async () => {
    const path = '/ar/forums/rivers/two/calls/papers/abstracts.pdf';
    const managed = await world.test.inject({
      url: `/en${world.manage}/reviewing/calls/${world.callId}/abstracts.en.pdf`,
      headers: manager.headers,
    });
    const early = await world.test.inject({ url: path });

    expect([managed.statusCode, early.statusCode]).toEqual([200, 404]);
    expect(managed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
