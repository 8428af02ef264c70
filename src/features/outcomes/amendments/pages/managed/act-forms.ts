import { Type } from 'typebox';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { AmendmentRow, AmendmentWhole } from '../../../store/amendments.ts';
import type { DocumentRow } from '../../../store/index.ts';
import { amendmentAdvices } from '../../../tables.ts';
import { AcceptanceInput, AdviceInput, ReasonInput } from '../../contract.ts';
import { amendmentTransitions } from '../../rules/states.ts';
import { amendmentName } from '../blocks.ts';

/** What the secretariat does about an amendment by a form. */
export const acts = ['advice', 'inadmissibility', 'acceptance', 'merger', 'rejection', 'lapse'] as const;
export type Act = (typeof acts)[number];

export const schemas = {
  advice: AdviceInput,
  inadmissibility: ReasonInput,
  acceptance: AcceptanceInput,
  merger: Type.Object({ intoId: Type.String(), reason: Type.Optional(Type.Any()) }),
  rejection: ReasonInput,
  lapse: ReasonInput,
};

/** An amendment with the text and the other amendments that it may be merged into. */
export interface ActedOn {
  readonly document: DocumentRow;
  readonly one: AmendmentWhole;
  readonly base: string;
  readonly others: readonly AmendmentWhole[];
}

export function formOf(context: PageContext, act: Act, { document, one, base, others }: ActedOn): FormModel {
  const { t } = context;
  const { amendment, target } = one;
  const reason = {
    name: 'reason',
    id: `${act}-reason`,
    kind: 'textarea' as const,
    label: t('amendments:reason'),
    rows: 2,
    dir: 'auto' as const,
  };
  const action = `${base}/${act}`;
  if (act === 'advice') {
    return {
      action,
      fields: [
        choiceField(
          'advice',
          t('amendments:advice.label'),
          amendmentAdvices.map((value) => ({ value, label: t(`amendments:advice.${value}`) })),
          amendment.advice ?? 'accept',
          { blank: false },
        ),
        textField('note', t('amendments:advice-note'), amendment.adviceNote, {
          long: true,
          rows: 2,
          optional: true,
        }),
      ],
      submit: { label: t('amendments:advice-save'), secondary: true },
    };
  }
  if (act === 'acceptance') {
    const stands = target?.revision ?? 1;
    return {
      action,
      hidden: amendment.action === 'add' ? {} : { revision: String(stands) },
      fields:
        amendment.action === 'delete'
          ? []
          : [
              textField('text', t('amendments:accept-text'), amendment.text, {
                long: true,
                rows: 6,
                word: true,
                hint: t('amendments:accept-hint'),
                authentic: document.authenticLanguage,
              }),
            ],
      submit: { label: t('amendments:accept') },
    };
  }
  if (act === 'merger') {
    return {
      action,
      fields: [
        choiceField(
          'intoId',
          t('amendments:merge-into'),
          others.map((other) => ({
            value: other.amendment.id,
            label: `${amendmentName(context, other)} · ${textIn(other.sponsor.name, context.language).text}`,
          })),
          null,
        ),
      ],
      submit: { label: t('amendments:merge'), secondary: true },
    };
  }
  const label = { inadmissibility: 'not-admit', rejection: 'reject', lapse: 'lapse' } as const;
  return { action, fields: [reason], submit: { label: t(`amendments:${label[act]}`), secondary: true } };
}

/** Whether something may be done about an amendment in its state. */
export function allowed(status: AmendmentRow['status'], act: Act, others: number): boolean {
  const to = amendmentTransitions[status];
  if (act === 'advice') return to.length > 0;
  if (act === 'merger') return to.includes('merged') && others > 0;
  const results = {
    inadmissibility: 'inadmissible',
    acceptance: 'accepted',
    rejection: 'rejected',
    lapse: 'lapsed',
  } as const;
  return to.includes(results[act]);
}
