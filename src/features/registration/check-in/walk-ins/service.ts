import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { AppError, conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf, daysBetween, formatList, textIn } from '../../../../platform/language/index.ts';
import { listAccreditationRules, readAttendee } from '../../../delegations/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { brokenBadgeRules, type Issuing } from '../../badges/service/issuing.ts';
import { recordBadge } from '../../badges/service/record.ts';
import type { RegistrationContext } from '../../context.ts';
import type { Entered, Entering } from '../../forms/service/entering.ts';
import { brokenRules } from '../../forms/service/opening.ts';
import * as badgeStore from '../../store/badge-changes.ts';
import { findStanding, lockWaiting } from '../../store/badge-waiting.ts';
import { type DoorRow, listDoors } from '../../store/check-in-kit.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/walk-ins.ts';
import { registerWalkIns } from '../policy.ts';
import { checkInAtDesk } from '../service/at-desk.ts';
import type { WalkInInput } from './contract.ts';
import { consentsAsked, type DeskForm } from './forms.ts';
import { presentAlike } from './present.ts';

/** What the desk asks of other parts: the one way in, and badges. */
export interface WalkInParts {
  readonly forms: { readonly entering: Entering };
  readonly badges: { readonly issuing: Issuing };
}

/** Day of the edition, counted from 0; null before it begins and after its end. */
export function dayNow({ edition }: EditionWhole, now: Date): number | null {
  const day = daysBetween(edition.startsOn, dayOf(now, edition.timeZone));
  return day >= 0 && day <= daysBetween(edition.startsOn, edition.endsOn) ? day : null;
}

export type WalkInsService = ReturnType<typeof createWalkInsService>;

/**
 * Takes somebody in at the desk who has not registered: by the form of their category, as everybody else, and with a
 * badge at once where no accreditation is asked for.
 */
