import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../../src/features/programme/formats/index.ts';
import { fixture, sharedFile } from './support.ts';

describe('schedule.json', () => {
  const { format, model, notUnderstood } = readSchedule(fixture('schedule.json'));

  it('is recognised and tells of the conference, in languages where it has them', () => {
    expect(format).toBe('schedule.json');
    expect(model.conference).toEqual({
      title: { ar: 'ملتقى السلامة', en: 'Safety Forum' },
      acronym: 'nsf',
      start: '2026-04-12',
      end: '2026-04-12',
      days: 1,
      timeZone: 'Asia/Riyadh',
      version: '7',
      slotDuration: 10,
      baseUrl: 'https://forum.example/',
      color: '#0a6b5c',
    });
  });

  it('keeps rooms with seats and equipment, and persons with their roles', () => {
    expect(model.rooms).toEqual([
      {
        key: 'قاعة الندوات',
        name: { ar: 'قاعة الندوات' },
        guid: '6f4d3f0e-0a54-4a3c-9d2b-5b1c2f1a7e10',
        capacity: 120,
        description: { en: 'Ground floor' },
        features: ['recording', 'booths'],
      },
    ]);
    expect(model.persons).toEqual([
      {
        key: 'code:NQTF8Y',
        name: { en: 'Lena Vogt' },
        id: 26,
        code: 'NQTF8Y',
        biography: { en: 'Works on safety.' },
      },
      {
        key: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2',
        name: { ar: 'سلمى الهاجري' },
        guid: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2',
      },
    ]);
  });

  it('keeps everything of a session', () => {
    expect(model.sessions).toEqual([
      {
        key: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
        guid: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
        id: 1,
        code: 'ABC123',
        slug: 'nsf-1-panel',
        title: { ar: 'حلقة نقاش' },
        abstract: { ar: 'نص الملخص' },
        language: 'ar',
        kind: 'panel',
        track: 'Prevention',
        room: 'قاعة الندوات',
        start: new Date('2026-04-12T06:00:00Z'),
        duration: 75,
        cancelled: false,
        roles: [{ person: 'code:NQTF8Y' }, { person: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2', role: 'chair' }],
        links: [{ url: 'https://forum.example/live', title: 'Live', type: 'media' }],
        attachments: [{ url: 'https://forum.example/media/paper.pdf', type: 'paper' }],
        url: 'https://forum.example/s/1',
        doNotRecord: true,
      },
    ]);
  });

  it('lists what has no place in a programme; an address of a person is never kept nor shown', () => {
    expect(notUnderstood).toEqual([
      {
        code: 'unknownProperty',
        line: 53,
        path: '/schedule/conference/days/0/rooms/قاعة الندوات/0/mood',
        value: '"bright"',
        message: 'property mood is not understood',
      },
      {
        code: 'unknownProperty',
        line: 55,
        path: '/schedule/conference/days/0/rooms/قاعة الندوات/0/persons/0/email',
        value: '"…@…"',
        message: 'property email is not understood',
      },
    ]);
    expect(JSON.stringify(model)).not.toContain('@');
  });
});

const democon = sharedFile('pretalx-democon.json');

describe('a schedule.json of pretalx', () => {
  it.skipIf(democon === undefined)('reads in full (skipped where ../shared/data/schedule is absent)', () => {
    const { model, notUnderstood } = readSchedule(readFileSync(democon ?? ''));

    expect(model.sessions).toHaveLength(36);
    expect(model.rooms.map(({ key }) => key)).toEqual(['Gray Room', 'Tan Room']);
    // The zone says UTC, the times have an offset of their own.
    expect(model.sessions[0]?.start).toEqual(new Date('2020-12-14T08:00:00Z'));
    expect(notUnderstood).toEqual([]);
  });
});
