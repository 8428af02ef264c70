import type { Database } from '../../../platform/database/index.ts';
import {
  type DateSettings,
  defaultDateSettings,
  isolateLtr,
  shortDate,
  textIn,
  time,
} from '../../../platform/language/index.ts';
import type { Outbox } from '../../../platform/outbox/index.ts';
import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import type { NoticeModel, RichCell } from '../../../platform/views/index.ts';
import type { EditionShell } from '../../series/index.ts';
import type { NotificationsService } from '../service.ts';
import type { MailEntry } from '../store.ts';

/** What the pages of mail are made with. */
export interface MailPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly service: NotificationsService;
  readonly outbox: Outbox;
  /** Whether mails stay here because no mail server is set. */
  readonly local: boolean;
}

/** Clocks by which a mail's times are told: its edition's, else the world's. */
export const settingsOf = (context: PageContext, mail: Pick<MailEntry, 'timeZone'>): DateSettings => ({
  ...defaultDateSettings,
  language: context.language,
  timeZone: mail.timeZone ?? 'UTC',
});

/** Day and time, and the zone where it is nobody's own. */
export function whenIn(context: PageContext, mail: Pick<MailEntry, 'timeZone'>, instant: Date): string {
  const settings = settingsOf(context, mail);
  return context.t(mail.timeZone === null ? 'notifications:when-utc' : 'notifications:when', {
    day: shortDate(instant, settings),
    time: time(instant, settings),
  });
}

/** Name and address of a receiver on one line. */
export const receiverOf = ({ name, address }: Pick<MailEntry, 'name' | 'address'>): string =>
  name === null ? isolateLtr(address) : `${name} ${isolateLtr(`<${address}>`)}`;

/** The same as a cell of two lines. */
export const receiverCell = ({ name, address }: Pick<MailEntry, 'name' | 'address'>): RichCell =>
  name === null ? { text: isolateLtr(address) } : { text: name, sub: isolateLtr(address) };

export const editionOf = (context: PageContext, { editionTitle }: MailEntry): string | undefined =>
  editionTitle === null ? undefined : textIn(editionTitle, context.language).text;

const results = ['resent', 'resent-all', 'tested'] as const;

/** Says what the page before this one did, by `?done=`. */
export function doneNotice(context: PageContext): NoticeModel[] {
  const done = results.find((result) => result === queryValue(context, 'done'));
  if (done === undefined) return [];
  const count = Number(queryValue(context, 'count'));
  const known = Number.isInteger(count) && count >= 0 && count <= 1_000 ? count : 0;
  const title = context.t(`notifications:result.${done}`, done === 'resent-all' ? { count: known } : {});
  return [{ title, tone: 'ok', live: true }];
}
