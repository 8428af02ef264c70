import { drawContents, ltr, palette, textStyle } from '../../../../platform/pdf/index.ts';
import { assessedLevels, assessedStates, type Level, selfLevels, selfStates } from '../../follow-up/rules.ts';
import { drawContentsOfBoth } from '../both/front.ts';
import type { FollowUpEntry } from './document.ts';
import { lanesOf, type Setting, style, title, write } from './setting.ts';
import { paintLevel } from './squares.ts';
import type { FollowUpSpeech } from './words.ts';

const RUNNING = style('regular', 10.5, 10, 17.5);
const NOTE = style('regular', 9, 8.5, 15, palette.soft);

export const headSays = ({ standings }: FollowUpEntry) => standings[0]?.says ?? 'silent';
export const headFinds = ({ standings }: FollowUpEntry) => standings[0]?.finds ?? 'unassessed';

/** What the two axes are, what silence is, and on which day this was so. */
export function drawMethod(setting: Setting): void {
  const { doc, input } = setting;
  title(setting, ({ print }) => print('method'), 'method');
  doc.y += 4;
  for (const key of ['method-axes', 'method-silence', 'method-evidence'] as const) {
    write(setting, ({ print }) => print(key), RUNNING, { after: 7 });
  }
  write(setting, (one) => one.print('method-day', { date: one.date(input.asOf) }), RUNNING, { after: 2 });
  write(
    setting,
    ({ language }) => [{ text: ltr(input.address[language]), face: 'medium', colour: palette.petrol }],
    RUNNING,
  );
}

const LABEL = style('regular', 8.5, 8, 13, palette.mute);
const FIGURE = textStyle('display', 26, 32, palette.petrol);

/** The numbers that are asked for first, each with what it counts: self-reported and assessed are told apart. */
function drawFigures(setting: Setting): void {
  const { doc, input, columns, speech } = setting;
  const { entries } = input;
  const bodies = new Set(entries.flatMap(({ standings }) => standings.map(({ body }) => body.ar || body.en)));
  const figures: readonly (readonly [number, (one: FollowUpSpeech) => string])[] = [
    [entries.length, ({ follow }) => follow('stat.all')],
    [bodies.size, ({ print }) => print('bodies')],
    [entries.filter((one) => headSays(one) === 'fulfilled').length, ({ follow }) => follow('stat.fulfilled')],
    [entries.filter((one) => headFinds(one) === 'complete').length, ({ follow }) => follow('stat.complete')],
    [entries.filter((one) => headSays(one) === 'silent').length, ({ follow }) => follow('stat.silent')],
    [Math.max(0, ...entries.map(({ age }) => age)), ({ follow }) => follow('stat.oldest')],
  ];
  const gap = 8;
  const width = (doc.measure - gap * (figures.length - 1)) / figures.length;
  const languages = columns === null ? [doc.language] : (['ar', 'en'] as const);
  const set = figures.map(([value, say], index) => ({
    x: doc.x(index * (width + gap), width),
    number: doc.text(doc.number(value), FIGURE, { width, avoidOrphans: false }),
    labels: languages.map((language) =>
      doc.text(say(speech[language]), LABEL[language], {
        width,
        language,
        align: doc.direction === 'rtl' ? 'right' : 'left',
        avoidOrphans: false,
      }),
    ),
  }));
  const height =
    36 + Math.max(...set.map(({ labels }) => labels.reduce((sum, text) => sum + text.height, 0)));
  doc.need(height + 10);
  const top = doc.y;
  doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
  for (const { x, number, labels } of set) {
    doc.element('P', () => {
      let y = doc.draw(number, x, top + 4, { tag: 'Span' });
      for (const label of labels) y = doc.draw(label, x, y, { tag: 'Span' });
    });
  }
  doc.y = top + height + 8;
  doc.rule({ stroke: { colour: palette.petrol, width: 0.5 } });
  doc.y += 12;
}

const SQUARE = 9;

