import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../../src/features/programme/formats/index.ts';
import { fixture, sharedFile } from './support.ts';

describe('schedule.xml of frab', () => {
  const { format, model, notUnderstood } = readSchedule(fixture('frab.xml'));

  it('is recognised and tells of the conference', () => {
    expect(format).toBe('schedule.xml');
    expect(model.conference).toEqual({
      title: { ar: 'الملتقى الوطني للسلامة', en: 'National Safety Forum' },
      acronym: 'nf16',
      start: '2026-04-12',
      end: '2026-04-13',
      days: 2,
      timeZone: 'Asia/Riyadh',
      version: '1.2 of the spring',
      slotDuration: 15,
      baseUrl: 'https://forum.example/2026/',
    });
  });

  it('keeps rooms, tracks and persons, empty rooms too', () => {
    expect(model.rooms).toEqual([
      {
        key: 'القاعة الكبرى | Grand Hall',
        name: { ar: 'القاعة الكبرى', en: 'Grand Hall' },
        guid: '6f4d3f0e-0a54-4a3c-9d2b-5b1c2f1a7e10',
        features: [],
      },
      { key: 'Room 2', name: { en: 'Room 2' }, features: [] },
    ]);
    expect(model.tracks).toEqual([
      {
        key: 'الوقاية | Prevention',
        name: { ar: 'الوقاية', en: 'Prevention' },
        slug: 'prevention',
        color: '#0a6b5c',
      },
    ]);
    expect(model.persons).toEqual([
      { key: 'id:7', name: { ar: 'سلمى الهاجري' }, id: 7 },
      {
        key: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2',
        name: { en: 'Omar Nasser' },
        guid: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2',
        id: 8,
      },
    ]);
  });

  it('keeps everything of a session, addresses made absolute', () => {
    expect(model.sessions[0]).toEqual({
      key: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      guid: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      id: 101,
      slug: 'nf16-101-opening',
      title: { ar: 'حفل الافتتاح' },
      subtitle: { en: 'Opening ceremony' },
      abstract: { ar: 'كلمات الافتتاح، ويليها عرض لأهداف الدورة.' },
      language: 'ar',
      kind: 'ceremony',
      track: 'الوقاية | Prevention',
      room: 'القاعة الكبرى | Grand Hall',
      start: new Date('2026-04-12T06:00:00Z'),
      duration: 90,
      cancelled: false,
      roles: [{ person: 'id:7' }, { person: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2' }],
      links: [{ url: 'https://forum.example/live', title: 'Live' }],
      attachments: [{ url: 'https://forum.example/2026/files/opening.pdf', title: 'Slides', type: 'slides' }],
      url: 'https://forum.example/2026/sessions/101',
      recordingUrl: 'https://video.example/101',
      recordingLicense: 'CC BY 4.0',
      doNotRecord: false,
      logo: 'https://forum.example/images/opening.png',
    });
  });

  it('takes the type cancelled for what it says; overlapping sessions come through', () => {
    expect(model.sessions[1]).toMatchObject({ id: 102, cancelled: true, duration: 45 });
    expect(model.sessions[1]).not.toHaveProperty('kind');
  });

  it('lists what has no place in a programme, with its line, and hides mailboxes', () => {
    expect(notUnderstood).toEqual([
      {
        code: 'unknownElement',
        line: 14,
        path: 'schedule/conference/track/text()',
        value: 'The first theme',
        message: 'text outside of any element that is read',
      },
      {
        code: 'invalidValue',
        line: 44,
        path: 'schedule/day/room/event/links/link/url',
        value: 'mailto:…@…',
        message: 'no public web address',
        expected: 'web-address',
      },
      {
        code: 'unknownElement',
        line: 49,
        path: 'schedule/day/room/event/mood',
        value: 'festive bright',
        message: 'element mood is not understood',
      },
      {
        code: 'unknownAttribute',
        line: 51,
        path: 'schedule/day/room/event/@priority',
        value: 'high',
        message: 'attribute priority is not understood',
      },
    ]);
  });
});

describe('schedule.xml of pretalx', () => {
  const { model, notUnderstood } = readSchedule(fixture('pretalx.xml'));

  it('is understood in full', () => {
    expect(notUnderstood).toEqual([]);
    expect(model.conference).toMatchObject({
      color: '#123456',
      logo: 'https://pretalx.example/media/logo.png',
    });
    expect(model.tracks).toEqual([
      { key: 'Practice', name: { en: 'Practice' }, slug: 'practice', color: '#aa0000' },
    ]);
  });

  it('counts days in long durations, keeps codes, paragraphs and the wish not to be recorded', () => {
    expect(model.sessions).toEqual([
      {
        key: '8079583e-8321-506c-95af-fd2903a5f075',
        guid: '8079583e-8321-506c-95af-fd2903a5f075',
        id: 25,
        code: 'G9JGWY',
        slug: 'safety-days-25-workshop',
        title: { en: 'Workshop <one> & more' },
        abstract: { en: 'First paragraph.\n\nSecond paragraph.' },
        language: 'en',
        kind: 'Workshop',
        track: 'Practice',
        room: 'Main',
        start: new Date('2026-10-24T07:00:00Z'),
        duration: 24 * 60 + 150,
        cancelled: false,
        roles: [{ person: 'code:NQTF8Y' }],
        links: [],
        attachments: [{ url: 'https://pretalx.example/media/handout.pdf', title: 'Handout' }],
        url: 'https://pretalx.example/talk/G9JGWY/',
        feedbackUrl: 'https://pretalx.example/talk/G9JGWY/feedback/',
        originUrl: 'https://pretalx.example/orga/G9JGWY/',
        doNotRecord: true,
      },
    ]);
  });
});

describe('schedule.xml of FOSDEM', () => {
  const { model, notUnderstood } = readSchedule(fixture('fosdem.xml'));

  it('has times of day that are local to the conference, on both sides of a change of clocks', () => {
    expect(model.sessions.map(({ key, start }) => [key, start?.toISOString()])).toEqual([
      ['id:6245', '2026-03-28T07:30:00.000Z'],
      // Listed under Saturday, after midnight: the night to Sunday, half an hour before the clocks change.
      ['id:6300', '2026-03-29T00:30:00.000Z'],
      ['id:6301', '2026-03-29T10:00:00.000Z'],
    ]);
  });

  it('has HTML in its abstracts, which becomes plain text', () => {
    expect(model.sessions[0]?.abstract).toEqual({
      en: 'The first talk, see the page (https://open.example/x).\n\n- one\n- two & three',
    });
  });

  it('keeps venue, city and the slugs of tracks, and lists the rest', () => {
    expect(model.conference).toMatchObject({ venue: 'Old Library', city: 'Brussels', slotDuration: 5 });
    expect(model.tracks).toEqual([{ key: 'Keynotes', name: { en: 'Keynotes' }, slug: 'keynotes' }]);
    expect(notUnderstood.map(({ code, line, path, value }) => ({ code, line, path, value }))).toEqual([
      { code: 'unknownAttribute', line: 24, path: 'schedule/day/room/event/track/@online_qa', value: '1' },
    ]);
  });
});

const events = (inside: string, head = '<time_zone_name>UTC</time_zone_name>'): string =>
  `<schedule><version/><conference><title>T</title>${head}</conference>
<day date="2026-04-12" index="1"><room name="A">
${inside}
</room></day></schedule>`;

const codes = (xml: string, hint = {}): unknown[] =>
  readSchedule(xml, hint).notUnderstood.map(({ code, line }) => [code, line]);

describe('a doubtful schedule.xml', () => {
  it('without a zone is read as UTC and says so, unless the caller knows better', () => {
    const xml = events(
      '<event id="1"><start>10:00</start><duration>1:00</duration><title>a</title></event>',
      '',
    );

    expect(codes(xml)).toEqual([['timeZoneMissing', 1]]);
    expect(readSchedule(xml).model.sessions[0]?.start).toEqual(new Date('2026-04-12T10:00:00Z'));
    expect(readSchedule(xml).model.conference).not.toHaveProperty('timeZone');

    const known = readSchedule(xml, { timeZone: 'Asia/Riyadh' });
    expect(known.notUnderstood).toEqual([]);
    expect(known.model.conference.timeZone).toBe('Asia/Riyadh');
    expect(known.model.sessions[0]?.start).toEqual(new Date('2026-04-12T07:00:00Z'));
  });

  it('with a zone that nobody knows says so', () => {
    const xml = events(
      '<event id="1"><start>10:00</start><duration>1:00</duration></event>',
      '<time_zone_name>Mars/Base</time_zone_name>',
    );

    expect(codes(xml)).toEqual([
      ['invalidValue', 1],
      ['timeZoneMissing', 1],
    ]);
  });

  it('keeps both of two sessions with one identity', () => {
    const event =
      '<event guid="0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01"><start>10:00</start><duration>1:00</duration></event>';
    const { model, notUnderstood } = readSchedule(events(`${event}\n${event}`));

    expect(model.sessions.map(({ key }) => key)).toEqual([
      '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01#2',
    ]);
    expect(notUnderstood.map(({ code, line }) => [code, line])).toEqual([['duplicateKey', 4]]);
  });

  it('keeps sessions without identity, time or duration', () => {
    const xml = events('<event><title>a</title><duration>soon</duration></event>');

    expect(readSchedule(xml).model.sessions[0]).toMatchObject({ key: 'at:unplaced/A/a', duration: 15 });
    expect(codes(xml)).toEqual([
      ['invalidValue', 3],
      ['identityMissing', 3],
      ['timeMissing', 3],
    ]);
  });

  it('may say a title in two elements with their languages', () => {
    const xml = events(
      '<event id="1"><start>10:00</start><duration>1</duration><title xml:lang="ar">GovTech</title><title xml:lang="en">GovTech Day</title></event>',
    );

    expect(readSchedule(xml).model.sessions[0]?.title).toEqual({ ar: 'GovTech', en: 'GovTech Day' });
    expect(codes(xml)).toEqual([]);
  });

  it('may come in the encoding that it declares', () => {
    const head = Buffer.from('<?xml version="1.0" encoding="windows-1256"?>');
    const title = Buffer.from([0xe3, 0xe1, 0xca, 0xde, 0xec]);
    const [before = '', after = ''] = events(
      '<event id="1"><start>10:00</start><duration>1</duration><title>@</title></event>',
    ).split('@');

    const { model } = readSchedule(Buffer.concat([head, Buffer.from(before), title, Buffer.from(after)]));

    expect(model.sessions[0]?.title).toEqual({ ar: 'ملتقى' });
  });
});

const debconf = sharedFile('debconf23.xml');

describe('a real schedule.xml with seven errors by the schema', () => {
  it.skipIf(debconf === undefined)('reads in full (skipped where ../shared/data/schedule is absent)', () => {
    const { model, notUnderstood } = readSchedule(readFileSync(debconf ?? ''));

    expect(model.sessions).toHaveLength(117);
    expect(model.rooms).toHaveLength(5);
    expect(model.conference.timeZone).toBe('Asia/Kolkata');
    expect(model.sessions.find(({ id }) => id === 35)?.start).toEqual(new Date('2023-09-10T05:00:00Z'));
    expect(notUnderstood).toEqual([]);
  });
});
