/** Delegations and who is named, as tables; and the template of a file to import. Pure. */
import type { Translate } from '../../../platform/i18n/index.ts';
import { type Language, type LocalText, textIn } from '../../../platform/language/index.ts';
import type { SheetTable } from '../../../platform/spreadsheet/index.ts';
import type { DelegationWhole } from '../store/delegations.ts';
import type { NominationWhole } from '../store/nominations.ts';
import { columns } from './import/columns.ts';
import { roleFigures } from './present.ts';

interface Reader {
  readonly t: Translate;
  readonly language: Language;
}

const inLanguage = (text: LocalText | null | undefined, language: Language): string | null =>
  text == null ? null : textIn(text, language).text;

/** All delegations with their figures. */
export const delegationSheet = ({ t, language }: Reader, rows: readonly DelegationWhole[]): SheetTable => ({
  title: t('nominations:delegations'),
  language,
  headings: ['party', 'category', 'status', 'places', 'named', 'confirmed'].map((key) =>
    t(`nominations:column.${key}`),
  ),
  rows: rows.map((whole) => {
    const roles = roleFigures(whole);
    const sum = (key: 'most' | 'named' | 'confirmed'): number =>
      roles.reduce((all, one) => all + one[key], 0);
    return [
      inLanguage(whole.state?.shortName ?? whole.body?.name, language),
      t(`common:kind.participation.${whole.participation.category}`),
      t(`common:status.participation.${whole.participation.status}`),
      sum('most'),
      sum('named'),
      sum('confirmed'),
    ];
  }),
});

/** People named, in the columns that an import reads, with what became of them. */
export const peopleSheet = ({ t, language }: Reader, people: readonly NominationWhole[]): SheetTable => ({
  title: t('nominations:members'),
  language,
  headings: [
    t('nominations:column.delegation'),
    ...columns.map((column) => t(`nominations:import.column.${column}`)),
    t('nominations:column.nomination'),
    t('nominations:column.accreditation'),
  ],
  rows: people.map(({ nomination, attendee, accreditation, party }) => [
    party[language] || party.ar || party.en,
    t(`nominations:role.${nomination.role}`),
    attendee.honorific?.ar ?? null,
    attendee.name.ar,
    attendee.post?.ar ?? null,
    attendee.organisation?.ar ?? null,
    attendee.honorific?.en ?? null,
    attendee.name.en,
    attendee.post?.en ?? null,
    attendee.organisation?.en ?? null,
    attendee.nationality,
    attendee.birthDate,
    attendee.gender === 'unstated' ? null : t(`nominations:form.${attendee.gender}`),
    attendee.email,
    attendee.phone,
    attendee.language,
    t(`nominations:state.${nomination.state}`),
    accreditation === null ? null : t(`common:status.accreditation.${accreditation.state}`),
  ]),
});

/** An empty list with its headings. */
export const templateSheet = ({ t, language }: Reader): SheetTable => ({
  title: t('nominations:import.title'),
  language,
  headings: columns.map((column) => t(`nominations:import.column.${column}`)),
  rows: [],
});
