import { type Static, Type } from 'typebox';
import type { FormBody } from '../../../../platform/http/forms.ts';
import { Choice, LINE_LENGTH, Nullable, TextInput } from '../../../../platform/http/schemas.ts';
import { parseNumber, textIn } from '../../../../platform/language/index.ts';
import { textField, versionField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { IndicatorWhole } from '../../store/follow-up/index.ts';
import { selfReportedStates } from '../../tables.ts';
import type { ReportWhole } from '../service/reports.ts';
import { saysWord } from '../words.ts';

/** What the one page of a report sends. */
export const ReportForm = Type.Object({
  selfReported: Type.Optional(Nullable(Choice(selfReportedStates))),
  text: Type.Optional(Nullable(TextInput)),
  'evidence-title': Type.Optional(Nullable(Type.String({ maxLength: LINE_LENGTH }))),
  'evidence-url': Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  'evidence-confidential': Type.Optional(Type.Boolean()),
});
export type ReportForm = Static<typeof ReportForm>;

/** What a body is asked: how far it is, in its own words, what was measured, what shows it. */
export function reportForm(
  context: PageContext,
  whole: EditionWhole,
  action: string,
  back: string,
  open: ReportWhole | null,
  indicators: readonly IndicatorWhole[],
): FormModel {
  const t = context.words(whole.edition.digits);
  const report = open?.report ?? null;
  const unit = ({ unit: text }: IndicatorWhole): string => textIn(text, context.language).text;
  return {
    id: 'report',
    action,
    multipart: true,
    groups: [
      {
        title: t('follow-up:form.state'),
        fields: [
          ...(report === null ? [] : [versionField(report.version)]),
          {
            name: 'selfReported',
            kind: 'radios',
            label: t('follow-up:form.state-label'),
            options: selfReportedStates.map((value) => ({
              value,
              label: saysWord(t, value),
              hint: t(`follow-up:form.state-hint.${value}`),
            })),
            value: report?.selfReported ?? '',
          },
        ],
      },
      {
        title: t('follow-up:form.words'),
        fields: [
          textField('text', t('follow-up:form.text'), report?.text, {
            long: true,
            rows: 7,
            hint: t('follow-up:form.text-hint'),
          }),
        ],
      },
      ...(indicators.length === 0
        ? []
        : [
            {
              title: t('follow-up:part.indicators'),
              hint: t('follow-up:form.values-hint'),
              inline: true,
              fields: indicators.map((one) => ({
                name: `value-${one.id}`,
                kind: 'number' as const,
                width: 's' as const,
                optional: true,
                label: t('follow-up:form.value', {
                  name: textIn(one.name, context.language).text,
                  unit: unit(one),
                }),
                value:
                  one.values.findLast(({ reportId }) => reportId === report?.id && report !== null)?.value ??
                  '',
                hint:
                  one.target === null
                    ? undefined
                    : t('follow-up:form.value-hint', { target: one.target, unit: unit(one) }),
              })),
            },
          ]),
      {
        title: t('follow-up:form.evidence'),
        hint: t('follow-up:form.evidence-hint'),
        fields: [
          {
            name: 'evidence-title',
            label: t('follow-up:form.evidence-title'),
            optional: true,
            hint: t('follow-up:form.evidence-title-hint'),
          },
          {
            name: 'file',
            kind: 'file',
            label: t('follow-up:form.evidence-file'),
            optional: true,
            hint: t('follow-up:form.evidence-file-hint'),
            accept: '.pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png',
          },
          {
            name: 'evidence-url',
            kind: 'url',
            label: t('follow-up:form.evidence-url'),
            optional: true,
          },
          {
            name: 'evidence-confidential',
            kind: 'checkbox',
            label: t('follow-up:form.evidence-confidential'),
            hint: t('follow-up:form.evidence-confidential-hint'),
            value: false,
          },
        ],
      },
    ],
    submit: { label: t('follow-up:form.submit'), name: 'do', value: 'submit' },
    alternatives: [
      { label: t('follow-up:form.save'), name: 'do', value: 'save' },
      { label: t('follow-up:form.add-evidence'), name: 'do', value: 'add' },
    ],
    cancel: { href: back },
  };
}

/** Figures that were typed, in either shape of digits; what is no number is told apart. */
export function valuesOf(
  body: FormBody,
  indicators: readonly IndicatorWhole[],
): { readonly values: { indicatorId: string; value: number }[]; readonly wrong: readonly string[] } {
  const values: { indicatorId: string; value: number }[] = [];
  const wrong: string[] = [];
  for (const { id } of indicators) {
    const typed = String(body[`value-${id}`] ?? '').trim();
    if (typed === '') continue;
    const value = parseNumber(typed);
    if (value === undefined || !Number.isFinite(value)) wrong.push(`value-${id}`);
    else values.push({ indicatorId: id, value });
  }
  return { values, wrong };
}
