import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type EditionFinder, placeOf, workInEdition } from '../../../series/index.ts';

/** Answers only those who work in the edition that something lies in: to others it does not exist. */
export const working = async (
  { finder }: { readonly finder: EditionFinder },
  actor: Actor,
  editionId: string | undefined,
): Promise<void> => {
  const whole = editionId === undefined ? undefined : await finder.find(editionId);
  if (whole === undefined || !workInEdition.allows(actor, placeOf(whole.edition))) throw notFound();
};
