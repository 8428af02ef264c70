import { dayLabel } from '../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel, FormModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, sentence } from '../../series/index.ts';
import type { AgendaData, AgendaSession } from '../agenda-data.ts';
import { localTime } from '../rules/times.ts';
import { say, themeModel } from '../say.ts';
import { sessionAudiences, sessionKinds } from '../tables.ts';
import { planningGroup } from './form-planning.ts';
import { type FormRows, linkGroups, paperGroups, roleGroups } from './form-rows.ts';

/** The form of a session, for a new one or as it stands. */
export function sessionFormModel(
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  session: AgendaSession | null,
  rows: FormRows,
): FormModel {
  const { t } = context;
  const base = context.href(`${managementPath(whole)}/sessions`);
  return {
    id: 'session',
    action: session === null ? base : `${base}/${session.id}`,
    submit: { label: t('common:action.save'), name: 'do', value: 'save' },
    alternatives: [
      { label: t('programme:form.add-role'), name: 'do', value: 'add-role' },
      { label: t('programme:form.add-paper'), name: 'do', value: 'add-paper' },
      { label: t('programme:form.add-link'), name: 'do', value: 'add-link' },
    ],
    cancel: { href: base },
    ...(session === null ? {} : { fields: [versionField(session.version)] }),
    groups: [
      { fields: subjectFields(context, whole, data, session) },
      ...placeGroups(context, whole, data, session),
      planningGroup(context, data, session),
      { title: t('programme:form.attendance'), fields: attendanceFields(context, whole, session) },
      ...roleGroups(context, session, rows.roles),
      ...paperGroups(context, session, rows.papers),
      ...linkGroups(context, session, rows.links),
      {
        title: t('programme:form.more'),
        folded: true,
        fields: [
          {
            name: 'code',
            kind: 'code',
            label: t('common:label.code'),
            hint: t('programme:form.code-hint'),
            value: session?.code,
            width: 's',
            dir: 'ltr',
            optional: true,
          },
          {
            name: 'slug',
            kind: 'code',
            label: t('programme:form.slug'),
            hint: t('programme:form.slug-hint'),
            value: session?.slug,
            width: 'm',
            dir: 'ltr',
            optional: true,
          },
        ],
      },
    ],
  };
}

function subjectFields(
  { t, language }: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  session: AgendaSession | null,
): FieldModel[] {
  const authentic = whole.edition.authenticLanguage;
  return [
    choiceField(
      'kind',
      t('common:label.kind'),
      sessionKinds.map((value) => ({ value, label: t(`common:kind.session.${value}`) })),
      session?.kind,
      session === null ? {} : { blank: false },
    ),
    textField('title', t('common:label.title'), session?.title, {
      authentic: session?.title.authentic ?? authentic,
    }),
    textField('abstract', t('programme:form.abstract'), session?.abstract, {
      long: true,
      rows: 4,
      optional: true,
      authentic: session?.abstract?.authentic ?? authentic,
    }),
    ...(data.themes.length === 0
      ? []
      : [
          {
            name: 'themeId',
            kind: 'radios',
            label: t('common:label.theme'),
            hint: t('programme:form.theme-hint'),
            options: [
              ...data.themes.map((theme) => ({
                value: theme.id,
                label: say(theme.title, language),
                theme: themeModel(theme, language),
              })),
              { value: '', label: t('programme:form.no-theme') },
            ],
            value: session?.theme?.id ?? '',
          } as const,
        ]),
  ];
}

function placeGroups(
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  session: AgendaSession | null,
): FieldGroup[] {
  const { t, language } = context;
  const settings = dateSettingsOf(whole, language);
  const { timeZone } = whole.edition;
  const start = session?.startsAt ? localTime(session.startsAt, timeZone) : null;
  const end = session?.endsAt ? localTime(session.endsAt, timeZone) : null;
  const overnight = start !== null && end !== null && end.day !== start.day;
  const days = data.days.map((value) => ({ value, label: dayLabel(value, settings) }));
  return [
    {
      title: t('programme:form.place'),
      hint: t('programme:form.place-hint'),
      inline: true,
      fields: [
        choiceField('day', t('programme:form.day'), days, start?.day, { blank: t('programme:list.no-time') }),
        { name: 'start', kind: 'time', label: t('programme:form.start'), value: start?.time, width: 's' },
        { name: 'end', kind: 'time', label: t('programme:form.end'), value: end?.time, width: 's' },
        ...(overnight
          ? [
              choiceField(
                'endDay',
                t('programme:form.end-day'),
                [...new Set([...data.days, end.day])].map((value) => ({
                  value,
                  label: dayLabel(value, settings),
                })),
                end.day,
                { blank: t('programme:form.same-day') },
              ),
            ]
          : []),
      ],
    },
    {
      fields: [
        choiceField(
          'roomId',
          t('common:label.room'),
          data.rooms.map(({ id, name, capacity }) => ({
            value: id,
            label:
              capacity === null
                ? say(name, language)
                : `${say(name, language)} · ${t('common:count.seat', { count: capacity })}`,
          })),
          session?.room?.id,
          { blank: t('programme:form.no-room') },
        ),
        textField('place', t('programme:form.place-words'), session?.place, {
          hint: t('programme:form.place-words-hint'),
          optional: true,
        }),
        {
          name: 'common',
          kind: 'checkbox',
          label: t('programme:form.common'),
          hint: t('programme:form.common-hint'),
          value: session?.common ?? false,
        },
        ...(session?.status === 'cancelled'
          ? []
          : [
              {
                name: 'status',
                kind: 'radios',
                label: t('common:label.status'),
                inline: true,
                options: (['draft', 'scheduled'] as const).map((value) => ({
                  value,
                  label: sentence(t(`common:status.session.${value}`)),
                })),
                value: session?.status ?? 'draft',
              } as const,
            ]),
      ],
    },
  ];
}

function attendanceFields(
  { t }: PageContext,
  whole: EditionWhole,
  session: AgendaSession | null,
): FieldModel[] {
  const languages = (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) }));
  return [
    {
      name: 'languages',
      kind: 'checkboxes',
      label: t('programme:form.languages'),
      inline: true,
      options: languages,
      value: session?.languages ?? [whole.edition.authenticLanguage],
    },
    {
      name: 'interpretation',
      kind: 'checkboxes',
      label: t('programme:form.interpretation'),
      inline: true,
      options: languages,
      value: session?.interpretation ?? [],
    },
    {
      name: 'audience',
      kind: 'radios',
      label: t('programme:form.audience'),
      inline: true,
      options: sessionAudiences.map((value) => ({
        value,
        label: sentence(t(`common:kind.audience.${value}`)),
      })),
      value: session?.audience ?? 'public',
    },
    {
      name: 'capacity',
      kind: 'number',
      label: t('programme:form.capacity'),
      hint: t('programme:form.capacity-hint'),
      value: session?.capacity,
      width: 's',
      optional: true,
    },
    {
      name: 'liveUrl',
      kind: 'url',
      label: t('programme:form.live'),
      value: session?.liveUrl,
      dir: 'ltr',
      optional: true,
    },
  ];
}
