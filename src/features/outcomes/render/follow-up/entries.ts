import {
  drawThemeTag,
  ltr,
  type Paragraph,
  palette,
  textStyle,
  themeColours,
} from '../../../../platform/pdf/index.ts';
import { assessedLevels, type Level, selfLevels } from '../../follow-up/rules.ts';
import { wordingIn } from '../texts.ts';
import { themeName, themesOf } from './charts.ts';
import type { FollowUpEntry, FollowUpIndicator, FollowUpStanding, FollowUpStep } from './document.ts';
import { lanesOf, type Setting, said, style, title, write } from './setting.ts';
import { paintLevel } from './squares.ts';
import type { FollowUpSpeech } from './words.ts';

/** Where the text of a recommendation begins beside its number. */
const BODY = 72;
const PLACE = { offset: BODY } as const;

const TEXT = style('regular', 11, 9.5, 18);
const NAME = style('semiBold', 11, 10.5, 18, palette.petrol);
const FACT = style('regular', 9, 8.5, 15, palette.soft);
const NOTE = style('regular', 8, 7.5, 13, palette.mute);
const WORDS = style('regular', 9.5, 9, 15.5);
const BODY_NAME = style('semiBold', 9.5, 9, 16);

/** «التسمية: القيمة» on one line. */
const fact = (
  setting: Setting,
  label: (one: FollowUpSpeech) => string,
  value: (one: FollowUpSpeech) => string,
): void =>
  write(
    setting,
    (one) => {
      const words = value(one);
      return words === '' ? null : [{ text: `${label(one)}: `, colour: palette.mute }, words];
    },
    FACT,
    PLACE,
  );

const SQUARE = 9;
const PADDING = 6;

interface AxisCell {
  readonly label: Paragraph;
  readonly word: Paragraph;
  readonly note: Paragraph | null;
}

