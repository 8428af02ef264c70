import { TAG_SIZE } from '../../../../platform/document/index.ts';
import { type Content, drawThemeTag, palette, textStyle } from '../../../../platform/pdf/index.ts';
import type { AgendaRole, AgendaSession } from '../input.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import type { Printing } from '../printing.ts';
import { codeOf, type Speech } from '../speech.ts';
import { textPiece } from './lines.ts';
import type { Piece } from './pieces.ts';

/** Column of times, and where the text beside it begins. */
export const TIME_WIDTH = 72;
export const TEXT_OFFSET = 84;
/** Column of role labels inside the text. */
const LABEL_WIDTH = 78;
const BESIDE_TAG = TAG_SIZE + 6;

const ROLE = textStyle('regular', 8.5, 16, palette.mute);
const META = textStyle('regular', 8.5, 14, palette.mute);

/** Holders one after the other in the same role. */
export const groupedRoles = (roles: readonly AgendaRole[]): (readonly [AgendaRole, ...AgendaRole[]])[] => {
  const groups: [AgendaRole, ...AgendaRole[]][] = [];
  for (const holder of roles) {
    const last = groups.at(-1);
    if (last && last[0].role === holder.role) last.push(holder);
    else groups.push([holder]);
  }
  return groups;
};

/** The pieces of a session's entry in one language: kind · room · code, title, people by role, abstract. */
export const entryPieces = (printing: Printing, planned: PlannedSession): Piece[] => {
  const { doc, speech, abstracts } = printing;
  const { session, theme } = planned;
  const look = lookOf(planned);
  const width = doc.measure - TEXT_OFFSET;
  const x = (offset: number, boxWidth: number) => doc.x(TEXT_OFFSET + offset, boxWidth);

  const indent = theme ? BESIDE_TAG : 0;
  const place = speech.place(planned);
  const meta = doc.text(
    [
      { text: speech.kind(session), face: 'medium', colour: look.kind },
      place !== '' && { text: `  ·  ${place}`, colour: palette.soft },
      `  ·  ${codeOf(session)}`,
      session.cancelled && '  ·  ',
      session.cancelled && { text: speech.cancelled(), face: 'semiBold', colour: palette.cancelled },
    ],
    META,
    { width: width - indent, avoidOrphans: false },
  );
  const title = doc.text(speech.title(session), doc.style('sessionTitle', { colour: look.title }), { width });
  const pieces: Piece[] = [
    {
      height: meta.height,
      keep: true,
      draw: (y) => {
        if (theme) drawThemeTag(doc, theme.number, x(0, TAG_SIZE), y + 2, { size: TAG_SIZE });
        doc.draw(meta, x(indent, meta.width), y);
      },
    },
    {
      height: title.height,
      before: 1,
      keep: true,
      draw: (y) => void doc.draw(title, x(0, width), y, { tag: 'H3' }),
    },
  ];
  const moved = speech.movedFrom(planned);
  if (moved !== '') {
    const text = doc.text(moved, textStyle('medium', 8.5, 14, palette.brassText), { width });
    pieces.push({ height: text.height, keep: true, draw: (y) => void doc.draw(text, x(0, width), y) });
  }
  if (session.cancelled) return pieces;

  for (const [group, holders] of groupedRoles(session.roles).entries()) {
    const label = doc.text(speech.role(holders), ROLE, { width: LABEL_WIDTH - 8, avoidOrphans: false });
    for (const [index, holder] of holders.entries()) {
      const textWidth = width - LABEL_WIDTH;
      const person = doc.text(speech.person(holder), 'person', { width: textWidth });
      const topic = doc.text(
        speech.topic(holder),
        doc.style('person', { size: 9, line: 15, colour: palette.soft }),
        {
          width: textWidth,
        },
      );
      pieces.push({
        height: Math.max(person.height + topic.height, index === 0 ? label.height : 0),
        before: index > 0 ? 0 : group === 0 ? 1 : 2,
        draw: (y) => {
          if (index === 0) doc.draw(label, x(0, label.width), y);
          const lower = doc.draw(person, x(LABEL_WIDTH, textWidth), y);
          doc.draw(topic, x(LABEL_WIDTH, textWidth), lower);
        },
      });
    }
  }
  for (const [index, paper] of (session.papers ?? []).entries()) {
    const textWidth = width - LABEL_WIDTH;
    const label = doc.text(speech.paperTime(paper), ROLE, { width: LABEL_WIDTH - 8, avoidOrphans: false });
    const title = doc.text({ text: speech.paperTitle(paper), face: 'medium' }, 'person', {
      width: textWidth,
    });
    const authors = doc.text(
      speech.authors(paper),
      doc.style('person', { size: 9, line: 15, colour: palette.soft }),
      { width: textWidth },
    );
    pieces.push({
      height: Math.max(title.height + authors.height, label.height),
      before: index === 0 ? 4 : 2,
      draw: (y) => {
        doc.draw(label, x(0, label.width), y);
        const lower = doc.draw(title, x(LABEL_WIDTH, textWidth), y);
        doc.draw(authors, x(LABEL_WIDTH, textWidth), lower);
      },
    });
  }
  const abstract = abstracts ? speech.abstract(session) : '';
  if (abstract !== '') {
    const text = doc.text(abstract, 'abstract', { width });
    pieces.push(textPiece(doc, [{ text, x: x(0, width) }], 5));
  }
  return pieces;
};

/** The line that continues an entry on the next page: title and "continued". */
export const continuedPiece = ({ doc, speech }: Printing, { session }: PlannedSession): Piece => {
  const width = doc.measure - TEXT_OFFSET;
  const text = doc.text(continued(doc, speech, session, width), META, { width });
  return {
    height: text.height + 4,
    keep: true,
    draw: (y) => doc.artifact(() => void doc.draw(text, doc.x(TEXT_OFFSET, width), y)),
  };
};

/** «… — تتمة»: a title in what it may take of a line, and the word. */
export const continued = (
  doc: Printing['doc'],
  speech: Speech,
  session: AgendaSession,
  width: number,
): Content => {
  const { language } = speech;
  const word = ` — ${speech.say('document:continued')}`;
  const settings = { width, language, avoidOrphans: false };
  const taken = doc.text(word, META, settings).lines[0]?.width ?? 0;
  const title = doc.clamp({ text: speech.title(session), face: 'medium' }, META, {
    ...settings,
    width: width - taken - 4,
    lines: 1,
  });
  return [{ text: title.text, face: 'medium' }, word];
};
