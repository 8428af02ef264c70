import { gregorianDate, type LocalText } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FactModel, TableModel, TimelineEntry } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { ChangedField } from '../../tables.ts';
import type { AccreditationWhole } from '../service/reading.ts';
import { changedNames, comma, fieldName, moment, queuePath, stateTag } from './shared.ts';

const fact = (label: string, value: string | null | undefined, more: Partial<FactModel> = {}): FactModel[] =>
  value === null || value === undefined || value === '' ? [] : [{ label, value, ...more }];

/** What is told of somebody, with their name in both languages. @param nationality what their state is called */
export function recordFacts(
  context: PageContext,
  whole: EditionWhole,
  found: AccreditationWhole,
  nationality: LocalText | undefined,
): FactModel[] {
  const { t } = context;
  const { row, attendee } = found;
  const label = (field: string) => t(`attendees:fields.${field}`);
  const other = context.language === 'ar' ? ('en' as const) : ('ar' as const);
  const name = say(attendee.name, context);
  const submitted = moment(context, whole, row.submittedAt);
  return [
    {
      label: label('name'),
      value: name,
      ...(attendee.name[other] !== '' && attendee.name[other] !== name
        ? { notes: [attendee.name[other]] }
        : {}),
    },
    ...fact(label('honorific'), say(attendee.honorific, context)),
    ...fact(label('post'), say(attendee.post, context)),
    ...fact(label('organisation'), say(attendee.organisation, context)),
    ...fact(t('accreditation:column.party'), say(row.party, context)),
    ...fact(t('accreditation:column.category'), t(`attendees:category.${row.category}`)),
    ...fact(label('nationality'), say(nationality, context) || attendee.nationality),
    ...(attendee.birthDate === null
      ? []
      : fact(label('birthDate'), gregorianDate(attendee.birthDate, dateSettingsOf(whole, context.language)))),
    ...fact(label('gender'), t(`accreditation:gender.${attendee.gender}`)),
    ...fact(label('email'), attendee.email, { code: true }),
    ...fact(label('phone'), attendee.phone, { code: true }),
    ...fact(t('accreditation:record.submitted'), `${submitted.day}${comma(context)}${submitted.hour}`),
    ...fact(t('accreditation:decide.reason'), row.reason),
    ...(attendee.personId === null
      ? []
      : [
          {
            label: t('accreditation:record.person'),
            value: t('accreditation:record.open', { name }),
            href: context.href(`/manage/persons/${attendee.personId}`),
          },
        ]),
  ];
}

const shown = (context: PageContext, { field }: ChangedField, value: unknown): string => {
  if (field === 'photoId') return context.t(`accreditation:record.${value === null ? 'no' : 'yes'}`);
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object')
    return field === 'category' ? context.t(`attendees:category.${value}`) : String(value);
  const { ar = '', en = '' } = value as { ar?: string; en?: string };
  return [ar, en].filter(Boolean).join(' / ');
};

/** What changed since the approval: as it was, as it is. */
export const changesTable = (
  context: PageContext,
  changed: readonly ChangedField[],
): { readonly table: TableModel } => ({
  table: {
    id: 'changed',
    caption: context.t('accreditation:record.changed'),
    columns: (['field', 'before', 'after'] as const).map((key) => ({
      key,
      label: context.t(`accreditation:column.${key}`),
    })),
    rows: changed.map((one) => ({
      id: one.field,
      title: fieldName(context, one.field),
      cells: { before: shown(context, one, one.before), after: shown(context, one, one.after) },
    })),
  },
});

const answers = (
  context: PageContext,
  base: string,
  about: string,
  fields: Readonly<Record<string, string>>,
  linkable: boolean,
) => ({
  actions: [
    ...(linkable
      ? [
          {
            label: context.t('accreditation:record.same'),
            action: `${base}/likeness`,
            fields: { ...fields, same: 'yes' },
            size: 'sm' as const,
            about,
          },
        ]
      : []),
    {
      label: context.t('accreditation:record.different'),
      action: `${base}/likeness`,
      fields: { ...fields, same: 'no' },
      size: 'sm' as const,
      tone: 'plain' as const,
      about,
    },
  ],
});

const columns = (context: PageContext, keys: readonly string[]): TableModel['columns'] =>
  keys.map((key) => ({
    key,
    label: context.t(`accreditation:column.${key}`),
    ...(key === 'actions' ? { labelHidden: true } : {}),
  }));

/** Others of the edition who may be the same person. */
export function likenessTable(
  context: PageContext,
  found: AccreditationWhole,
  base: string,
): { table: TableModel }[] {
  const { t } = context;
  if (found.likenesses.length === 0) return [];
  const table: TableModel = {
    id: 'likenesses',
    caption: t('accreditation:record.likenesses'),
    columns: columns(context, ['name', 'party', 'category', 'signs', ...(found.decides ? ['actions'] : [])]),
    rows: found.likenesses.map((other) => ({
      id: other.id,
      title: say(other.name, context),
      ...(other.accreditationId === null
        ? {}
        : { href: queuePath(context, found.whole, `/${other.accreditationId}`) }),
      cells: {
        party: say(other.party, context),
        category: t(`attendees:category.${other.category}`),
        signs: other.signs.map((sign) => t(`accreditation:sign.${sign}`)).join(comma(context)),
        ...(found.decides
          ? {
              actions: answers(
                context,
                base,
                say(other.name, context),
                { otherId: other.id },
                other.personId !== null,
              ),
            }
          : {}),
      },
    })),
  };
  return [{ table }];
}

/** Persons of the directory who may be the same. */
export function directoryTable(
  context: PageContext,
  found: AccreditationWhole,
  base: string,
): { table: TableModel }[] {
  const { t } = context;
  if (found.directory.length === 0) return [];
  const table: TableModel = {
    id: 'directory',
    caption: t('accreditation:record.directory'),
    columns: columns(context, ['name', ...(found.decides ? ['actions'] : [])]),
    rows: found.directory.map((person) => ({
      id: person.id,
      title: say(person.name, context),
      href: context.href(`/manage/persons/${person.id}`),
      sub: [say(person.post, context), say(person.body, context)].filter(Boolean).join(comma(context)),
      cells: found.decides
        ? { actions: answers(context, base, say(person.name, context), { personId: person.id }, true) }
        : {},
    })),
  };
  return [{ table }];
}

/** What happened, newest first. */
export const stepEntries = (
  context: PageContext,
  whole: EditionWhole,
  found: AccreditationWhole,
): TimelineEntry[] =>
  found.steps.map((step) => {
    const at = moment(context, whole, step.at);
    const title = step.firstOfTwo
      ? context.t('accreditation:record.first')
      : step.changed !== null
        ? context.t('accreditation:record.again', { what: changedNames(context, step.changed) })
        : step.fromState === null
          ? context.t('accreditation:record.requested')
          : context.t(`accreditation:state.${step.toState}`);
    return {
      datetime: at.datetime,
      when: `${at.day}${comma(context)}${at.hour}`,
      title,
      ...(step.reason === null ? {} : { text: step.reason }),
      ...(step.actor === null ? {} : { who: step.actor }),
      ...(title === context.t(`accreditation:state.${step.toState}`)
        ? {}
        : { tag: stateTag(context, step.toState) }),
    };
  });