/** Both axes of a body beside each other, each in a frame of its own; the frame of silence is dashed. */
function drawAxes(setting: Setting, standing: FollowUpStanding): void {
  const { doc, speech } = setting;
  const gap = 8;
  const axes = [
    {
      level: selfLevels[standing.says] as Level,
      label: ({ follow }: FollowUpSpeech) => follow('axis.says'),
      word: ({ says }: FollowUpSpeech) => says(standing.says),
      note: (one: FollowUpSpeech) =>
        [
          standing.report === null ? '' : one.shortDate(standing.report.on),
          standing.missed === 0 ? '' : one.follow('last.missed', { count: standing.missed }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      level: assessedLevels[standing.finds] as Level,
      label: ({ follow }: FollowUpSpeech) => follow('axis.finds'),
      word: ({ finds }: FollowUpSpeech) => finds(standing.finds),
      note: (one: FollowUpSpeech) =>
        standing.assessment === null ? '' : one.shortDate(standing.assessment.on),
    },
  ];
  const lanes = lanesOf(setting, BODY).map((lane) => {
    const width = (lane.width - gap) / 2;
    const inner = width - 2 * PADDING;
    const rtl = lane.language === 'ar';
    return {
      ...lane,
      width,
      inner,
      rtl,
      cells: axes.map(({ label, word, note }): AxisCell => {
        const one = speech[lane.language];
        const set = (text: string, styles: typeof NOTE, room: number): Paragraph =>
          doc.text(text, styles[lane.language], { width: room, language: lane.language });
        return {
          label: set(label(one), NOTE, inner),
          word: set(word(one), BODY_NAME, inner - SQUARE - 5),
          note: note(one) === '' ? null : set(note(one), NOTE, inner),
        };
      }),
    };
  });
  const height = Math.max(
    ...lanes.flatMap(({ cells }) =>
      cells.map(
        ({ label, word, note }) => label.height + word.height + (note?.height ?? 0) + 2 * PADDING - 3,
      ),
    ),
  );
  doc.need(height + 4);
  const top = doc.y + 2;
  for (const { x, width, inner, rtl, cells } of lanes) {
    for (const [index, { label, word, note }] of cells.entries()) {
      // The body's word comes first in the direction of its language.
      const left = x + (rtl ? 1 - index : index) * (width + gap);
      const { level = 0 } = axes[index] ?? {};
      doc.shape((canvas) => {
        canvas.rect(left, top, width, height).paint({
          stroke:
            level === 0
              ? { colour: palette.mute, width: 0.6, dash: [3, 2] }
              : { colour: palette.rule, width: 0.5 },
        });
      });
      doc.element('P', () => {
        let y = doc.draw(label, left + PADDING, top + PADDING - 3, { tag: 'Span' });
        const square = rtl ? left + width - PADDING - SQUARE : left + PADDING;
        const at = y;
        doc.shape((canvas) =>
          paintLevel(canvas, level, { x: square, y: at + 3.5, width: SQUARE, height: SQUARE }),
        );
        y = doc.draw(word, rtl ? left + PADDING : left + width - PADDING - word.width, y, { tag: 'Span' });
        if (note) doc.draw(note, left + PADDING + (inner - note.width), y, { tag: 'Span' });
      });
    }
  }
  doc.y = top + height + 5;
}

function drawStanding(setting: Setting, standing: FollowUpStanding): void {
  const { doc } = setting;
  doc.need(96);
  write(
    setting,
    (one) => [
      one.said(standing.body),
      { text: `  ·  ${one.follow(`role.${standing.role}`)}`, face: 'regular', colour: palette.mute },
    ],
    BODY_NAME,
    { ...PLACE, tag: 'H4' },
  );
  drawAxes(setting, standing);
  const { response, report, assessment } = standing;
  fact(
    setting,
    ({ follow }) => follow('response'),
    (one) => {
      if (response === null) return '';
      const text = one.print('response', {
        kind: one.responded(response.kind),
        date: one.shortDate(response.on),
      });
      return response.note === null ? text : one.print('noted', { text, note: one.said(response.note) });
    },
  );
  if (report?.text != null) {
    write(setting, ({ print }) => print('word'), NOTE, PLACE);
    write(setting, said(report.text), WORDS, { ...PLACE, after: 2 });
  }
  if (report !== null && report.evidence.length > 0) {
    fact(
      setting,
      ({ print }) => print('evidence'),
      (one) => one.list(report.evidence.map((piece) => one.said(piece))),
    );
  }
  if (assessment !== null) {
    write(setting, ({ print }) => print('finding'), NOTE, PLACE);
    write(setting, said(assessment.text), WORDS, { ...PLACE, after: 2 });
    fact(
      setting,
      ({ follow }) => follow('assessor'),
      (one) => {
        const [name, body] = [one.said(assessment.assessor), one.said(assessment.assessorBody)];
        return name !== '' && body !== '' ? one.print('assessor', { name, body }) : name || body;
      },
    );
  }
  doc.y += 6;
}

const stepWords =
  ({ title: name, body, state, on }: FollowUpStep) =>
  (one: FollowUpSpeech): string => {
    const words = {
      title: one.said(name),
      body: one.said(body),
      state: one.follow(`action.${state}`).toLowerCase(),
    };
    if (on === null) return one.print('step', words);
    const date = one.shortDate(on);
    return state === 'open'
      ? one.print('step-due', { ...words, date })
      : one.print('step-dated', { ...words, date });
  };

const indicatorWords =
  ({ name, unit, baseline, latest, target }: FollowUpIndicator) =>
  (one: FollowUpSpeech): string =>
    one.print('indicator', {
      name: one.said(name),
      unit: one.said(unit),
      values: one.list([
        ...(baseline === null ? [] : [one.print('value-baseline', { value: one.number(baseline) })]),
        latest === null
          ? one.print('value-none')
          : one.print('value-latest', { value: one.number(latest.value), date: one.shortDate(latest.on) }),
        ...(target === null ? [] : [one.print('value-target', { value: one.number(target) })]),
      ]),
    });

function drawList(
  setting: Setting,
  name: (one: FollowUpSpeech) => string,
  rows: readonly ((one: FollowUpSpeech) => string)[],
): void {
  if (rows.length === 0) return;
  setting.doc.need(40);
  write(setting, name, NOTE, PLACE);
  for (const say of rows) write(setting, say, FACT, { ...PLACE, after: 1 });
  setting.doc.y += 5;
}

const NUMBER = textStyle('display', 26, 34, palette.petrol);
const CODE = textStyle('regular', 7.5, 11, palette.mute);

function drawNumber({ doc, columns }: Setting, { number, code }: FollowUpEntry): void {
  const y = doc.y - 7;
  if (columns === null) {
    doc.at(0, BODY - 16, doc.number(number), NUMBER, { y, tagging: { tag: 'H3' } });
    if (code !== null) doc.at(0, BODY - 16, ltr(code), CODE, { y: y + 35, avoidOrphans: false });
    return;
  }
  const { spine } = columns;
  doc.draw(spine.middle(String(number), NUMBER), spine.x.middle, y, { tag: 'H3' });
  if (code !== null) doc.draw(spine.middle(code, CODE), spine.x.middle, y + 33);
}

function flow(setting: Setting, entry: FollowUpEntry): void {
  const { doc } = setting;
  const [top, page] = [doc.y, doc.page];
  drawNumber(setting, entry);
  if (entry.title !== null) write(setting, said(entry.title), NAME, PLACE);
  write(setting, (one) => wordingIn(entry.text, one).text, TEXT, { ...PLACE, after: 3 });
  write(
    setting,
    (one) => [
      one.follow('age', { count: entry.age }),
      { text: `  ·  ${one.print('disposition')}: `, colour: palette.mute },
      entry.disposition === null
        ? { text: one.print('not-disposed'), colour: palette.mute }
        : one.disposition(entry.disposition.outcome),
      ...(entry.disposition?.reason
        ? [` (${one.said(entry.disposition.reason).replace(/[.،؛]$/u, '')})`]
        : []),
    ],
    FACT,
    { ...PLACE, after: 7 },
  );
  if (entry.standings.length === 0) {
    write(setting, ({ print }) => print('no-body'), NOTE, { ...PLACE, after: 6 });
  }
  for (const standing of entry.standings) drawStanding(setting, standing);
  drawList(setting, ({ follow }) => follow('part.actions'), entry.steps.map(stepWords));
  drawList(setting, ({ follow }) => follow('part.indicators'), entry.indicators.map(indicatorWords));
  if (doc.page === page) doc.y = Math.max(doc.y, top + 44);
  doc.y += 4;
  doc.rule({ stroke: { colour: palette.hair, width: 0.4 } });
  doc.y += 12;
}

/** Every recommendation with its bodies, under its theme. */
export function drawEntries(setting: Setting): void {
  const { doc, speech } = setting;
  title(setting, ({ print }) => print('by-recommendation'), 'by-recommendation', 200);
  doc.y += 6;
  for (const group of themesOf(setting)) {
    const name = themeName(group);
    const colour = group.theme === null ? palette.petrol : themeColours(group.theme.number).text;
    doc.need(190);
    doc.bookmark(name(speech[doc.language]), 2);
    doc.rule({ stroke: { colour, width: 1 } });
    doc.y += 5;
    if (group.theme !== null) {
      const x = setting.columns === null ? doc.x(0, 14) : setting.columns.spine.x.centre - 7;
      drawThemeTag(doc, group.theme.number, x, doc.y + 4, { size: 14 });
    }
    const head = style('semiBold', 12.5, 11.5, 21, colour);
    write(setting, name, head, { offset: group.theme !== null ? 22 : 0, after: 10, tag: 'H2' });
    for (const entry of group.entries) {
      doc.need(190);
      doc.bookmark(
        [doc.number(entry.number), speech[doc.language].said(entry.title)].filter(Boolean).join(' · '),
        3,
      );
      doc.anchor(`entry-${entry.number}`);
      doc.element('Sect', () => flow(setting, entry));
    }
  }
}
