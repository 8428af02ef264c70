import type { Db } from '../../../platform/database/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldOption, PlainFieldModel } from '../../../platform/views/index.ts';
import { listPersonNames } from '../../directory/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { lastSignatories } from '../store/certificates.ts';
import type { HonoursPages } from './index.ts';
import { said } from './shared.ts';

/** Every person as a choice, in the order of the language. */
export const personOptions = async (db: Db, context: PageContext): Promise<FieldOption[]> =>
  (await listPersonNames(db, context.language)).map(({ id, name }) => ({
    value: id,
    label: said(name, context),
  }));

/** Who signs, and the day of issue; those who signed last are proposed. */
export async function signingFields(
  { database, clock }: Pick<HonoursPages, 'database' | 'clock'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<PlainFieldModel[]> {
  const { t } = context;
  const persons = await personOptions(database.db, context);
  const [first, second] = await lastSignatories(database.db, whole.edition.id);
  return [
    choiceField('signatory1', t('honours:signatory'), persons, first?.personId, {
      width: 'full',
      hint: t('honours:hint.signatory'),
    }),
    choiceField('signatory2', t('honours:second-signatory'), persons, second?.personId, {
      width: 'full',
      optional: true,
    }),
    {
      name: 'issuedOn',
      kind: 'date',
      label: t('honours:issued-on'),
      value: dayOf(clock.now(), whole.edition.timeZone),
    },
  ];
}

/** Whether files are made at once, and in which languages. */
export const filesField = ({ t }: PageContext): PlainFieldModel => ({
  name: 'files',
  kind: 'radios',
  label: t('honours:files-at-once'),
  options: [
    { value: 'none', label: t('honours:files-later') },
    ...(['ar', 'en', 'ar-en'] as const).map((value) => ({ value, label: t(`honours:files-in.${value}`) })),
  ],
  value: 'none',
});

/** The persons who sign, of a posted form. */
export const signatoryIdsOf = (form: {
  readonly signatory1: string;
  readonly signatory2?: string | null;
}): string[] => [...new Set([form.signatory1, form.signatory2 ?? form.signatory1])];
