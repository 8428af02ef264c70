import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import { manageRegistrations } from '../policy.ts';
import type { Entered, Entering, Entrant } from './entering.ts';
import { brokenRules } from './opening.ts';

export type TakingService = ReturnType<typeof createTakingService>;

/** Somebody of a list that is taken in. */
export type Listed = Pick<Entrant, 'input' | 'language'> &
  Partial<Pick<Entrant, 'personId' | 'sample' | 'at' | 'source'>>;

/** Takes lists of people in by a form: all of them, or nobody. */
export function createTakingService(
  { changes, database }: RegistrationContext,
  { entering }: { readonly entering: Entering },
) {
  return {
    /**
     * Takes people in, in their order; whether the form is open does not matter, whether it has places does.
     * @param afterwards looks at what was entered within the same change, and may refuse it by throwing
     * @throws 422 with the errors of each, led by their index
     */
    take: (
      actor: Actor,
      formId: string,
      people: readonly Listed[],
      options: {
        readonly mails?: boolean;
        readonly afterwards?: (change: Change, entered: readonly Entered[]) => Promise<void>;
      } = {},
    ): Promise<readonly Entered[]> =>
      changes.run(actor, manageRegistrations.name, (change) =>
        guarded(brokenRules, () =>
          database.widened(change.tx, async () => {
            const found = await formStore.findForm(change.tx, formId);
            const whole = found && (await findEdition(change.tx, found.form.editionId));
            if (found === undefined || whole === undefined) throw notFound('form-unknown');
            permit(manageRegistrations, actor, placeOf(whole.edition));
            const entered = await entering.enter(
              change,
              whole,
              found,
              people.map((one) => ({
                source: 'import' as const,
                ...one,
                id: newId(),
                accountId: null,
                draft: null,
              })),
              { staff: true, mails: options.mails ?? false },
            );
            await options.afterwards?.(change, entered);
            return entered;
          }),
        ),
      ),
  };
}
