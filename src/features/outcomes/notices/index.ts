/** Mails that tell whoever has to act on a text: written with the change that they tell of, once for each event. */
import type { Change } from '../../../platform/changes/index.ts';
import { fullDate, type Language, type LocalText, textIn, time } from '../../../platform/language/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  findEdition,
  managementPath,
  mastheadOf,
} from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { ReportRow } from '../store/follow-up/index.ts';
import { findAnswerable, listReporters, type Told } from '../store/follow-up/index.ts';
import type { DocumentRow } from '../store/index.ts';
import * as receivers from '../store/receivers.ts';

export { noticeMails } from './mails.ts';

/** A receiver and the page where they act, below the language. */
type To = Told & { readonly path: string };

interface Notice {
  /** Name of the mail below `notices.`. */
  readonly mail: string;
  /** What it tells of: nobody gets two mails of one event. */
  readonly event: string;
  values(language: Language, whole: EditionWhole): Readonly<Record<string, string>>;
}

export type Notices = ReturnType<typeof createNotices>;

/** Nothing of a text is in these mails but its title, and that only to those who may read it. */
export function createNotices({
  database,
  outbox,
  translator,
  publicUrl,
}: Pick<OutcomesContext, 'database' | 'outbox' | 'translator' | 'publicUrl'>) {
  const wording = (text: LocalText, language: Language): string => textIn(text, language).text;

  const tell = async (
    change: Change,
    editionId: string,
    { mail, event, values }: Notice,
    listTo: (whole: EditionWhole) => Promise<readonly To[]>,
  ): Promise<number> =>
    // Who is told, whoever acts may not see.
    database.widened(change.tx, async () => {
      const whole = await findEdition(change.tx, editionId);
      if (whole === undefined) return 0;
      let count = 0;
      for (const { accountId, email, name, language, path } of await listTo(whole)) {
        const { written } = await outbox.write(change.tx, {
          template: `notices.${mail}`,
          to: { address: email, name, accountId },
          language,
          digits: whole.edition.digits,
          editionId,
          masthead: mastheadOf(whole, language),
          dedupeKey: `${mail}:${event}:${accountId}`,
          values: { name, ...values(language, whole), link: `${publicUrl}/${language}${path}` },
        });
        if (written) count += 1;
      }
      return count;
    });

  const speakers = async (change: Change, editionId: string, path: string, among?: readonly string[]) =>
    (await receivers.listSpeakers(database, change.tx, editionId, among)).map((one) => ({
      ...one,
      path: `/account/delegations/${one.participationId}${path}`,
    }));

  /** When a window closes, in words. */
  const until = (closesAt: Date | null, language: Language, whole: EditionWhole): string => {
    const t = translator.t(language, { digits: whole.edition.digits });
    if (closesAt === null) return t('notices:until-closed');
    const settings = dateSettingsOf(whole, language);
    return t('notices:until', { day: fullDate(closesAt, settings), time: time(closesAt, settings) });
  };

  return {
    /** A text was shown to the delegations. */
    circulated: (change: Change, { id, editionId, title, version }: DocumentRow) =>
      tell(
        change,
        editionId,
        {
          mail: 'text-circulated',
          event: `${id}:${version}`,
          values: (language) => ({ text: wording(title, language) }),
        },
        () => speakers(change, editionId, `/texts/${id}`),
      ),

    /** Delegations may submit amendments, now or from an hour on; or the last days of it have come. */
    amendments: (change: Change, document: DocumentRow, which: 'opened' | 'closing') =>
      tell(
        change,
        document.editionId,
        {
          mail: `amendments-${which}`,
          event: `${document.id}:${document.amendmentsOpenAt?.toISOString()}:${document.amendmentsCloseAt?.toISOString()}`,
          values: (language, whole) => ({
            text: wording(document.title, language),
            until: until(document.amendmentsCloseAt, language, whole),
          }),
        },
        () => speakers(change, document.editionId, `/texts/${document.id}`),
      ),

    /** A delegation was asked to support an amendment. */
    coSponsor: (
      change: Change,
      document: DocumentRow,
      {
        amendmentId,
        participationId,
        sponsor,
      }: { readonly amendmentId: string; readonly participationId: string; readonly sponsor: LocalText },
    ) =>
      tell(
        change,
        document.editionId,
        {
          mail: 'co-sponsor-asked',
          event: `${amendmentId}:${participationId}`,
          values: (language) => ({
            text: wording(document.title, language),
            party: wording(sponsor, language),
          }),
        },
        () => speakers(change, document.editionId, `/amendments/${amendmentId}`, [participationId]),
      ),

    /** Parties were invited to sign a statement. */
    signature: (
      change: Change,
      {
        id,
        editionId,
        title,
      }: { readonly id: string; readonly editionId: string; readonly title: LocalText },
      participationIds: readonly string[],
    ) =>
      tell(
        change,
        editionId,
        { mail: 'signature-invited', event: id, values: (language) => ({ text: wording(title, language) }) },
        async () =>
          (await receivers.listSpeakers(database, change.tx, editionId, participationIds)).map((one) => ({
            ...one,
            path: '/account/statements',
          })),
      ),

    /** A body was asked to join a pledge. */
    partner: (
      change: Change,
      {
        id,
        editionId,
        title,
      }: { readonly id: string; readonly editionId: string; readonly title: LocalText },
      bodyId: string,
    ) =>
      tell(
        change,
        editionId,
        {
          mail: 'partner-asked',
          event: `${id}:${bodyId}`,
          values: (language) => ({ text: wording(title, language) }),
        },
        async () =>
          (await receivers.listActingFor(database, change.tx, editionId, bodyId)).map((one) => ({
            ...one,
            path: '/account/pledges',
          })),
      ),

    /** A second person is asked to release a text; which one, its page tells. */
    release: (change: Change, { id, editionId, version, releaseRequestedBy }: DocumentRow) =>
      tell(
        change,
        editionId,
        { mail: 'release-asked', event: `${id}:${version}`, values: () => ({}) },
        async (whole) =>
          (await receivers.listReleasers(database, change.tx, editionId, releaseRequestedBy)).map((one) => ({
            ...one,
            path: `${managementPath(whole)}/outcomes/${id}/release`,
          })),
      ),

    /** A body's report was returned or accepted. */
    report: async (change: Change, report: ReportRow, which: 'returned' | 'accepted') => {
      const answerable = await findAnswerable(database, change.tx, report.provisionId);
      const body = answerable?.bodies.find(({ id }) => id === report.bodyId);
      if (answerable === undefined || body === undefined) return 0;
      return tell(
        change,
        report.editionId,
        {
          mail: `report-${which}`,
          event: `${report.id}:${report.version}`,
          values: (language) => ({
            party: wording(body.name, language),
            text: [answerable.code, answerable.title === null ? null : wording(answerable.title, language)]
              .filter((part) => part !== null)
              .join(': '),
          }),
        },
        async () =>
          (await listReporters(database, change.tx, report.bodyId)).map((one) => ({
            ...one,
            path: `/account/follow-up/${report.provisionId}/${report.bodyId}`,
          })),
      );
    },

    /** A rapporteur's report of a session was returned. */
    sessionReport: (
      change: Change,
      report: {
        readonly id: string;
        readonly editionId: string;
        readonly sessionId: string;
        readonly version: number;
        readonly reportedBy: string | null;
      },
    ) =>
      tell(
        change,
        report.editionId,
        { mail: 'session-report-returned', event: `${report.id}:${report.version}`, values: () => ({}) },
        async (whole) =>
          (await receivers.listAccount(database, change.tx, report.reportedBy)).map((one) => ({
            ...one,
            path: `${managementPath(whole)}/session-reports/${report.sessionId}`,
          })),
      ),

    /** Delegations vote on their own devices from now on. */
    decision: (
      change: Change,
      {
        id,
        editionId,
        title,
      }: { readonly id: string; readonly editionId: string; readonly title: LocalText },
      participationIds: readonly string[],
    ) =>
      tell(
        change,
        editionId,
        { mail: 'decision-opened', event: id, values: (language) => ({ text: wording(title, language) }) },
        async () =>
          (await receivers.listSpeakers(database, change.tx, editionId, participationIds)).map((one) => ({
            ...one,
            path: `/account/decisions/${id}`,
          })),
      ),
  };
}
