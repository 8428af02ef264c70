/**
 * Draws the follow-up of an edition's recommendations as PDF: how to read it, both axes in figures, by theme and by body,
 * every recommendation with what its bodies say and what was found, and lines for who signs. Pure: plain data in, bytes out.
 */
import {
  type DocumentMode,
  type DocumentSheet,
  drawCover,
  openSheet,
  runningOf,
} from '../../../../platform/document/index.ts';
import { createColumns } from '../both/columns.ts';
import { documentWords } from '../words.ts';
import { drawByBody, drawByTheme } from './charts.ts';
import type { FollowUpDocument } from './document.ts';
import { drawEntries } from './entries.ts';
import { drawApproval, drawFollowUpContents, drawMethod, drawSummary } from './front.ts';
import type { Setting } from './setting.ts';
import { createFollowUpSpeech, pairOf } from './words.ts';

export type {
  FollowUpDocument,
  FollowUpEntry,
  FollowUpIndicator,
  FollowUpStanding,
  FollowUpStep,
} from './document.ts';

/**
 * Renders the report of follow-up in Arabic, in English, or in both on facing sides of a spine. Equal input gives equal
 * bytes.
 * @example await renderFollowUp(document, 'ar')
 */
export const renderFollowUp = async (input: FollowUpDocument, mode: DocumentMode): Promise<Uint8Array> => {
  const edition = { ...input.edition, authentic: input.authentic };
  const speech = { ar: createFollowUpSpeech(edition, 'ar'), en: createFollowUpSpeech(edition, 'en') };
  const sheet: DocumentSheet = {
    edition,
    name: pairOf(speech, ({ print }) => print('name')),
    part: input.sample ? pairOf(speech, ({ say }) => say('sample')) : null,
    symbol: input.symbol,
    version: pairOf(speech, ({ print, shortDate }) => print('as-of', { date: shortDate(input.asOf) })),
    mode,
    words: documentWords(edition),
    createdAt: new Date(`${input.asOf}T00:00:00Z`),
  };
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  doc.newPage({ running: runningOf(doc, sheet) });
  const columns = mode === 'ar-en' ? createColumns(doc, { sheet, speech }) : null;
  const setting: Setting = { doc, sheet, input, speech, columns };
  drawMethod(setting);
  drawFollowUpContents(setting);
  drawSummary(setting);
  doc.newPage();
  drawByTheme(setting);
  drawByBody(setting);
  doc.newPage();
  drawEntries(setting);
  drawApproval(setting);
  return doc.finish();
};
