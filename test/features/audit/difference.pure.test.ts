import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/features/audit/difference.ts';

describe('what a change changed', () => {
  it('is told field by field, without what the system keeps for itself', () => {
    const before = {
      id: '1',
      version: 1,
      updatedAt: 'a',
      title: { ar: 'قديم', en: 'Old' },
      seats: 40,
      note: null,
    };
    const after = {
      id: '1',
      version: 2,
      updatedAt: 'b',
      title: { ar: 'جديد', en: 'Old' },
      seats: 40,
      note: '',
    };

    expect(differences(before, after)).toEqual([
      { path: [], field: 'title', before: { ar: 'قديم', en: 'Old' }, after: { ar: 'جديد', en: 'Old' } },
    ]);
  });

  it('of something new is all that it has, of something deleted all that it had', () => {
    const room = { id: '1', name: { ar: 'قاعة', en: 'Room' }, capacity: null, features: [] };
    const name = { path: [], field: 'name' };

    expect(differences(null, room)).toEqual([{ ...name, before: null, after: room.name }]);
    expect(differences(room, undefined)).toEqual([{ ...name, before: room.name, after: null }]);
  });

  it('of a list is told for each thing in it, by its id whatever its place', () => {
    const before = [
      { id: 'a', name: 'One', rank: 1 },
      { id: 'b', name: 'Two', rank: 2 },
    ];
    const after = [
      { id: 'b', name: 'Two', rank: 3 },
      { id: 'c', title: { ar: 'ثلاثة', en: 'Three' } },
    ];

    expect(differences(before, after)).toEqual([
      { path: ['Two'], field: 'rank', before: 2, after: 3 },
      { path: ['ثلاثة'], field: '', before: null, after: after[1] },
      { path: ['One'], field: '', before: before[0], after: null },
    ]);
  });

  it('goes into lists of things that a thing has', () => {
    const before = { title: 'Panel', roles: [{ id: 'a', role: 'chair', topic: 'One' }] };
    const after = { title: 'Panel', roles: [{ id: 'a', role: 'chair', topic: 'Two' }] };

    expect(differences(before, after)).toEqual([
      { path: ['#1'], field: 'topic', before: 'One', after: 'Two' },
    ]);
  });

  it('is nothing when nothing was kept', () => {
    expect([differences(null, null), differences('same', 'same')]).toEqual([[], []]);
    expect(differences('one', 'other')).toEqual([{ path: [], field: '', before: 'one', after: 'other' }]);
  });
});
