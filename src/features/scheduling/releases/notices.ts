import type { Db } from '../../../platform/database/index.ts';
import { textIn, titledName, zonePhrase } from '../../../platform/language/index.ts';
import { personWords } from '../../directory/index.ts';
import {
  type AboveProgramme,
  type AgendaData,
  type AgendaSession,
  differencesOf,
  listReleases,
  type ReleaseRow,
  readAgenda,
  readContents,
  type SessionDifference,
  scheduleFileOf,
  writeCalendar,
} from '../../programme/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  editionPath,
  findEdition,
  mastheadOf,
} from '../../series/index.ts';
import { concernedPersons, concernedSessions } from '../rules/releases/affected.ts';
import * as store from '../store/releases.ts';
import { namesIn } from './view.ts';
import { differenceLines, differenceTitle } from './words.ts';

/** Accounts that want to attend sessions, with those among the sessions given: what higher features know of. */
export type Affected = (
  db: Db,
  editionId: string,
  sessionIds: readonly string[],
) => Promise<readonly { readonly accountId: string; readonly sessionIds: readonly string[] }[]>;

/** Somebody to be told, and of what. */
export interface Recipient extends store.Reachable {
  readonly differences: readonly SessionDifference[];
}

export const NOTICES_TASK = 'release-notices';
export interface NoticesInput {
  readonly editionId: string;
  readonly releaseId: string;
}

/** A notice as it is sent. */
export interface NoticeText {
  readonly values: Readonly<Record<string, string>>;
  readonly calendar: string;
}

export type Notices = ReturnType<typeof createNotices>;

