import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf, fullDate, type Language } from '../../../../platform/language/index.ts';
import { readDocumentNumber, readReason } from '../../../directory/index.ts';
import { dateSettingsOf, type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import { findAttendee } from '../../attendees/store.ts';
import { speaksFor } from '../../nominations/policy.ts';
import { findTemplate } from '../../store/letters.ts';
import * as store from '../../store/visa-letters.ts';
import type { InvitationsContext } from '../context.ts';
import type { VisaIssueInput } from '../contract.ts';
import { issueVisaLetters, requestVisaLetters } from '../policy.ts';
import type { LetterValues } from '../rules/merge.ts';
import { commonValues, inEach, type LetterMark, said } from './facts.ts';
import { type Letters, refuseMissing } from './letters.ts';

export type VisaLettersService = ReturnType<typeof createVisaLettersService>;

/** Under which letters for visas are kept: nobody reads them at `/files/:id`, they are handed out by their own route. */
const VISA_LETTER = 'visa-letter';

/** A passport as a letter names it. */
interface PrintedPassport {
  readonly number: string;
  readonly expiresOn: string | null;
}

const brokenRules = {
  visa_letters_one_request: () => conflict('visa-letter-requested'),
};

/**
 * Letters that support visas: asked for by whoever comes, by their focal point or at the desk; issued by those who may read
 * passports, with the reason that reading one needs.
 */
export function createVisaLettersService(
  { changes, database, directory, files }: InvitationsContext,
  { letters }: { readonly letters: Letters },
) {
  const record = (change: Change, verb: string, row: store.VisaLetterRow, before?: store.VisaLetterRow) =>
    change.record({
      action: `visa-letter.${verb}`,
      subject: { kind: 'visa-letter', id: row.id },
      editionId: row.editionId,
      quiet: true,
      ...(before === undefined ? {} : { before }),
      after: row,
    });

  /** One that the actor may decide about. @throws 404, 403 */
  async function open(actor: Actor, id: string) {
    const found = await store.findVisaLetter(database.db, id);
    const whole = found && (await findEdition(database.db, found.letter.editionId));
    if (found === undefined || whole === undefined) throw notFound('visa-letter-unknown');
    permit(issueVisaLetters, actor, placeOf(whole.edition));
    return { found, whole };
  }

  /** The number that is printed: of the passport that is held, or as it was typed for a letter of somebody without one. */
  async function numberOf(
    actor: Actor,
    { edition }: EditionWhole,
    { passport }: store.VisaLetterWhole,
    input: VisaIssueInput,
  ): Promise<string> {
    if (passport !== null) {
      const { id, seriesId, endsOn, timeZone } = edition;
      const of = { id, seriesId, endsOn, timeZone } as Parameters<typeof directory.identity.unmask>[1];
      return (await directory.identity.unmask(actor, of, passport.id, input.reason)).number;
    }
    const entry = createEntry();
    const number = readDocumentNumber(entry, 'passport', input.passportNumber ?? '', 'passportNumber');
    readReason(entry, input.reason, number);
    entry.done();
    return number;
  }

  /** What the letter says of whom it is for, besides what every letter says. */
  const valuesOf = (
    whole: EditionWhole,
    { attendee, nationality }: store.VisaLetterWhole,
    passport: PrintedPassport,
    mark: LetterMark,
    venue: Parameters<typeof commonValues>[1],
  ): Readonly<Record<Language, LetterValues>> =>
    inEach((language) => {
      const dates = dateSettingsOf(whole, language);
      const day = (value: string | null | undefined) => (value == null ? '' : fullDate(value, dates));
      return {
        ...commonValues(whole, venue, mark, language),
        name: said(attendee.name, language),
        post: said(attendee.post, language),
        organisation: said(attendee.organisation, language),
        nationality: nationality === null ? '' : nationality[language] || nationality.ar,
        passport: passport.number,
        'passport-expiry': day(passport.expiresOn),
        'birth-date': day(attendee.birthDate),
      };
    });

  return {
    /**
     * Asks for a letter: for oneself, as the focal point of their delegation, or as staff.
     * @throws 404 for somebody whom the actor may not know of; 409 when one was asked for; 422 without a nationality
     */
    request(actor: Actor, attendeeId: string): Promise<store.VisaLetterRow> {
      return changes.run(actor, requestVisaLetters.name, (change) =>
        guarded(brokenRules, async () => {
          const attendee = await findAttendee(change.tx, attendeeId);
          const whole = attendee && (await findEdition(change.tx, attendee.editionId));
          if (attendee === undefined || whole === undefined) throw notFound('attendee-unknown');
          const theirs = actor.kind === 'account' && attendee.accountId === actor.accountId;
          const spokenFor = attendee.delegationId !== null && speaksFor(actor, attendee.delegationId);
          if (!theirs && !spokenFor && !requestVisaLetters.allows(actor, placeOf(whole.edition))) {
            throw notFound('attendee-unknown');
          }
          if (attendee.cancelledAt !== null) throw conflict('attendee-cancelled');
          if (attendee.nationality === null) {
            throw ruleBroken({ field: 'nationality', code: 'visa-nationality-needed' });
          }
          const row = await store.insertVisaLetter(change.tx, {
            id: newId(),
            editionId: attendee.editionId,
            attendeeId,
            state: 'requested',
            requestedBy: accountIdOf(actor),
            requestedAt: change.now,
          });
          await record(change, 'requested', row);
          return row;
        }),
      );
    },

    /**
     * Issues a letter. The number of a passport that is held is read with the reason given, which the log keeps; that of
     * anybody else is typed from their papers, for this letter alone.
     * @throws 404, 403; 409 when it was decided; 412; 422
     */
    async issue(actor: Actor, id: string, version: number | null, input: VisaIssueInput): Promise<void> {
      const { found, whole } = await open(actor, id);
      requireVersion(found.letter.version, version);
      if (found.letter.state !== 'requested') throw conflict('visa-letter-decided');
      const { edition } = whole;
      const template = await findTemplate(database.db, input.templateId);
      if (template?.editionId !== edition.id || template.kind !== 'visa-support') {
        throw ruleBroken({ field: 'templateId', code: 'letter-template-unknown' });
      }
      const venue = await letters.venueOf(database.db, whole);
      const make = (passport: PrintedPassport, mark: LetterMark, at: Date) => {
        const shown = { number: mark.number ?? '…', date: mark.date ?? edition.startsOn };
        return letters.prepare({
          whole,
          venue,
          template,
          body: null,
          values: valuesOf(whole, found, passport, shown, venue),
          addressee: () => [],
          mode: input.letterLanguages ?? found.letter.letterLanguages,
          mark,
          replyAddress: null,
          createdAt: at,
        });
      };
      const expiresOn = found.passport === null ? input.passportExpiresOn : found.passport.expiresOn;
      const printed = (number: string): PrintedPassport => ({ number, expiresOn: expiresOn ?? null });
      // Nobody's number is read for a letter that cannot be written.
      refuseMissing('templateId', make(printed('…'), { number: null, date: null }, new Date(0)).missing);
      const passport = printed(await numberOf(actor, whole, found, input));
      await changes.run(actor, issueVisaLetters.name, async (change) => {
        const row = await store.lockVisaLetter(change.tx, id);
        if (row === undefined) throw notFound('visa-letter-unknown');
        if (row.state !== 'requested') throw conflict('visa-letter-decided');
        const number = await letters.nextNumber(change.tx, whole);
        const date = dayOf(change.now, edition.timeZone);
        const { document } = make(passport, { number, date }, change.now);
        const file = await letters.keep(
          change.tx,
          edition.id,
          number,
          await letters.render(document),
          VISA_LETTER,
        );
        const after = await store.updateVisaLetter(change.tx, id, {
          state: 'issued',
          templateId: template.id,
          letterLanguages: document.mode,
          letterNumber: number,
          letterDate: date,
          fileId: file.id,
          decidedBy: accountIdOf(actor),
          decidedAt: change.now,
          reason: createEntry().plain('reason', input.reason),
          updatedAt: change.now,
        });
        await record(change, 'issued', after, row);
      });
    },

    /** @throws 404, 403; 409 when it was decided; 412; 422 without a reason */
    async refuse(actor: Actor, id: string, version: number | null, given: string): Promise<void> {
      await open(actor, id);
      await changes.run(actor, issueVisaLetters.name, async (change) => {
        const row = await store.lockVisaLetter(change.tx, id);
        if (row === undefined) throw notFound('visa-letter-unknown');
        requireVersion(row.version, version);
        if (row.state !== 'requested') throw conflict('visa-letter-decided');
        const entry = createEntry();
        const reason = entry.plain('reason', given, { required: true });
        entry.done();
        const after = await store.updateVisaLetter(change.tx, id, {
          state: 'refused',
          decidedBy: accountIdOf(actor),
          decidedAt: change.now,
          reason,
          updatedAt: change.now,
        });
        await record(change, 'refused', after, row);
      });
    },

    /** The letter as it was issued: for those who issue them, and for whom it is for. @throws 404 */
    async read(actor: Actor, id: string) {
      const found = await store.findVisaLetter(database.db, id);
      const whole = found && (await findEdition(database.db, found.letter.editionId));
      const theirs =
        found !== undefined && actor.kind === 'account' && found.attendee.accountId === actor.accountId;
      const allowed =
        whole !== undefined && (theirs || issueVisaLetters.allows(actor, placeOf(whole.edition)));
      if (found?.letter.fileId == null || !allowed) throw notFound('visa-letter-unknown');
      const file = await files.find(found.letter.fileId);
      if (file === undefined) throw notFound('visa-letter-unknown');
      return { file, bytes: await files.read(file) };
    },
  };
}
