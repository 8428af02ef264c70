import type { Language } from '../../../../platform/language/index.ts';
import {
  type Document,
  drawThemeTag,
  type Paragraph,
  palette,
  textStyle,
  themeColours,
} from '../../../../platform/pdf/index.ts';
import { groupsOf, groupTitle, hasGroups, type NumberedProvision, type ProvisionGroup } from '../groups.ts';
import { factsOfProvision, type ProvisionFact } from '../provision-facts.ts';
import { isAdopted, type Reporting } from '../sheet.ts';
import type { Columns } from './columns.ts';
import { columnText } from './front.ts';
import { drawTitles } from './titles.ts';

const NUMBER = textStyle('display', 24, 32, palette.petrol);
const CODE = textStyle('regular', 7, 10, palette.mute);
const FACT = {
  ar: textStyle('regular', 8.5, 14, palette.soft),
  en: textStyle('regular', 8, 14, palette.soft),
} as const;

const setFact = (columns: Columns, fact: ProvisionFact | undefined, side: Language): readonly Paragraph[] => {
  if (!fact) return [];
  const set = side === 'ar' ? columns.spine.ar : columns.spine.en;
  const { key, label, values, mute } = fact;
  const colour = mute ? palette.mute : key === 'lead' ? palette.ink : palette.soft;
  const face = key === 'lead' && !mute ? 'medium' : 'regular';
  const [first = '', ...rest] = values;
  return [
    set(
      [
        { text: `${label}: `, colour: palette.mute },
        { text: first, colour, face },
      ],
      FACT[side],
    ),
    ...rest.map((value) => set({ text: value, colour }, FACT[side])),
  ];
};

const drawFacts = (columns: Columns, provision: NumberedProvision, { input, speech }: Reporting): void => {
  const options = { sourceTitles: false, missing: input.kind === 'recommendations' } as const;
  const facts = {
    ar: factsOfProvision(provision, speech.ar, options),
    en: factsOfProvision(provision, speech.en, options),
  };
  for (const [index, fact] of facts.ar.entries()) {
    const [ar, en] = [setFact(columns, fact, 'ar'), setFact(columns, facts.en[index], 'en')];
    const lines = Math.max(ar.length, en.length);
    for (let at = 0; at < lines; at += 1) columns.draw({ ar: ar[at] ?? null, en: en[at] ?? null });
  }
};

const drawNumber = (
  doc: Document,
  { spine }: Columns,
  provision: NumberedProvision,
  reporting: Reporting,
): void => {
  const { code, shown, sample } = provision;
  const y = doc.y;
  const { say } = reporting.speech.en;
  const under = [code ?? (isAdopted(reporting.input) ? '' : say('draft')), sample ? say('sample') : ''];
  doc.draw(spine.middle(String(shown), NUMBER), spine.x.middle, y - 7, { tag: 'H3' });
  let below = y + 25;
  for (const text of under.filter((part) => part !== '')) {
    below = doc.draw(spine.middle(text, CODE), spine.x.middle, below);
  }
};

const flow = (doc: Document, columns: Columns, provision: NumberedProvision, reporting: Reporting): void => {
  const [top, page] = [doc.y, doc.page];
  drawNumber(doc, columns, provision, reporting);
  const stop = doc.onPage(() =>
    doc.artifact(() => {
      const { spine } = columns;
      const y = doc.y;
      const words = [
        String(provision.shown),
        reporting.speech.ar.continued(),
        reporting.speech.en.continued(),
      ];
      let at = y;
      for (const [index, word] of words.entries()) {
        const text = doc.text(word, textStyle('regular', 7.5, 11, palette.mute), {
          width: spine.x.ar - spine.x.middle - 10,
          language: index === 1 ? 'ar' : 'en',
          align: 'center',
        });
        at = doc.draw(text, spine.x.middle, at);
      }
    }),
  );
  const set = (side: Language) => columnText(doc, columns, provision.text, side, reporting);
  const sides = { ar: set('ar'), en: set('en') };
  columns.draw({ ar: sides.ar.text, en: sides.en.text });
  if (sides.ar.note || sides.en.note) columns.draw({ ar: sides.ar.note, en: sides.en.note });
  doc.y += 4;
  drawFacts(columns, provision, reporting);
  stop();
  doc.y = (doc.page === page ? Math.max(doc.y, top + 44) : doc.y) + 9;
  doc.rule({ stroke: { colour: palette.hair, width: 0.4 } });
  doc.y += 11;
};

