import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { below, type FormsTest, openFormsTest, own } from './support.ts';

let test: FormsTest;
beforeAll(async () => {
  test = await openFormsTest();
});
afterAll(() => test.close());

const states = async (form: string) => {
  const { items } = (await test.send('GET', `${below}/registrations?form=${form}&limit=100`)).json();
  return (items as { code: string; state: string; position: number | null }[])
    .map(({ code, state, position }) => ({ number: Number(code.slice(-4)), state, position }))
    .toSorted((one, other) => one.number - other.number);
};

describe('places of a form', () => {
  it('go to exactly as many as there are when many come at once; the others wait in order', async () => {
    const form = await test.addForm({ slug: 'rush', capacity: 10 });

    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        test.send(
          'POST',
          `${below}/registrations`,
          { form: form.id, name: { ar: `زائر ${index}` }, email: `rush${index}@example.org` },
          {},
        ),
      ),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 40 }, () => 201));
    expect(await states(form.id)).toEqual(
      Array.from({ length: 40 }, (_, index) => ({
        number: index + 1,
        state: index < 10 ? 'confirmed' : 'waiting',
        position: index < 10 ? null : index - 9,
      })),
    );
    expect((await test.send('GET', `/forms/${form.id}`)).json()).toMatchObject({
      taken: 10,
      room: 'waiting',
    });
  });

  it('are refused where the form keeps no waiting list', async () => {
    const form = await test.addForm({ slug: 'tight', capacity: 1, waitingList: false });
    await test.register(form.id);

    const answer = await test.send(
      'POST',
      `${below}/registrations`,
      { form: form.id, name: { ar: 'سالم' }, email: 'late@example.org' },
      {},
    );

    expect([answer.statusCode, answer.json().code]).toEqual([409, 'form-full']);
  });

  it('go to whoever waits first when somebody cancels, who is told by mail', async () => {
    const form = await test.addForm({ slug: 'moving', capacity: 1 });
    const first = await test.register(form.id);
    const second = await test.register(form.id);
    const third = await test.register(form.id);
    expect([first.state, second.state, second.position, third.position]).toEqual([
      'confirmed',
      'waiting',
      1,
      2,
    ]);

    const answer = await test.send(
      'POST',
      `/registrations/${first.id}/cancellation`,
      { reason: 'سفر' },
      own(first.secret),
    );

    expect(answer.json()).toMatchObject({ state: 'cancelled', reason: 'سفر' });
    expect(await states(form.id)).toEqual([
      { number: 1, state: 'cancelled', position: null },
      { number: 2, state: 'confirmed', position: null },
      { number: 3, state: 'waiting', position: 1 },
    ]);
    expect((await test.mails('registration.promoted')).map(({ address }) => address)).toHaveLength(1);
  });

  it('let in those who wait when there are more of them', async () => {
    const form = await test.addForm({ slug: 'grown', capacity: 1 });
    for (let count = 0; count < 4; count += 1) await test.register(form.id);

    await test.send('PATCH', `/forms/${form.id}`, { capacity: 3 });

    expect((await states(form.id)).map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'waiting',
    ]);
    const less = await test.send('PATCH', `/forms/${form.id}`, { capacity: 2 });
    expect(less.json()).toMatchObject({ errors: [{ field: 'capacity', code: 'capacity-below-taken' }] });
  });

  it('are given after approval, in order, and never beyond the capacity', async () => {
    const form = await test.addForm({ slug: 'press', category: 'press', capacity: 2, approval: true });
    const people = [];
    for (let count = 0; count < 4; count += 1) people.push(await test.register(form.id));
    expect(people.map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted', 'submitted']);

    const decide = (decision: string, chosen: readonly { id: string }[], reason?: string) =>
      test.send('POST', `${below}/registrations/decisions`, {
        registrations: chosen.map(({ id }) => id),
        decision,
        ...(reason === undefined ? {} : { reason }),
      });
    const silent = await decide('refuse', people.slice(3));
    expect(silent.json()).toMatchObject({ errors: [{ field: 'reason', code: 'field-required' }] });
    expect((await decide('refuse', people.slice(3), 'خارج الموضوع')).json()).toEqual({
      confirmed: 0,
      waiting: 0,
      refused: 1,
    });
    expect((await decide('approve', people.slice(0, 3).toReversed())).json()).toEqual({
      confirmed: 2,
      waiting: 1,
      refused: 0,
    });

    expect(await states(form.id)).toEqual([
      { number: 1, state: 'confirmed', position: null },
      { number: 2, state: 'confirmed', position: null },
      { number: 3, state: 'waiting', position: 1 },
      { number: 4, state: 'refused', position: null },
    ]);
    const again = await decide('approve', people.slice(3));
    expect([again.statusCode, again.json().code]).toEqual([409, 'registration-decided']);
    expect((await test.mails('registration.refused'))[0]?.text).toContain('خارج الموضوع');
  });

  it('are one for each address, however many ask for it at once', async () => {
    const form = await test.addForm({ slug: 'once', capacity: 10 });

    const answers = await Promise.all(
      ['Same@example.org', 'same@example.org', 'SAME@example.org'].map((email) =>
        test.send('POST', `${below}/registrations`, { form: form.id, name: { ar: 'منى' }, email }, {}),
      ),
    );

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422, 422]);
    expect((await states(form.id)).length).toBe(1);
  });
});
