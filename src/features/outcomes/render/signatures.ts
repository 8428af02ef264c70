import type { TextPair } from '../../../platform/document/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import {
  type CellContent,
  type Content,
  type Document,
  drawTable,
  ltr,
  palette,
  type TableColumn,
  textStyle,
} from '../../../platform/pdf/index.ts';
import { type Columns, createColumns } from './both/columns.ts';
import { drawTitles } from './both/titles.ts';
import { drawInLanes } from './lanes.ts';
import type { ReportSignature, ReportStatement } from './report.ts';
import type { Reporting } from './sheet.ts';
import type { Speech } from './words.ts';

type Say = (one: Speech) => string;

const CELL = {
  ar: { strong: textStyle('medium', 9, 15), plain: textStyle('regular', 9, 15, palette.soft) },
  en: { strong: textStyle('medium', 8.5, 14), plain: textStyle('regular', 8.5, 14, palette.soft) },
} as const;
const NOTE = {
  ar: textStyle('regular', 9.5, 16, palette.soft),
  en: textStyle('regular', 9, 16, palette.soft),
} as const;

/** The place that contents lead to. */
export const signaturesAnchor = (index: number): string => `signatures-${index + 1}`;

/** What stands over the signatures of a statement: its title, unless it is that of the text itself. */
export const signaturesTitle =
  ({ title, adherence }: ReportStatement, text: TextPair): Say =>
  (one) => {
    const name = one.said(title);
    const given = one.statements(`given.${adherence}`);
    return name === one.said(text) || name === '' ? given : `${given}: ${name}`;
  };

/** In the language of the report, or in both under each other in its order. */
const linesIn = (doc: Document, columns: Columns | null): readonly Language[] =>
  columns === null ? [doc.language] : [doc.language, doc.language === 'ar' ? 'en' : 'ar'];

function drawStatement(
  doc: Document,
  { input, speech }: Reporting,
  columns: Columns | null,
  statement: ReportStatement,
  index: number,
): void {
  const anchor = signaturesAnchor(index);
  const { signatures, count, asOf, unnamed, remark, constituency } = statement;
  const title = signaturesTitle(statement, input.title);
  if (columns === null) doc.heading(title(speech[doc.language]), { anchor, keep: 110, after: 4 });
  else
    drawTitles(
      doc,
      columns,
      { ar: title(speech.ar), en: title(speech.en) },
      { anchor, keep: 110, small: true },
    );

  const note = (say: Say): void => {
    const lanes =
      columns === null
        ? [{ language: doc.language, x: doc.x(0, doc.measure), width: doc.measure }]
        : (['ar', 'en'] as const).map((language) => ({
            language,
            x: columns.spine.x[language],
            width: columns.spine.side,
          }));
    drawInLanes(
      doc,
      lanes.map(({ language, x, width }) => {
        const words = say(speech[language]);
        return {
          language,
          x,
          text: words === '' ? null : doc.text(words, NOTE[language], { width, language }),
        };
      }),
    );
  };
  note((one) =>
    [
      one.statements(`constituency.${constituency}`),
      one.statements('chart-note', { day: one.shortDate(asOf) }),
      `${one.statements('count.in-force')}: ${one.number(count)}`,
    ].join(' · '),
  );
  if (unnamed) note(({ statements }) => statements('unnamed'));
  if (remark !== null) note((one) => one.said(remark));
  doc.y += 8;

  const align = doc.direction === 'rtl' ? ('right' as const) : ('left' as const);
  const cell = (say: Say, kind: 'strong' | 'plain' = 'plain', more: Say = () => ''): CellContent => {
    const stack = linesIn(doc, columns).flatMap((language) =>
      [
        { content: say(speech[language]), style: CELL[language][kind] },
        { content: more(speech[language]), style: CELL[language].plain },
      ]
        .filter(({ content }) => content !== '')
        .map((part) => ({ ...part, language, align })),
    );
    return stack.length === 0 ? null : { stack };
  };
  const head = (say: Say): Content =>
    linesIn(doc, columns)
      .map((language) =>
        language === 'en' && doc.language === 'ar' ? ltr(say(speech[language])) : say(speech[language]),
      )
      .join('\n');
  const named = signatures.some(({ signatory, capacity }) => signatory ?? capacity);
  const reserved = signatures.some(({ reservation }) => reservation !== null);
  const special = signatures.some(({ accession, withdrawnOn }) => accession || withdrawnOn !== null);
  const state = ({ accession, withdrawnOn }: ReportSignature): Say => {
    if (withdrawnOn !== null) {
      return (one) => `${one.statements('state.withdrawn')} ${one.shortDate(withdrawnOn)}`;
    }
    return (one) => (accession ? one.statements('accession') : '');
  };
  type Shown = readonly [TableColumn, (one: ReportSignature) => CellContent];
  const when = (wanted: boolean, column: TableColumn, of: Shown[1]): Shown[] =>
    wanted ? [[column, of]] : [];
  const shown: readonly Shown[] = [
    [{ width: 34, head: head(({ say }) => say('head.number')) }, ({ number }) => doc.number(number)],
    [
      { width: { share: 3 }, head: head(({ statements }) => statements('label.party')) },
      ({ party }) => cell((one) => one.said(party), 'strong'),
    ],
    ...when(
      named,
      { width: { share: 3 }, head: head(({ statements }) => statements('label.signatory')) },
      ({ signatory, capacity }) =>
        cell(
          (one) => one.said(signatory),
          'plain',
          (one) => one.said(capacity),
        ),
    ),
    [
      { width: 92, head: head(({ statements }) => statements('label.signed-on')) },
      ({ on }) => cell((one) => one.shortDate(on)),
    ],
    ...when(
      reserved,
      { width: { share: 3 }, head: head(({ statements }) => statements('label.reservation')) },
      ({ reservation }) => cell((one) => one.said(reservation)),
    ),
    ...when(special, { width: 92, head: head(({ statements }) => statements('label.status')) }, (one) =>
      cell(state(one)),
    ),
  ];
  if (signatures.length === 0) note(({ statements }) => statements('none-signatures'));
  else {
    drawTable(doc, {
      title: title(speech[doc.language]),
      columns: shown.map(([column]) => column),
      rows: signatures.map((one) => ({ cells: shown.map(([, of]) => of(one)) })),
    });
  }
}

/** The signatures of each statement that carries the text, on pages of their own. */
export const drawSignatures = (doc: Document, reporting: Reporting): void => {
  const { statements = [] } = reporting.input;
  if (statements.length === 0) return;
  doc.newPage();
  const columns = reporting.sheet.mode === 'ar-en' ? createColumns(doc, reporting) : null;
  for (const [index, statement] of statements.entries()) {
    if (index > 0) doc.y += 26;
    drawStatement(doc, reporting, columns, statement, index);
  }
};
