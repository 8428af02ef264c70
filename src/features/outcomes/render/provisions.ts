import {
  type Document,
  drawThemeTag,
  ltr,
  palette,
  textStyle,
  themeColours,
} from '../../../platform/pdf/index.ts';
import { groupsOf, groupTitle, hasGroups, type NumberedProvision, type ProvisionGroup } from './groups.ts';
import { factsOfProvision, type ProvisionFact } from './provision-facts.ts';
import { isAdopted, type Reporting } from './sheet.ts';
import { wordingIn } from './texts.ts';
import type { Speech } from './words.ts';

/** Column of numbers, and where the text begins. */
const NUMBER_WIDTH = 64;
const BODY = 72;
const LABEL_WIDTH = 92;
/** Space under a provision's rule, which may fall off a page's end. */
const AFTER = 12;

const NUMBER = textStyle('display', 26, 34, palette.petrol);
const CODE = textStyle('regular', 7.5, 11, palette.mute);
const LABEL = textStyle('regular', 8.5, 15, palette.mute);
const VALUE = textStyle('regular', 9, 15, palette.soft);
const LEAD = textStyle('medium', 9, 15);
const MISSING = textStyle('regular', 9, 15, palette.mute);

const drawFact = (doc: Document, { key, label, values, mute }: ProvisionFact): void => {
  const style = mute ? MISSING : key === 'lead' ? LEAD : VALUE;
  const width = doc.measure - BODY - LABEL_WIDTH;
  const texts = values.map((value) => doc.text(value, style, { width }));
  const name = doc.text(label, LABEL, { width: LABEL_WIDTH - 8, avoidOrphans: false });
  doc.element('P', () => {
    for (const [index, text] of texts.entries()) {
      doc.need(index === 0 ? Math.max(text.height, name.height) : text.height);
      const first = index === 0 ? doc.draw(name, doc.x(BODY, name.width), doc.y, { tag: 'Span' }) : 0;
      const below = doc.draw(text, doc.x(BODY + LABEL_WIDTH, width), doc.y, { tag: 'Span' });
      doc.y = Math.max(below, index === texts.length - 1 ? first : 0);
    }
  });
};

const drawNumber = (
  doc: Document,
  provision: NumberedProvision,
  speech: Speech,
  provisional: boolean,
): void => {
  const { code, shown, sample } = provision;
  const y = doc.y;
  const width = NUMBER_WIDTH - 8;
  doc.at(0, width, doc.number(shown), NUMBER, { y: y - 6, tagging: { tag: 'H3' } });
  const under = code === null ? (provisional ? speech.say('draft') : '') : ltr(code);
  const below = doc.at(0, width, under, CODE, { y: y + 28, avoidOrphans: false });
  if (sample) doc.at(0, width, speech.say('sample'), CODE, { y: below });
};

/** Draws a provision from the cursor on; one that is taller than what is left breaks between lines. */
const flow = (doc: Document, provision: NumberedProvision, { input }: Reporting, speech: Speech): void => {
  const [top, page] = [doc.y, doc.page];
  drawNumber(doc, provision, speech, !isAdopted(input));
  const stop = doc.onPage(() =>
    doc.artifact(() =>
      doc.at(0, NUMBER_WIDTH - 8, `${doc.number(provision.shown)} · ${speech.continued()}`, LABEL, {
        y: doc.y,
        avoidOrphans: false,
      }),
    ),
  );
  const place = { offset: BODY, width: doc.measure - BODY } as const;
  const { text, language, note } = wordingIn(provision.text, speech);
  doc.write(text, 'running', { ...place, language, after: note === '' ? 6 : 1 });
  if (note !== '') doc.write(note, 'label', { ...place, after: 4 });
  const facts = factsOfProvision(provision, speech, { missing: input.kind === 'recommendations' });
  for (const fact of facts) drawFact(doc, fact);
  stop();
  doc.y = (doc.page === page ? Math.max(doc.y, top + 42) : doc.y) + 10;
  doc.rule({ offset: BODY, stroke: { colour: palette.hair, width: 0.4 } });
  doc.y += AFTER;
};

const bookmarkOf = ({ shown, title }: NumberedProvision, doc: Document, speech: Speech): string =>
  [doc.number(shown), speech.said(title)].filter((part) => part !== '').join(' · ');

const drawProvision = (
  doc: Document,
  provision: NumberedProvision,
  reporting: Reporting,
  speech: Speech,
  level: number,
): void => {
  const height = doc.measureFlow(() => flow(doc, provision, reporting, speech)) - AFTER;
  const pageRoom = doc.height - doc.margins.top - doc.margins.bottom;
  // One that no page can hold begins where there is room for its first lines.
  doc.need(height <= pageRoom ? height : 120);
  doc.bookmark(bookmarkOf(provision, doc, speech), level);
  doc.anchor(`provision-${provision.shown}`);
  doc.element('Sect', () => flow(doc, provision, reporting, speech));
};

const drawGroupHeading = (
  doc: Document,
  { theme, heading, anchor }: ProvisionGroup,
  speech: Speech,
): void => {
  const title = groupTitle({ theme, heading }, speech);
  const colour = theme ? themeColours(theme.number).strong : palette.petrol;
  const offset = theme ? 22 : 0;
  doc.anchor(anchor);
  doc.bookmark(title, 2);
  doc.rule({ stroke: { colour, width: 1 } });
  const top = doc.y;
  const lower = doc.element('H2', () => {
    if (theme) drawThemeTag(doc, theme.number, doc.x(0, 14), top + 9, { size: 14 });
    return doc.at(offset, doc.measure - offset, title, textStyle('semiBold', 13, 22, colour), {
      y: top + 5,
      tagging: { tag: null },
    });
  });
  doc.y = lower + 13;
};

/** The operative part: provisions by theme, whole where they fit on a page, each theme with its first. */
export const drawProvisions = (doc: Document, reporting: Reporting, speech: Speech): void => {
  const { input } = reporting;
  const { say } = speech;
  const groups = groupsOf(input);
  const grouped = hasGroups(groups);
  doc.heading(say(`operative.${input.kind}`), { anchor: 'provisions' });
  const about = [
    input.kind === 'recommendations' ? speech.said(input.title) : '',
    say(groups.length === 0 ? 'no-provisions' : grouped ? 'grouped' : 'numbered'),
    groups.length === 0 || isAdopted(input) ? '' : say('provisional'),
  ];
  doc.write(about.filter((part) => part !== '').join(' · '), 'dateLine', { after: 8 });
  const pageRoom = doc.height - doc.margins.top - doc.margins.bottom;
  for (const [index, group] of groups.entries()) {
    if (index > 0) doc.y += 6;
    if (grouped) {
      const height = doc.measureFlow(() => {
        drawGroupHeading(doc, group, speech);
        const [first] = group.provisions;
        if (first) flow(doc, first, reporting, speech);
      });
      doc.need(height - AFTER <= pageRoom ? height - AFTER : 160);
      drawGroupHeading(doc, group, speech);
    }
    for (const provision of group.provisions) {
      drawProvision(doc, provision, reporting, speech, grouped ? 3 : 2);
    }
  }
};
