import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall, guarded, type Tx } from '../../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import type { Policy } from '../../../../platform/http/policy.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import { instantAt } from '../../../programme/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import type { RegistrationKey, Standing } from '../context.ts';
import { manageRegistrations, ownRegistration, readRegistrations } from '../policy.ts';

export const brokenRules = {
  registration_forms_never_overfull: () => conflict('form-full'),
  attendees_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  attendees_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
  attendees_nationality_states_code_fk: () => ruleBroken({ field: 'nationality', code: 'state-unknown' }),
};

/** A registration as it was opened: with its edition, what its form asks, and as whom it was opened. */
export interface Opened {
  readonly found: store.RegistrationWhole;
  readonly whole: EditionWhole;
  readonly questions: readonly formStore.QuestionRow[];
  readonly standing: Standing;
}

/** A change of a registration. Its form is locked before it is. */
export interface OpenedChange extends Opened {
  readonly change: Change;
}

export type Opening = ReturnType<typeof createOpening>;

/** Until when people edit and cancel by their link: what the form says, else until the edition begins. */
export function editableUntil(form: formStore.FormRow, { edition }: EditionWhole): Date {
  if (form.editableUntil !== null) return form.editableUntil;
  if (edition.startsOn === null) return form.closesAt;
  const begins = instantAt(edition.startsOn, '00:00', edition.timeZone);
  return typeof begins === 'string' ? form.closesAt : begins;
}

/**
 * Opens registrations for those whose they are and for those who work on them. What comes by a secret, or is somebody's
 * by their address, the second wall does not know: it is looked up behind it, and shown to nobody else.
 */
export function createOpening(context: RegistrationContext) {
  const { database, changes, clock } = context;

  /** As whom the actor stands before it; undefined: it does not exist for them. */
  async function standingOf(
    tx: Tx,
    actor: Actor,
    { secret }: RegistrationKey,
    { registration }: store.RegistrationWhole,
    whole: EditionWhole,
    staff: Policy,
  ): Promise<Standing | undefined> {
    if (secret !== undefined) {
      return isSecret(secret) && hashSecret(secret) === registration.secretHash ? 'own' : undefined;
    }
    if (registration.state !== 'draft' && staff.allows(actor, placeOf(whole.edition))) return 'staff';
    if (actor.kind !== 'account') return undefined;
    if (registration.accountId === actor.accountId) return 'own';
    const account = await store.findAccount(tx, actor.accountId);
    return account?.email != null && account.email === registration.email ? 'own' : undefined;
  }

  /** A change behind the second wall; what the database refuses of it becomes the rule that it broke. */
  const run = <T>(actor: Actor, authority: string, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, authority, (change) =>
      guarded(brokenRules, () => database.widened(change.tx, () => work(change))),
    );

  const look = (tx: Tx, { id, secret }: RegistrationKey): Promise<store.RegistrationWhole | undefined> => {
    if (id !== undefined) return store.findRegistration(tx, id);
    return secret !== undefined && isSecret(secret)
      ? store.findBySecret(tx, hashSecret(secret))
      : Promise.resolve(undefined);
  };

  async function open(
    tx: Tx,
    actor: Actor,
    key: RegistrationKey,
    found: store.RegistrationWhole | undefined,
    staff: Policy,
  ): Promise<Opened> {
    const whole = found && (await findEdition(tx, found.registration.editionId));
    if (found === undefined || whole === undefined) throw notFound('registration-unknown');
    const standing = await standingOf(tx, actor, key, found, whole, staff);
    if (standing === undefined) throw notFound('registration-unknown');
    const form = await formStore.findForm(tx, found.form.id);
    return { found, whole, questions: form?.questions ?? [], standing };
  }

  const opening = {
    run,

    /**
     * Reads one.
     * @param staff who of those who work there may; default: whoever reads registrations
     * @throws 404 for one that is not the actor's to know
     */
    read: (actor: Actor, key: RegistrationKey, staff: Policy = readRegistrations): Promise<Opened> =>
      behindWall(database, async (tx) => open(tx, actor, key, await look(tx, key), staff)),

    /**
     * A change of one, at the version that was read; null: whichever it is. The form is locked first: whoever takes or
     * frees a place comes in one order.
     * @throws 404 for one that is not the actor's to change, 412 for another version
     */
    change: <T>(
      actor: Actor,
      key: RegistrationKey,
      version: number | null,
      work: (opened: OpenedChange) => Promise<T>,
    ): Promise<T> =>
      run(actor, ownRegistration.name, async (change) => {
        const known = await look(change.tx, key);
        if (known === undefined) throw notFound('registration-unknown');
        // A draft takes no place: its form stays free for those who hand in.
        if (known.registration.state !== 'draft') await formStore.lockForm(change.tx, known.form.id);
        const found = await store.lockRegistration(change.tx, known.registration.id);
        const opened = await open(change.tx, actor, key, found, manageRegistrations);
        requireVersion(opened.found.registration.version, version);
        return work({ ...opened, change });
      }),

    /** Whether those whose it is may edit and cancel it now. */
    isOpen({ found: { registration, form }, whole }: Pick<Opened, 'found' | 'whole'>): boolean {
      const { state } = registration;
      if (state === 'draft' || state === 'cancelled' || state === 'refused') return state === 'draft';
      return clock.now() <= editableUntil(form, whole);
    },

    /** Refuses what may not be changed any more; those who work there may, as long as it stands. */
    requireOpen(opened: OpenedChange): void {
      const { found, standing } = opened;
      if (['cancelled', 'refused'].includes(found.registration.state)) throw conflict('registration-over');
      if (standing === 'own' && !opening.isOpen(opened)) throw conflict('registration-fixed');
    },
  };
  return opening;
}
