import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel } from '../../../../platform/views/index.ts';
import type { InvitationRow } from '../../store/invitations.ts';

/** The fields of an answer, for those who were invited and for staff who record it. */
export function answerFields(
  context: PageContext,
  row: InvitationRow,
  { staff }: { readonly staff: boolean },
): { readonly multipart: true; readonly groups: readonly FieldGroup[] } {
  const { t } = context;
  const text = (name: string, label: string, more: Partial<FieldModel> = {}): FieldModel =>
    ({ name, label: t(`invitations:answer.${label}`), optional: true, width: 'm', ...more }) as FieldModel;
  return {
    multipart: true,
    groups: [
      {
        fields: [
          { name: 'version', label: '', kind: 'hidden', value: String(row.version) },
          {
            name: 'answer',
            kind: 'radios',
            label: t('invitations:answer.question'),
            options: (['accepted', 'declined'] as const).map((value) => ({
              value,
              label: t(`invitations:answer.${value}`),
            })),
            value: row.state === 'accepted' || row.state === 'declined' ? row.state : '',
          },
          text('expected', 'expected', {
            kind: 'number',
            width: 's',
            hint: t('invitations:answer.expected-hint'),
            value: row.expected,
          }),
          text('note', 'note', {
            kind: 'textarea',
            rows: 3,
            maxlength: 2_000,
            width: 'full',
            value: row.replyNote,
          }),
          text('repliedBy', 'by', { hint: t('invitations:answer.by-hint'), value: row.repliedBy }),
          ...(staff
            ? [
                {
                  name: 'reason',
                  label: t('invitations:answer.reason'),
                  hint: t('invitations:answer.reason-hint'),
                  maxlength: 500,
                },
              ]
            : []),
        ],
      },
      {
        title: t('invitations:answer.focal'),
        hint: t('invitations:answer.focal-hint'),
        folded: staff,
        fields: [
          text('focalPoint.name', 'focal-name'),
          text('focalPoint.post', 'focal-post'),
          text('focalPoint.email', 'focal-email', { kind: 'email', dir: 'ltr' }),
          text('focalPoint.phone', 'focal-phone', { kind: 'tel' }),
          text('focalPoint.letterNumber', 'focal-letter', { width: 's' }),
          {
            name: 'file',
            kind: 'file',
            label: t('invitations:answer.file'),
            hint: t('invitations:answer.file-hint'),
            optional: true,
            accept: '.pdf,.jpg,.jpeg,.png',
          },
        ],
      },
    ],
  };
}