const BAR = 24;

const drawGroupBar = (
  doc: Document,
  columns: Columns,
  { theme, heading, anchor }: ProvisionGroup,
  { speech }: Reporting,
): void => {
  const { spine } = columns;
  const colours = theme ? themeColours(theme.number) : { text: palette.petrol, tint: palette.mist };
  const inset = 8;
  const set = (side: Language): Paragraph =>
    doc.text(
      groupTitle({ theme, heading }, speech[side]),
      textStyle('semiBold', side === 'ar' ? 10.5 : 10, 16, colours.text),
      { width: spine.side - inset, language: side },
    );
  const titles = { ar: set('ar'), en: set('en') };
  const height = Math.max(titles.ar.height, titles.en.height) + BAR - 16;
  doc.anchor(anchor);
  doc.bookmark(titles[doc.language].text, 2);
  const top = doc.y;
  doc.box(doc.x(0, doc.measure), top, doc.measure, height, { fill: colours.tint });
  doc.draw(titles.ar, spine.x.ar, top + 4, { tag: 'H2' });
  doc.draw(titles.en, spine.x.en + inset, top + 4, { tag: 'H2' });
  if (theme) {
    drawThemeTag(doc, theme.number, spine.x.centre - 6, top + height / 2 - 6, { size: 12, language: 'en' });
  }
  doc.y = top + height + 12;
};

/** The operative part in both columns, numbers between them; heads of the columns on every page. */
export const drawProvisionsOfBoth = (doc: Document, columns: Columns, reporting: Reporting): void => {
  const { input, speech } = reporting;
  const key = `operative.${input.kind}` as const;
  const groups = groupsOf(input);
  const grouped = hasGroups(groups);
  drawTitles(doc, columns, { ar: speech.ar.say(key), en: speech.en.say(key) }, { anchor: 'provisions' });
  const about = (side: Language): Paragraph => {
    const { say, said } = speech[side];
    const parts = [
      input.kind === 'recommendations' ? said(input.title) : '',
      groups.length === 0 ? say('no-provisions') : isAdopted(input) ? '' : say('provisional'),
    ];
    const text = parts.filter((part) => part !== '').join(' · ');
    return doc.text(text, doc.style('dateLine'), { width: columns.spine.side, language: side });
  };
  columns.draw({ ar: about('ar'), en: about('en') });
  doc.y += 4;
  columns.headed(() => {
    const head = 32;
    const pageRoom = doc.height - doc.margins.top - doc.margins.bottom - head;
    for (const [index, group] of groups.entries()) {
      if (grouped) {
        const first = group.provisions[0];
        const height = doc.measureFlow(() => {
          drawGroupBar(doc, columns, group, reporting);
          if (first) flow(doc, columns, first, reporting);
        });
        if (index > 0) doc.need(height <= pageRoom ? height - 11 : 160);
        drawGroupBar(doc, columns, group, reporting);
      }
      for (const provision of group.provisions) {
        const height = doc.measureFlow(() => flow(doc, columns, provision, reporting));
        if (height <= pageRoom) doc.need(height - 11);
        else doc.need(120);
        const title = speech[doc.language].said(provision.title);
        const name = [doc.number(provision.shown), title].filter((part) => part !== '').join(' · ');
        doc.bookmark(name, grouped ? 3 : 2);
        doc.anchor(`provision-${provision.shown}`);
        doc.element('Sect', () => flow(doc, columns, provision, reporting));
      }
    }
  });
};
