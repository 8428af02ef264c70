import { type Static, Type } from 'typebox';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { Choice, LineInput, Nullable, TextInput } from '../../../../platform/http/schemas.ts';
import { isolateLtr, textIn, toLatinDigits, zonePhrase } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FormModel } from '../../../../platform/views/index.ts';
import { instantAt, localTime, readTime } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import { writeMailings } from '../../policy.ts';
import type { MailingRow } from '../../store/mailings.ts';
import { mailingCalendars } from '../../tables.ts';
import type { MailingInput } from '../contract.ts';
import { commonFields } from '../merge.ts';
import { baseOf, crumbsOf, type MailingPages, mailingOf, titleOf } from './shared.ts';

/** A message as its form sends it: filters by source and name, times as a day and a time of the edition's clock. */
const MailingForm = Type.Object(
  {
    audience: Type.String({ maxLength: 60 }),
    subject: LineInput,
    body: TextInput,
    necessary: Type.Optional(Type.Boolean()),
    calendar: Type.Optional(Choice(mailingCalendars)),
    day: Type.Optional(Nullable(Type.String({ format: 'date' }))),
    startTime: Type.Optional(Type.String({ maxLength: 20 })),
    endTime: Type.Optional(Type.String({ maxLength: 20 })),
    place: Type.Optional(Nullable(LineInput)),
  },
  { additionalProperties: true },
);
type MailingForm = Static<typeof MailingForm>;
type Body = Readonly<Record<string, unknown>>;

/** Names of merge fields after a sentence. Braces in a message would be taken for its own placeholders. */
const fieldsHint = (
  sentence: string,
  fields: readonly { readonly key: string; readonly label: string }[],
): string =>
  `${sentence} ${fields.map(({ key, label }) => `${isolateLtr(`{{${key}}}`)} ${label}`).join(' · ')}`;

const filterName = (source: string, filter: string): string => `by-${source}-${filter}`;

function instantIn(
  whole: EditionWhole,
  day: string | null | undefined,
  typed: string | undefined,
  field: string,
) {
  if (!day || !typed?.trim()) return null;
  const time = readTime(toLatinDigits(typed));
  if (time === undefined) throw ruleBroken({ field, code: 'local-time-format' });
  const at = instantAt(day, time, whole.edition.timeZone);
  if (typeof at === 'string') throw ruleBroken({ field, code: `local-time-${at}` });
  return at.toISOString();
}

