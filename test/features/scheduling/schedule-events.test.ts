import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/app.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { type SignIn, testConfig } from '../../support/app.ts';
import { followEvents } from '../../support/event-stream.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

let test: ProgrammeTest;
let origin: string;
beforeAll(async () => {
  test = await openProgrammeTest();
  await test.app.server.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(test.app.server.server.address() as AddressInfo).port}`;
});
afterAll(() => test.close());

const follow = (headers: SignIn, at = origin) =>
  followEvents(`${at}/api/v1/editions/river-forum:2026/schedule/events`, headers);

const step = (payload: object, as = test.organiser) =>
  test.send('POST', '/editions/river-forum:2026/schedule-steps', payload, as);

describe('the stream of a schedule', () => {
  it('tells within two seconds what another organiser did, and goes on where it broke', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const stream = await follow(test.organiser);
    expect(stream.status).toBe(200);

    await step({ kind: 'pin', sessionIds: [one.id], pinned: true }, await test.signIn());
    const took = await stream.until('event: revised');
    stream.close();
    expect(took).toBeLessThan(2_000);
    expect(stream.text()).toContain(`"codes":["${one.code}"]`);
    expect(stream.text()).toContain('"by":"سارة الاختبار"');
    const last = /id: (\d+)/.exec(stream.text())?.[1] ?? '';

    await step({ kind: 'pin', sessionIds: [one.id], pinned: false });
    const back = await follow({ ...test.organiser, 'last-event-id': last });
    await back.until(`id: ${Number(last) + 1}`);
    back.close();
  });

  it('tells what another process did', async () => {
    const one = await test.addSession(
      plenary({ startsAt: '2026-11-17T09:00:00+03:00', endsAt: '2026-11-17T10:00:00+03:00' }),
    );
    const other = await buildApp({ config: testConfig(), database: test.database });
    const stream = await follow(test.organiser);

    await other.scheduling.grid.steps.take(systemActor('import'), test.edition, {
      kind: 'pin',
      sessionIds: [one.id],
      pinned: true,
    });

    expect(await stream.until(`"codes":["${one.code}"]`)).toBeLessThan(2_000);
    stream.close();
    await other.server.close();
  });

  it('refuses strangers, and ends when the right is withdrawn', async () => {
    const one = await test.addSession(
      plenary({ startsAt: '2026-11-18T09:00:00+03:00', endsAt: '2026-11-18T10:00:00+03:00' }),
    );
    const nobody = await follow({});
    expect(nobody.status).toBe(401);
    nobody.close();
    const helper = await test.signIn([{ role: 'rapporteur', scopeKind: 'edition', scopeId: test.edition }]);
    const stream = await follow(helper);
    expect(stream.status).toBe(200);

    await test.database.executeSql(`delete from grants where role = 'rapporteur'`);
    await step({ kind: 'pin', sessionIds: [one.id], pinned: true });

    await stream.ended;
    expect(stream.text()).not.toContain('revised');
  });

  it('answers at once to whoever does not ask for a stream', async () => {
    const answer = await test.send('GET', '/editions/river-forum:2026/schedule/events');

    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(answer.body).toContain('event: revised');
  });

  it('ends with the process', async () => {
    const stream = await follow(test.organiser);

    test.app.scheduling.grid.close();

    await stream.ended;
  });
});