export function createWalkInsService(context: RegistrationContext, { forms, badges }: WalkInParts) {
  const { changes, database, delegations, clock } = context;

  /** What is wrong with what was typed, before anybody is compared. */
  function check(
    whole: EditionWhole,
    found: formStore.FormWhole | undefined,
    input: WalkInInput,
    doors: readonly DoorRow[],
    now: Date,
  ) {
    const { form: _form, consents = [], apartFrom: _apart, door: doorId, ...person } = input;
    const entry = createEntry();
    const there = found !== undefined && found.form.editionId === whole.edition.id && found.form.walkIn;
    entry.check(there, 'form', 'walk-in-form');
    const row = readAttendee(entry, '', person, null, dayOf(now, whole.edition.timeZone));
    entry.check(row.email !== null || row.phone !== null, 'email', 'walk-in-contact');
    for (const { id, required } of consentsAsked(found?.questions ?? [])) {
      entry.check(!required || consents.includes(id), `consents.${id}`, 'walk-in-consent');
    }
    const door = doors.find(({ id }) => id === doorId);
    const day = dayNow(whole, now);
    if (doorId != null) {
      entry.check(door !== undefined, 'door', 'unknown-door');
      entry.check(day !== null, 'door', 'walk-in-no-day');
    }
    entry.done();
    return { person, row, consents, door: door === undefined || day === null ? null : { door, day } };
  }

  /** The badge of somebody who was just let in: the one that their category gets by itself, or one of their own. */
  async function badgeOf(
    change: Change,
    { edition }: EditionWhole,
    attendeeId: string,
  ): Promise<string | null> {
    const standing = await findStanding(change.tx, edition.id, attendeeId);
    if (standing?.holds) {
      return (await badgeStore.lockLastBadge(change.tx, edition.id, attendeeId))?.id ?? null;
    }
    await badgeStore.holdSerials(change.tx, edition.id);
    const waiting = await lockWaiting(change.tx, edition.id, { attendeeIds: [attendeeId] });
    const [badge] = await badges.issuing.write(change, edition, waiting);
    if (badge === undefined) return null;
    await recordBadge(change, 'issued', null, badge);
    return badge.id;
  }

  const service = {
    /** Forms by which the desk takes people in. Three statements. */
    async formsOf({ edition }: EditionWhole): Promise<DeskForm[]> {
      const rules = await listAccreditationRules(database.db, edition.id);
      return (await formStore.listForms(database.db, edition.id))
        .filter(({ form }) => form.walkIn)
        .map((one) => ({
          ...one,
          accredited: rules.find(({ category }) => category === one.form.category)?.needed ?? true,
        }));
    },

    /** How somebody stands who registered. @throws 404 for a registration that the edition does not have */
    async standing({ edition }: EditionWhole, registrationId: string): Promise<store.DeskStanding> {
      const [found] = await store.deskStandings(database, database.db, edition.id, {
        registration: registrationId,
      });
      if (found === undefined) throw notFound('registration-unknown');
      return found;
    },

    /**
     * Registers somebody, issues their badge and checks them in: all of it, or nothing.
     * @throws 409 `walk-in-known` with those who may be the same (`details.people`), as long as the input does not say
     *   that they are somebody else; 409 when the form is full or the address registered; 422 for what is wrong
     */
    register: (actor: Actor, whole: EditionWhole, input: WalkInInput): Promise<store.DeskStanding> => {
      const { edition } = whole;
      permit(registerWalkIns, actor, placeOf(edition));
      return changes.run(actor, registerWalkIns.name, (change) =>
        guarded(
          {
            ...brokenRules,
            ...brokenBadgeRules,
            check_ins_badge_opens: () => conflict('badge-ended-meanwhile'),
          },
          () => database.widened(change.tx, () => enter(change, whole, input)),
        ),
      );
    },
  };

  async function enter(change: Change, whole: EditionWhole, input: WalkInInput): Promise<store.DeskStanding> {
    const { edition } = whole;
    const { tx } = change;
    await store.holdDesk(tx, edition.id);
    const found = await formStore.findForm(tx, input.form);
    const doors = input.door == null ? [] : await listDoors(tx, edition.id);
    const { person, row, consents, door } = check(whole, found, input, doors, change.now);
    if (found === undefined) throw notFound('form-unknown');
    await refuseKnown(change, whole, input, row);
    const asked = consentsAsked(found.questions);
    const [entered] = await forms.entering.enter(
      change,
      whole,
      found,
      [
        {
          id: newId(),
          input: {
            ...person,
            answers: Object.fromEntries(asked.map(({ id }) => [id, consents.includes(id)])),
          },
          language: row.language,
          accountId: null,
          source: 'walk-in',
          draft: null,
        },
      ],
      { staff: true },
    );
    if (entered === undefined) throw new Error('Nobody was entered.');
    return finish(change, whole, entered, door, input.apartFrom ?? []);
  }

  async function refuseKnown(
    change: Change,
    { edition }: EditionWhole,
    input: WalkInInput,
    row: ReturnType<typeof readAttendee>,
  ): Promise<void> {
    const apart = new Set(input.apartFrom ?? []);
    const known = (
      await delegations.accrediting.likeness.acquaintances(change.tx, edition.id, {
        name: row.name,
        email: row.email,
        phone: row.phone,
      })
    ).filter(({ id }) => !apart.has(id));
    if (known.length === 0) return;
    const standings = await store.deskStandings(database, change.tx, edition.id, {
      attendees: known.map(({ id }) => id),
    });
    const people = known.map((one) =>
      presentAlike(
        one,
        standings.find(({ attendeeId }) => attendeeId === one.id),
      ),
    );
    const names = people.map(({ name }) => textIn(name, row.language).text);
    throw new AppError(409, 'walk-in-known', {
      params: { names: formatList(names, row.language, 'roster') },
      details: { people },
    });
  }

  async function finish(
    change: Change,
    whole: EditionWhole,
    { registration, attendee }: Entered,
    door: { readonly door: DoorRow; readonly day: number } | null,
    apartFrom: readonly string[],
  ): Promise<store.DeskStanding> {
    const editionId = whole.edition.id;
    const badgeId = registration.state === 'confirmed' ? await badgeOf(change, whole, attendee.id) : null;
    if (badgeId !== null && door !== null) {
      await checkInAtDesk(context, change, { editionId, badgeId, ...door });
    }
    await change.record({
      action: 'attendee.registered',
      subject: { kind: 'attendee', id: attendee.id },
      editionId,
      after: { id: attendee.id, registrationId: registration.id, badgeId, apartFrom },
    });
    const [standing] = await store.deskStandings(database, change.tx, editionId, {
      attendees: [attendee.id],
    });
    if (standing === undefined) throw new Error('The attendee is gone.');
    return standing;
  }

  return { ...service, today: (whole: EditionWhole): number | null => dayNow(whole, clock.now()) };
}