/** Adds the form of a new message, and of a draft. */
export function addMailingForms(deps: MailingPages): void {
  const { pages, shell, database, mailings } = deps;
  const { sources } = mailings;

  const inputOf = (whole: EditionWhole, form: MailingForm, body: Body): MailingInput => {
    const { audience, subject, body: text, necessary = false, calendar = 'none', place } = form;
    const source = sources.find(({ key }) => key === audience);
    const own = calendar === 'own';
    return {
      audience,
      subject,
      body: text,
      necessary,
      calendar,
      filter: Object.fromEntries(
        (source?.filters ?? []).map(({ name }) => [
          name,
          String(body[filterName(audience, name)] ?? '').slice(0, 200),
        ]),
      ),
      startsAt: own ? instantIn(whole, form.day, form.startTime, 'startTime') : null,
      endsAt: own ? instantIn(whole, form.day, form.endTime, 'endTime') : null,
      place: own ? (place ?? null) : null,
    };
  };

  async function formOf(
    context: PageContext,
    whole: EditionWhole,
    row: MailingRow | null,
  ): Promise<FormModel> {
    const t = context.words(whole.edition.digits);
    const { language } = context;
    const zone = whole.edition.timeZone;
    const local = (at: Date | null | undefined) => (at == null ? undefined : localTime(at, zone));
    const groups = await Promise.all(
      sources
        .filter(({ filters, fields }) => filters.length > 0 || fields.length > 0)
        .map(
          async (source): Promise<FieldGroup> => ({
            title: t('mailings:form.narrow', { list: t(source.label) }),
            ...(source.fields.length === 0
              ? {}
              : {
                  hint: fieldsHint(
                    t('mailings:form.own-fields'),
                    source.fields.map(({ key, label }) => ({ key, label: t(label) })),
                  ),
                }),
            when: { field: 'audience', values: [source.key], shut: false },
            fields: await Promise.all(
              source.filters.map(async (filter) =>
                choiceField(
                  filterName(source.key, filter.name),
                  t(filter.label),
                  (await filter.options(database.db, whole.edition.id)).map(({ value, label }) => ({
                    value,
                    label: 'word' in label ? t(label.word) : textIn(label, language).text,
                  })),
                  row?.audience === source.key ? row.filter[filter.name] : '',
                  { optional: true, blank: t('mailings:form.all') },
                ),
              ),
            ),
          }),
        ),
    );
    return {
      action: row === null ? `${baseOf(context, whole)}/new` : `${baseOf(context, whole)}/${row.id}/edit`,
      groups: [
        {
          fields: [
            ...(row === null ? [] : [versionField(row.version)]),
            choiceField(
              'audience',
              t('mailings:form.audience'),
              sources.map(({ key, label }) => ({ value: key, label: t(label) })),
              row?.audience ?? sources[0]?.key,
              { blank: false, width: 'full' },
            ),
          ],
        },
        ...groups,
        {
          title: t('mailings:form.text'),
          hint: fieldsHint(
            t('mailings:form.text-hint'),
            commonFields.map((key) => ({ key, label: t(`mailings:field.${key}`) })),
          ),
          fields: [
            textField('subject', t('notifications:subject'), row?.subject),
            textField('body', t('mailings:form.body'), row?.body, { long: true, rows: 10 }),
            {
              name: 'necessary',
              kind: 'checkbox',
              label: t('mailings:form.necessary'),
              hint: t('mailings:form.necessary-hint'),
              value: row?.necessary ?? false,
            },
          ],
        },
        {
          title: t('mailings:form.calendar'),
          folded: (row?.calendar ?? 'none') === 'none',
          fields: [
            {
              name: 'calendar',
              kind: 'radios',
              label: t('mailings:form.calendar-which'),
              options: mailingCalendars.map((value) => ({ value, label: t(`mailings:calendar.${value}`) })),
              value: row?.calendar ?? 'none',
            },
            {
              name: 'day',
              kind: 'date',
              label: t('mailings:form.day'),
              optional: true,
              value: local(row?.startsAt)?.day ?? '',
            },
            ...(['startTime', 'endTime'] as const).map((name) => ({
              name,
              label: t(`mailings:form.${name}`),
              hint: t('mailings:form.time-hint', { zone: zonePhrase(dateSettingsOf(whole, language)) }),
              width: 's' as const,
              dir: 'ltr' as const,
              optional: true,
              value: local(name === 'startTime' ? row?.startsAt : row?.endsAt)?.time ?? '',
            })),
            textField('place', t('mailings:form.place'), row?.place, { optional: true }),
          ],
        },
      ],
      submit: { label: t('mailings:form.save') },
      cancel: { href: row === null ? baseOf(context, whole) : `${baseOf(context, whole)}/${row.id}` },
    };
  }

  const pageOf = (context: PageContext, whole: EditionWhole, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title,
      current: '/mailings',
      crumbs: crumbsOf(context, whole, { label: title }),
    }),
    data: { form },
  });

  const submit = async (
    context: PageContext,
    whole: EditionWhole,
    row: MailingRow | null,
    title: string,
    work: (input: MailingInput, version: number | null) => Promise<string>,
  ) =>
    pages.submit(context, {
      schema: MailingForm,
      form: await formOf(context, whole, row),
      page: (form) => pageOf(context, whole, title, form),
      work: async (form, version) => {
        const id = await work(inputOf(whole, form, (context.request.body ?? {}) as Body), version);
        return `${baseOf(context, whole)}/${id}`;
      },
    });

  shell.managed({
    path: '/mailings/new',
    policy: writeMailings,
    handle: async (context, whole) =>
      pageOf(context, whole, context.t('mailings:new'), await formOf(context, whole, null)),
  });
  shell.managed({
    method: 'POST',
    path: '/mailings/new',
    policy: writeMailings,
    handle: (context, whole) =>
      submit(context, whole, null, context.t('mailings:new'), async (input) => {
        return (await mailings.create(context.actor, whole.edition.id, input)).id;
      }),
  });
  shell.managed({
    path: '/mailings/:mailing/edit',
    policy: writeMailings,
    handle: async (context, whole) => {
      const entry = await mailingOf(deps, context, whole);
      return pageOf(context, whole, titleOf(context, entry), await formOf(context, whole, entry.mailing));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/mailings/:mailing/edit',
    policy: writeMailings,
    handle: async (context, whole) => {
      const entry = await mailingOf(deps, context, whole);
      return submit(context, whole, entry.mailing, titleOf(context, entry), async (input, version) => {
        await mailings.edit(context.actor, entry.mailing.id, version, input);
        return entry.mailing.id;
      });
    },
  });
}