/** Every state of both axes beside each other with how many recommendations are in it: the legend of all charts. */
function drawStates(setting: Setting): void {
  const { doc, input, columns, speech } = setting;
  const languages = columns === null ? [doc.language] : (['ar', 'en'] as const);
  const axes = [
    {
      say: ({ follow }: FollowUpSpeech) => follow('axis.says'),
      rows: selfStates.map((state) => ({
        level: selfLevels[state] as Level,
        say: ({ says }: FollowUpSpeech) => says(state),
        count: input.entries.filter((one) => headSays(one) === state).length,
      })),
    },
    {
      say: ({ follow }: FollowUpSpeech) => follow('axis.finds'),
      rows: assessedStates.map((state) => ({
        level: assessedLevels[state] as Level,
        say: ({ finds }: FollowUpSpeech) => finds(state),
        count: input.entries.filter((one) => headFinds(one) === state).length,
      })),
    },
  ];
  const gap = 24;
  const width = (doc.measure - gap) / 2;
  const line = 17;
  const rows = Math.max(...axes.map((axis) => axis.rows.length));
  doc.need((rows + 1) * line + 12);
  const top = doc.y;
  const words = (say: (one: FollowUpSpeech) => string): string =>
    languages
      .map((language) => (language === 'en' ? ltr(say(speech[language])) : say(speech[language])))
      .join('  ·  ');
  for (const [place, axis] of axes.entries()) {
    const offset = place * (width + gap);
    const edge = (inset: number, box: number): number => doc.x(offset + inset, box);
    doc.element('L', () => {
      const head = doc.text(words(axis.say), textStyle('semiBold', 9.5, line, palette.petrol), { width });
      doc.draw(head, edge(0, width), top);
      doc.rule({ y: top + line + 1, offset, width, stroke: { colour: palette.rule, width: 0.5 } });
      for (const [index, { level, say, count }] of axis.rows.entries()) {
        const y = top + (index + 1) * line + 5;
        doc.shape((canvas) =>
          paintLevel(canvas, level, { x: edge(0, SQUARE), y: y + 3.5, width: SQUARE, height: SQUARE }),
        );
        const text = doc.text(
          words(say),
          textStyle('regular', 9, line, count === 0 ? palette.mute : palette.ink),
          {
            width: width - 50,
          },
        );
        const number = doc.text(
          doc.number(count),
          textStyle('medium', 9.5, line, count === 0 ? palette.mute : palette.ink),
          {
            width: 30,
            align: 'end',
          },
        );
        doc.element('LI', () => {
          doc.draw(text, edge(16, text.width), y, { tag: 'Span' });
          doc.draw(number, edge(width - 30, 30), y, { tag: 'Span' });
        });
      }
    });
  }
  doc.y = top + (rows + 1) * line + 12;
}

/** The numbers, and the states of both axes side by side. */
export function drawSummary(setting: Setting): void {
  const { doc } = setting;
  title(setting, ({ print }) => print('summary'), 'summary', 250);
  write(setting, ({ print }) => print('summary-note'), NOTE, { after: 8 });
  drawFigures(setting);
  drawStates(setting);
  doc.y += 4;
}

/** The parts, each with its page. */
export function drawFollowUpContents(setting: Setting): void {
  const { doc, columns, speech, input } = setting;
  const answered = input.entries.some(({ standings }) => standings.length > 0);
  const partsIn = ({ print }: FollowUpSpeech) =>
    (['summary', 'by-theme', 'by-body', 'by-recommendation', 'approval'] as const)
      .filter((anchor) => anchor !== 'by-body' || answered)
      .map((anchor) => ({ anchor, title: print(anchor) }));
  if (columns !== null) {
    drawContentsOfBoth(doc, columns, speech, (one) => partsIn(speech[one.language]));
    return;
  }
  doc.y += 26;
  doc.keepTogether(() => {
    doc.heading(speech[doc.language].say('contents'), {
      style: textStyle('displayBold', 16, 28, palette.petrol),
      bookmark: null,
      keep: 0,
    });
    doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
    doc.y += 3;
    drawContents(doc, { entries: partsIn(speech[doc.language]), style: textStyle('regular', 10, 19) });
  });
}

/** Lines for who signs it. */
export function drawApproval(setting: Setting): void {
  const { doc } = setting;
  title(setting, ({ print }) => print('approval'), 'approval', 190);
  write(setting, ({ print }) => print('approval-note'), NOTE, { after: 14 });
  for (const key of ['name', 'post', 'signature', 'date'] as const) {
    write(setting, ({ print }) => print(`sign.${key}`), NOTE);
    const y = doc.y + (key === 'signature' ? 18 : 4);
    for (const { x, width } of lanesOf(setting)) {
      const line = Math.min(width, 240);
      const left = doc.direction === 'rtl' && setting.columns === null ? x + width - line : x;
      doc.shape((canvas) =>
        canvas
          .move(left, y)
          .line(left + line, y)
          .paint({ stroke: { colour: palette.rule, width: 0.5 } }),
      );
    }
    doc.y = y + 12;
  }
}
