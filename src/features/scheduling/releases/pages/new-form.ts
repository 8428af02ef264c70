import { dayLabel, textIn, timeRange } from '../../../../platform/language/index.ts';
import { textField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { RawSession } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { Prepared } from '../service.ts';
import { baseOf } from './shared.ts';

/** The form of the next release: its version, its comment, drafts to hold back and whether people are told. */
export function newReleaseForm(context: PageContext, whole: EditionWhole, prepared: Prepared): FormModel {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const label = ({ code, title, startsAt, endsAt }: RawSession): string =>
    [
      code,
      textIn(title, context.language).text,
      ...(startsAt === null || endsAt === null
        ? []
        : [
            dayLabel(new Date(startsAt), settings),
            timeRange(new Date(startsAt), new Date(endsAt), settings),
          ]),
    ].join('\u00a0· ');
  return {
    action: `${baseOf(context, whole)}/new`,
    hidden: { after: String(prepared.previous?.number ?? 0) },
    fields: [
      {
        name: 'version',
        label: t('releases:form.version'),
        hint: t('releases:form.version-hint'),
        value: prepared.version,
        width: 's',
        dir: 'auto',
        maxlength: 40,
      },
      textField('comment', t('releases:form.comment'), null, {
        long: true,
        rows: 3,
        hint: t('releases:form.comment-hint'),
        optional: true,
      }),
      ...(prepared.drafts.length === 0
        ? []
        : [
            {
              name: 'heldBack',
              kind: 'checkboxes' as const,
              label: t('releases:form.held-back'),
              hint: t('releases:form.held-back-hint'),
              options: prepared.drafts.map((draft) => ({ value: draft.id, label: label(draft) })),
              value: [],
              optional: true,
            },
          ]),
      {
        name: 'tell',
        kind: 'checkbox',
        label: t('releases:form.tell'),
        hint: t('releases:form.tell-hint'),
        value: true,
      },
    ],
    submit: { label: t('releases:form.submit') },
    alternatives:
      prepared.drafts.length === 0 ? [] : [{ label: t('releases:form.look'), name: 'look', value: '1' }],
    cancel: { href: baseOf(context, whole) },
  };
}
