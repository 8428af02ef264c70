import type { Database } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { shortDate, textIn, time } from '../../../../platform/language/index.ts';
import type { PageContext, Pages } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { NoticeModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
} from '../../../series/index.ts';
import type { MailingEntry } from '../../store/mailings.ts';
import type { Declining } from '../declining.ts';
import type { MailingsService } from '../service.ts';

/** What the pages of messages to many are made with. */
export interface MailingPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly mailings: MailingsService;
  readonly declining: Declining;
}

/** Address of the list, and below it of everything. */
export const baseOf = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/mailings`);

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The message that the address names. @throws 404 for what can be none, and for one of another edition */
export async function mailingOf(
  { mailings }: MailingPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<MailingEntry> {
  const { mailing = '' } = context.params;
  if (!uuid.test(mailing)) throw notFound();
  const entry = await mailings.read(context.actor, mailing);
  if (entry.mailing.editionId !== whole.edition.id) throw notFound();
  return entry;
}

/** Its subject in the page's language. */
export const titleOf = (context: PageContext, { mailing }: MailingEntry): string =>
  textIn(mailing.subject, context.language).text;

export const crumbsOf = (
  context: PageContext,
  whole: EditionWhole,
  ...more: { label: string; href?: string }[]
) => [{ label: context.t('mailings:many'), href: baseOf(context, whole) }, ...more];

/** Day and time by the edition's clock. */
export const momentOf = (context: PageContext, whole: EditionWhole, at: Date): string => {
  const settings = dateSettingsOf(whole, context.language);
  return context.t('notifications:when', { day: shortDate(at, settings), time: time(at, settings) });
};

const results = ['submitted', 'returned', 'approved', 'cancelled', 'deleted', 'cleared'] as const;

/** Says what the page before this one did, by `?done=`. */
export function doneNotice(context: PageContext): NoticeModel[] {
  const done = results.find((result) => result === queryValue(context, 'done'));
  return done === undefined ? [] : [{ title: context.t(`mailings:result.${done}`), tone: 'ok', live: true }];
}