export function createNotices(context: AboveProgramme & { readonly affected: readonly Affected[] }) {
  const { database, outbox, jobs, translator, publicUrl, affected } = context;

  /** Everybody whom the differences concern, each once: a person with an account is one with it. */
  async function recipientsOf(
    db: Db,
    editionId: string,
    differences: readonly SessionDifference[],
  ): Promise<Recipient[]> {
    const persons = concernedPersons(differences);
    const byId = new Map(differences.map((one) => [one.id, one]));
    const wanted = new Map<string, Set<SessionDifference>>();
    const sessions = concernedSessions(differences);
    if (sessions.length > 0) {
      for (const contribute of affected) {
        for (const { accountId, sessionIds } of await contribute(db, editionId, sessions)) {
          const mine = wanted.get(accountId) ?? new Set();
          wanted.set(accountId, mine);
          for (const id of sessionIds) {
            const difference = byId.get(id);
            if (difference !== undefined) mine.add(difference);
          }
        }
      }
    }
    const found = await store.reachables(db, editionId, {
      personIds: [...persons.keys()],
      accountIds: [...wanted.keys()],
    });
    return found.map((one) => {
      const mine = new Set([
        ...(persons.get(one.personId ?? '') ?? []),
        ...(wanted.get(one.accountId ?? '') ?? []),
      ]);
      return { ...one, differences: differences.filter((difference) => mine.has(difference)) };
    });
  }

  /** The sessions of somebody's calendar: as they are now, and struck out where they are no more. */
  function calendarSessions(
    differences: readonly SessionDifference[],
    before: AgendaData | undefined,
    after: AgendaData,
  ): AgendaSession[] {
    const now = new Map(after.sessions.map((session) => [session.id, session]));
    const old = new Map(before?.sessions.map((session) => [session.id, session]));
    return differences.flatMap(({ id }) => {
      const session = now.get(id);
      if (session !== undefined) return [session];
      const was = old.get(id);
      const releasedAt = after.release?.releasedAt;
      return was === undefined
        ? []
        : [
            {
              ...was,
              status: 'cancelled' as const,
              sequence: was.sequence + 1,
              updatedAt: releasedAt ?? was.updatedAt,
            },
          ];
    });
  }

  function textFor(
    whole: EditionWhole,
    recipient: Recipient,
    before: AgendaData | undefined,
    after: AgendaData,
    version: string,
  ): NoticeText {
    const { language } = recipient;
    const t = translator.t(language, { digits: whole.edition.digits });
    const words = {
      t,
      settings: dateSettingsOf(whole, language),
      names: namesIn(after, ...(before === undefined ? [] : [before])),
    };
    const person = [...after.persons, ...(before?.persons ?? [])].find(({ id }) => id === recipient.personId);
    const plain = typeof recipient.name === 'string' ? recipient.name : textIn(recipient.name, language).text;
    const address = `${publicUrl}/${language}${editionPath(whole)}`;
    const changes = recipient.differences.map((difference) => {
      const session = difference.after ?? difference.before;
      const title = session === null ? '' : textIn(session.title, language).text;
      return [`${title} (${differenceTitle(difference, t)})`, ...differenceLines(difference, words)].join(
        '\n',
      );
    });
    return {
      values: {
        name: person === undefined ? plain : titledName(personWords(person, language)),
        forum: textIn(whole.edition.title, language).text,
        version,
        changes: [...changes, t('releases:mail.changes.zone', { zone: zonePhrase(words.settings) })].join(
          '\n\n',
        ),
        link: `${address}/agenda`,
      },
      calendar: writeCalendar(
        scheduleFileOf(
          { ...after, sessions: calendarSessions(recipient.differences, before, after) },
          { edition: address },
        ),
        {
          stamp: after.release?.releasedAt ?? new Date(0),
          language,
          name: textIn(whole.edition.title, language).text,
          part: true,
        },
      ),
    };
  }

  /** A release beside the one before it. */
  async function readRelease(db: Db, release: ReleaseRow) {
    const { editionId, number } = release;
    const previous = (await listReleases(db, editionId)).find((one) => one.number === number - 1);
    const after = await readAgenda(db, editionId, { audience: 'public', release: number });
    if (after === undefined) throw new Error('A release without an agenda.');
    return {
      after,
      before:
        previous === undefined
          ? undefined
          : await readAgenda(db, editionId, { audience: 'public', release: number - 1 }),
      differences: differencesOf(
        previous === undefined ? [] : await readContents(db, previous.id),
        await readContents(db, release.id),
      ),
    };
  }

  const keyOf = ({ personId, accountId }: { personId: string | null; accountId: string | null }): string =>
    `${personId} ${accountId}`;

  /** Writes every notice of a release that is not written yet, each in a transaction of its own. */
  async function tell(
    release: ReleaseRow,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<{ readonly told: number; readonly unreachable: number }> {
    const { db } = database;
    const whole = await findEdition(db, release.editionId);
    if (whole === undefined) return { told: 0, unreachable: 0 };
    const { before, after, differences } = await readRelease(db, release);
    const recipients = await recipientsOf(db, release.editionId, differences);
    const told = new Set((await store.listTold(db, release.id)).map(keyOf));
    let done = 0;
    let unreachable = 0;
    for (const recipient of recipients) {
      const { address, language, accountId, personId } = recipient;
      if (address === null) unreachable += 1;
      else if (!told.has(keyOf(recipient))) {
        const { values, calendar } = textFor(whole, recipient, before, after, release.version);
        await database.transaction(async (tx) => {
          const key = { editionId: release.editionId, releaseId: release.id, personId, accountId };
          const notice = await store.noteTold(tx, key);
          if (notice === null) return;
          const { id } = await outbox.write(tx, {
            template: 'releases.changes',
            to: { address, name: values.name ?? null, accountId },
            language,
            digits: whole.edition.digits,
            editionId: release.editionId,
            values,
            dedupeKey: `release:${release.id}:${personId ?? accountId}`,
            masthead: mastheadOf(whole, language),
            attachments: [
              {
                name: `${whole.series.slug}-${whole.edition.slug}.ics`,
                mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
                bytes: Buffer.from(calendar),
              },
            ],
          });
          await store.noteMail(tx, notice, id);
        });
      }
      done += 1;
      if (done % 20 === 0) await progress(done, recipients.length);
    }
    return { told: recipients.length - unreachable, unreachable };
  }

  jobs.add<NoticesInput>({
    kind: NOTICES_TASK,
    async work({ input, progress }) {
      const release = (await listReleases(database.db, input.editionId)).find(
        ({ id }) => id === input.releaseId,
      );
      return release === undefined ? { told: 0, unreachable: 0 } : tell(release, progress);
    },
  });

  return { recipientsOf, readRelease, textFor, tell };
}
