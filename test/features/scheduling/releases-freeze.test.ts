import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FreezeInput, readAgenda } from '../../../src/features/programme/index.ts';
import { findEdition } from '../../../src/features/series/index.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

describe('a frozen schedule', () => {
  let test: ProgrammeTest;
  beforeAll(async () => {
    test = await openProgrammeTest();
  });
  afterEach(() => test.clear());
  afterAll(() => test.close());

  const freeze = (input: Partial<FreezeInput> = {}) =>
    test.app.changes.run({ kind: 'anonymous' }, 'test', async (change) => {
      const whole = await findEdition(change.tx, test.edition);
      if (whole === undefined) throw new Error('no edition');
      return test.app.programme.releases.freeze(change, whole.edition, { heldBack: [], ...input });
    });
  const agenda = async (release?: number) => {
    const data = await readAgenda(test.database.db, test.edition, { audience: 'public', release });
    return data && { ...data, sessions: data.sessions.map((session) => session) };
  };

  it('is what the public sees, while the working copy moves on', async () => {
    const session = await test.addSession(
      plenary({ roomId: test.hall, roles: [{ personId: test.salma, role: 'chair' }] }),
    );
    const draft = await test.addSession(
      plenary({
        roomId: test.studio,
        title: { ar: 'مسودة', en: 'Draft' },
        status: 'draft',
        startsAt: '2026-11-16T13:00:00+03:00',
        endsAt: '2026-11-16T14:00:00+03:00',
      }),
    );

    expect((await agenda())?.release).toBeNull();
    const first = await freeze({ heldBack: [draft.id] });
    await test.send('PATCH', `/sessions/${session.id}`, {
      roomId: test.studio,
      title: { ar: 'عنوان جديد', en: 'New title' },
      liveUrl: 'https://live.example.org/1',
    });
    await test.send('PATCH', `/persons/${test.salma}`, { name: { ar: 'سلمى البحري', en: 'Salma Al-Bahri' } });
    const seen = await agenda();

    expect(first.release).toMatchObject({ number: 1, version: '1.0', counts: { added: 1 } });
    expect(seen?.release).toMatchObject({ number: 1, version: '1.0', current: true, comment: null });
    expect(seen?.sessions).toMatchObject([
      {
        id: session.id,
        title: { en: 'Opening plenary' },
        room: { id: test.hall },
        liveUrl: 'https://live.example.org/1',
        movedFrom: null,
        roles: [{ person: { name: { en: 'Salma Al-Bahri' } } }],
      },
    ]);

    const second = await freeze({ version: 'final', after: 1 });
    const now = await agenda();

    expect(second.release).toMatchObject({ number: 2, version: 'final' });
    expect(second.release.counts).toEqual({ added: 1, changed: 1, room: 1, title: 1 });
    expect(
      now?.sessions.map(({ id, status, sequence, movedFrom, room }) => ({
        id,
        status,
        sequence,
        from: movedFrom?.room?.id ?? null,
        room: room?.id,
      })),
    ).toEqual([
      { id: session.id, status: 'scheduled', sequence: 1, from: test.hall, room: test.studio },
      { id: draft.id, status: 'scheduled', sequence: 1, from: null, room: test.studio },
    ]);
  });
});
