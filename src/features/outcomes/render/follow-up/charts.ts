import {
  type CellContent,
  drawTable,
  palette,
  type TableRow,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import { assessedLevels, assessedStates, type Level, selfLevels, selfStates } from '../../follow-up/rules.ts';
import type { FollowUpEntry, FollowUpStanding } from './document.ts';
import { headFinds, headSays } from './front.ts';
import { cell, head, type Setting, said, style, title, write } from './setting.ts';
import { BOX, drawNumberedBox } from './squares.ts';
import type { FollowUpSpeech } from './words.ts';

const NOTE = style('regular', 9, 8.5, 15, palette.soft);

/** A box of a chart: which recommendation, and its level on both axes. */
interface Box {
  readonly number: number;
  readonly says: Level;
  readonly finds: Level;
}

/** A row of a chart. */
interface ChartRow {
  readonly name: (one: FollowUpSpeech) => string;
  readonly boxes: readonly Box[];
}

const boxOf = (
  { number }: FollowUpEntry,
  { says, finds }: Pick<FollowUpStanding, 'says' | 'finds'>,
): Box => ({
  number,
  says: selfLevels[says],
  finds: assessedLevels[finds],
});

const LABEL = 150;
const GAP = 18;
const AXES = ['says', 'finds'] as const;

/** Draws recommendations as boxes with their numbers, self-reported and assessed beside each other, in a row for each name. */
function drawChart(setting: Setting, rows: readonly ChartRow[]): void {
  const { doc, columns, speech } = setting;
  const axis = (doc.measure - LABEL - 2 * GAP) / 2;
  const perLine = Math.floor((axis + BOX.gap) / (BOX.width + BOX.gap));
  const offsets = { says: LABEL + GAP, finds: LABEL + 2 * GAP + axis };
  const align = doc.direction === 'rtl' ? ('right' as const) : ('left' as const);
  const other = doc.language === 'ar' ? ('en' as const) : ('ar' as const);
  const languages = columns === null ? [doc.language] : [doc.language, other];
  const drawHeads = (): void => {
    doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
    const y = doc.y;
    for (const key of AXES) {
      let top = y + 3;
      for (const language of languages) {
        const text = doc.text(
          speech[language].follow(`axis.${key}`),
          textStyle('semiBold', 8, 12, palette.petrol),
          {
            width: axis,
            language,
            align,
          },
        );
        top = doc.draw(text, doc.x(offsets[key], axis), top);
      }
      doc.y = Math.max(doc.y, top);
    }
    doc.y += 2;
    doc.rule({ stroke: { colour: palette.petrol, width: 0.5 } });
  };
  doc.artifact(() => {
    const drawRow = ({ name, boxes }: ChartRow): void => {
      const labels = languages.map((language) =>
        doc.text(name(speech[language]), textStyle('medium', language === 'ar' ? 9 : 8.5, 14), {
          width: LABEL,
          language,
          align,
        }),
      );
      const lines = Math.max(1, Math.ceil(boxes.length / perLine));
      const height = Math.max(
        labels.reduce((sum, text) => sum + text.height, 0),
        lines * (BOX.height + BOX.gap) - BOX.gap,
      );
      if (doc.need(height + 10)) drawHeads();
      const top = doc.y + 5;
      let y = top;
      for (const label of labels) y = doc.draw(label, doc.x(0, LABEL), y);
      for (const key of AXES) {
        for (const [index, box] of boxes.entries()) {
          const [row, place] = [Math.floor(index / perLine), index % perLine];
          const x = doc.x(offsets[key] + place * (BOX.width + BOX.gap), BOX.width);
          drawNumberedBox(doc, box[key], box.number, x, top + row * (BOX.height + BOX.gap));
        }
      }
      doc.y = top + height + 5;
      doc.rule({ stroke: { colour: palette.hair, width: 0.4 } });
    };
    doc.need(100);
    drawHeads();
    for (const row of rows) drawRow(row);
  });
  // Its table says the same to whoever is read to.
  doc.figure(speech[doc.language].print('chart-alt'), (canvas) => {
    canvas.rect(doc.x(0, doc.measure), doc.y - 0.2, doc.measure, 0.2).paint({ fill: palette.white });
  });
  doc.y += 16;
}

/** Recommendations of each theme in the order of themes; those without one last. */
export function themesOf({ input }: Setting): {
  readonly theme: Setting['input']['themes'][number] | null;
  readonly entries: readonly FollowUpEntry[];
}[] {
  const known = new Set(input.themes.map(({ number }) => number));
  return [
    ...input.themes
      .toSorted((one, other) => one.number - other.number)
      .map((theme) => ({ theme, entries: input.entries.filter((entry) => entry.theme === theme.number) })),
    { theme: null, entries: input.entries.filter(({ theme }) => theme === null || !known.has(theme)) },
  ].filter(({ entries }) => entries.length > 0);
}

export const themeName =
  ({ theme }: ReturnType<typeof themesOf>[number]) =>
  (one: FollowUpSpeech): string =>
    theme === null ? one.print('no-themes') : one.said(theme.title);

/** What is to be said of the last report; silence in words. */
export const lastReport =
  (standing: FollowUpStanding | undefined) =>
  (one: FollowUpSpeech): string => {
    if (standing === undefined) return '';
    if (standing.missed > 0) return one.follow('last.missed', { count: standing.missed });
    return standing.report === null ? '' : one.shortDate(standing.report.on);
  };

const TITLE = 70;

/** A recommendation's short name, or the beginning of its words. */
export const nameOf =
  ({ title: name, text }: FollowUpEntry) =>
  (one: FollowUpSpeech): string => {
    const words = one.said(name);
    if (words !== '') return words;
    const whole = one.said(text);
    return whole.length <= TITLE ? whole : `${whole.slice(0, whole.lastIndexOf(' ', TITLE))}…`;
  };

/** Both axes by theme: the chart, and the table of all recommendations that says the same. */
export function drawByTheme(setting: Setting): void {
  const { doc } = setting;
  title(setting, ({ print }) => print('by-theme'), 'by-theme', 160);
  write(setting, ({ print }) => print('chart-note'), NOTE, { after: 8 });
  const groups = themesOf(setting);
  drawChart(
    setting,
    groups.map((group) => ({
      name: themeName(group),
      boxes: group.entries.map((entry) => boxOf(entry, { says: headSays(entry), finds: headFinds(entry) })),
    })),
  );
  const rows = groups.flatMap((group): TableRow[] => [
    {
      group: groupWords(setting, themeName(group)),
      ...(group.theme ? { number: doc.number(group.theme.number) } : {}),
    },
    ...group.entries.map((entry) => ({ cells: entryCells(setting, entry) })),
  ]);
  drawTable(doc, {
    title: setting.speech[doc.language].print('by-theme'),
    columns: [
      {
        width: 28,
        head: head(setting, ({ print }) => print('head.number')),
        style: textStyle('medium', 9, 15),
      },
      { width: { share: 1.2 }, head: head(setting, ({ print }) => print('head.recommendation')) },
      { width: { share: 1 }, head: head(setting, ({ outcomes }) => outcomes('lead')) },
      { width: 78, head: head(setting, ({ follow }) => follow('axis.says')) },
      { width: 78, head: head(setting, ({ follow }) => follow('axis.finds')) },
      { width: 80, head: head(setting, ({ follow }) => follow('last-report')) },
    ],
    rows,
  });
}

const groupWords = ({ doc, columns, speech }: Setting, say: (one: FollowUpSpeech) => string): string =>
  columns === null ? say(speech[doc.language]) : `${say(speech.ar)}  ·  ${say(speech.en)}`;

const stateCells = (
  setting: Setting,
  says: FollowUpStanding['says'],
  finds: FollowUpStanding['finds'],
): CellContent[] => [
  cell(setting, (one) => one.says(says), says === 'silent' ? 'mute' : 'plain'),
  cell(
    setting,
    (one) => one.finds(finds),
    finds === 'unassessed' || finds === 'no-evidence' ? 'mute' : 'strong',
  ),
];

function entryCells(setting: Setting, entry: FollowUpEntry): CellContent[] {
  const [first] = entry.standings;
  const silent = first === undefined || first.missed > 0 || first.report === null;
  return [
    setting.doc.number(entry.number),
    cell(setting, nameOf(entry)),
    first === undefined
      ? cell(setting, ({ print }) => print('no-body'), 'mute')
      : cell(setting, said(first.body)),
    ...stateCells(setting, headSays(entry), headFinds(entry)),
    cell(setting, (one) => lastReport(first)(one) || '—', silent ? 'mute' : 'plain'),
  ];
}

/** Bodies with the standings of each, those that answer for most first. */
function bodiesOf({ input }: Setting) {
  const bodies = new Map<
    string,
    { name: FollowUpStanding['body']; rows: [FollowUpEntry, FollowUpStanding][] }
  >();
  for (const entry of input.entries) {
    for (const standing of entry.standings) {
      const key = `${standing.body.ar}\n${standing.body.en}`;
      const known = bodies.get(key) ?? { name: standing.body, rows: [] };
      known.rows.push([entry, standing]);
      bodies.set(key, known);
    }
  }
  return [...bodies.values()].toSorted((one, other) => other.rows.length - one.rows.length);
}

const counted = <S extends string>(
  states: readonly S[],
  found: readonly S[],
  word: (one: FollowUpSpeech, state: S) => string,
) => {
  const present = states.filter((state) => found.includes(state));
  return (one: FollowUpSpeech): string[] =>
    present.map((state) =>
      one.print('counted', {
        state: word(one, state),
        count: found.filter((other) => other === state).length,
      }),
    );
};

/** Both axes by body: the chart, and the table with how often each state is there. */
export function drawByBody(setting: Setting): void {
  const { doc, speech } = setting;
  const bodies = bodiesOf(setting);
  if (bodies.length === 0) return;
  title(setting, ({ print }) => print('by-body'), 'by-body', 160);
  write(setting, ({ print }) => print('chart-note'), NOTE, { after: 8 });
  drawChart(
    setting,
    bodies.map(({ name, rows }) => ({
      name: said(name),
      boxes: rows.map(([entry, standing]) => boxOf(entry, standing)),
    })),
  );
  const numbers = (
    rows: readonly [FollowUpEntry, FollowUpStanding][],
    role: 'lead' | 'supporting',
  ): string | null =>
    rows
      .filter(([, standing]) => (standing.role === 'lead') === (role === 'lead'))
      .map(([{ number }]) => doc.number(number))
      .join(doc.language === 'ar' ? '، ' : ', ') || null;
  drawTable(doc, {
    title: speech[doc.language].print('by-body'),
    columns: [
      {
        width: { share: 1 },
        head: head(setting, ({ print }) => print('head.body')),
        style: textStyle('medium', 9, 15),
      },
      { width: 62, head: head(setting, ({ print }) => print('head.lead')) },
      { width: 66, head: head(setting, ({ print }) => print('head.supporting')) },
      { width: 104, head: head(setting, ({ follow }) => follow('axis.says')) },
      { width: 104, head: head(setting, ({ follow }) => follow('axis.finds')) },
    ],
    rows: bodies.map(({ name, rows }) => ({
      cells: [
        cell(setting, said(name), 'strong'),
        numbers(rows, 'lead'),
        numbers(rows, 'supporting'),
        cell(
          setting,
          counted(
            selfStates,
            rows.map(([, { says }]) => says),
            (one, state) => one.says(state),
          ),
        ),
        cell(
          setting,
          counted(
            assessedStates,
            rows.map(([, { finds }]) => finds),
            (one, state) => one.finds(state),
          ),
        ),
      ],
    })),
  });
}
