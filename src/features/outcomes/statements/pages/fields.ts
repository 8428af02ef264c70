import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldModel } from '../../../../platform/views/index.ts';
import type { SignatureRow } from '../../store/statements.ts';
import { signatureInstruments } from '../../tables.ts';

/** Who signs, as what, with which reservation. */
export const saidFields = ({ t }: PageContext, old: Partial<SignatureRow> | null): FieldModel[] => [
  textField('signatory', t('statements:label.signatory'), old?.signatory, { optional: true }),
  textField('capacity', t('statements:label.capacity'), old?.capacity, {
    optional: true,
    hint: t('statements:label.capacity-hint'),
  }),
  textField('reservation', t('statements:label.reservation'), old?.reservation, {
    optional: true,
    long: true,
    rows: 3,
  }),
];

/** The day and the instrument of a signature. */
export const givenFields = ({ t }: PageContext, on: string): FieldModel[] => [
  { name: 'signedOn', kind: 'date', label: t('statements:label.signed-on'), value: on },
  choiceField(
    'instrument',
    t('statements:label.instrument'),
    signatureInstruments.map((value) => ({ value, label: t(`statements:instrument.${value}`) })),
    'at-ceremony',
    { blank: false },
  ),
];
