import { notFound } from '../../../../../platform/errors/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/letters.ts';
import { type InvitationPages, idIn } from '../shared.ts';

/** The template that the request names. @throws 404 for one of another edition */
export const templateOf = async (
  { database }: InvitationPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.LetterTemplateRow> => {
  const row = await store.findTemplate(database.db, idIn(context, 'letterTemplate'));
  if (row?.editionId !== whole.edition.id) throw notFound('letter-template-unknown');
  return row;
};
