import { describe, expect, it } from 'vitest';
import { readSchedule, ScheduleFormatError } from '../../../../src/features/programme/formats/index.ts';

const fault = (source: string | Uint8Array): unknown => {
  try {
    readSchedule(source);
  } catch (error) {
    if (error instanceof ScheduleFormatError) return [error.status, error.code, error.line, error.message];
    throw error;
  }
  return 'read';
};

const bomb = `<?xml version="1.0"?>
<!DOCTYPE schedule [
  <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">
]>
<schedule>&c;</schedule>`;

const outside = '<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>';

describe('a file that cannot be read ends in one clear error with its line', () => {
  it.each([
    ['nothing', '', 'schedule-file-unknown', 1],
    ['another text', 'Dear all,\n…', 'schedule-file-unknown', 1],
    ['another XML', '\n<rss version="2.0"/>', 'schedule-file-unknown', 2],
    ['another JSON', '{ "items": [] }', 'schedule-file-unknown', 1],
    ['a list', '[]', 'schedule-file-unknown', 1],
    ['a schedule without a conference', '<schedule/>', 'schedule-file-unknown', 1],
    ['a schedule without events', '<schedule><conference/><day/></schedule>', 'schedule-file-empty', 1],
    ['a JSON without events', '{"schedule":\n{"conference":{"days":[]}}}', 'schedule-file-empty', 2],
    ['a calendar without events', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'schedule-file-empty', 1],
    ['a tag that is not closed', '<schedule>\n<conference>\n</schedule>', 'schedule-file-malformed', 3],
    ['a loose ampersand', '<schedule>\n<a>x & y</a>\n<b>;</b></schedule>', 'schedule-file-malformed', 2],
    ['a file that breaks off', '<schedule>\n<conference>\n<title>', 'schedule-file-malformed', 3],
    ['two roots', '<schedule/>\n<schedule/>', 'schedule-file-malformed', 2],
    ['a control character', '<schedule>\n\u0001</schedule>', 'schedule-file-malformed', 2],
    ['endless nesting', `<schedule>${'<a>'.repeat(100)}`, 'schedule-file-malformed', 1],
    ['a missing comma', '{\n"schedule": {}\n"x": 1}', 'schedule-file-malformed', 3],
    ['a JSON that breaks off', '{"schedule":\n{', 'schedule-file-malformed', 2],
    ['a bad escape', '{\n"schedule": "\\x"}', 'schedule-file-malformed', 2],
    ['endless lists', '['.repeat(100_000), 'schedule-file-malformed', 1],
    ['a calendar that breaks off', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1', 'schedule-file-malformed', 2],
    ['crossed components', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'schedule-file-malformed', 3],
    ['expanding entities', bomb, 'schedule-file-unsafe', 4],
    ['an entity from outside', outside, 'schedule-file-unsafe', 1],
  ])('%s', (_, text, code, line) => {
    expect(fault(text)).toEqual([422, code, line, expect.stringMatching(/^line \d+: \S/)]);
  });

  it('bytes in another encoding than they say', () => {
    expect(fault(Buffer.from([0x3c, 0x61, 0xe3, 0xe1]))).toEqual([
      422,
      'schedule-file-encoding',
      null,
      'the file is not in utf-8, as it says or must be',
    ]);
  });

  it('but a plain document type, as some systems write it, is passed by', () => {
    const text = '<!DOCTYPE schedule SYSTEM "schedule.dtd"><schedule><conference/><day/></schedule>';

    expect(fault(text)).toMatchObject({ 1: 'schedule-file-empty' });
  });
});
