import { type Static, Type } from 'typebox';
import {
  type Actor,
  type Role,
  roles,
  type ScopeKind,
  scopeKinds,
} from '../../../../platform/actor/index.ts';
import { Choice, DaySchema, LanguageSchema, Nullable } from '../../../../platform/http/schemas.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldModel, FieldOption, PlainFieldModel } from '../../../../platform/views/index.ts';
import type { GivenRight } from '../giving.ts';
import { mayGive, rolesAt } from '../rules.ts';
import type { Scope, ScopeBook, ScopeFacts } from '../scopes.ts';
import { endOfDay } from './ends.ts';

const strict = { additionalProperties: false } as const;
const until = Type.Optional(Nullable(DaySchema));

/** A place as a form offers it: `installation`, or its kind and id. */
const Place = Type.String({ maxLength: 60, pattern: `^(?:${scopeKinds.join('|')})(?: [0-9a-f-]{36})?$` });

/** Giving rights: several roles of one place, one end for all. */
export const RightsForm = Type.Object(
  {
    place: Place,
    roles: Type.Array(Choice(roles), { minItems: 1, maxItems: roles.length }),
    until,
    note: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  },
  strict,
);
export type RightsForm = Static<typeof RightsForm>;

const invitee = {
  email: Type.String({ format: 'email', maxLength: 254 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  language: LanguageSchema,
};

/** Inviting somebody to rights. */
export const InviteForm = Type.Object({ ...invitee, ...RightsForm.properties }, strict);
export const LoanForm = Type.Object({ ...invitee, until: DaySchema }, strict);
export const EndForm = Type.Object({ until }, strict);
export const ReasonForm = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 300 }) }, strict);

/** The place that a form named. */
export function readPlace(place: string): Scope {
  const [scopeKind = '', scopeId] = place.split(' ');
  return { scopeKind: scopeKind as ScopeKind, scopeId: scopeId ?? null };
}

/** The rights that a form asked for, each ending with the day in its place's zone. */
export function readRights(
  form: Pick<RightsForm, 'place' | 'roles' | 'until'>,
  book: ScopeBook,
): GivenRight[] {
  const scope = readPlace(form.place);
  const endsAt = form.until == null ? null : endOfDay(form.until, book.of(scope)?.timeZone ?? null);
  return form.roles.map((role) => ({ ...scope, role, endsAt }));
}

type Words = Pick<PageContext, 't' | 'language'>;

/** Places as choices, below the name of their kind. */
export const placeOptions = (
  { t, language }: Words,
  kind: ScopeKind,
  facts: readonly ScopeFacts[],
): FieldOption[] =>
  facts.map((one) => ({
    value: `${kind} ${one.id}`,
    label: one.words(language, t),
    group: t(`accounts-rights:kind.${kind}`),
  }));

/** The roles that the actor may give at any of the places. */
export const roleOptions = (
  { t, actor }: Pick<PageContext, 't'> & { readonly actor: Actor },
  places: readonly { readonly kind: ScopeKind; readonly facts: ScopeFacts }[],
): FieldOption[] =>
  roles
    .filter((role) =>
      places.some(
        ({ kind, facts }) =>
          rolesAt[kind].includes(role) && mayGive(actor, { role, scopeKind: kind }, facts.place),
      ),
    )
    .map((role: Role) => ({ value: role, label: t(`accounts:role.${role}`) }));

export const untilField = ({ t }: Words, more: Partial<PlainFieldModel> = {}): PlainFieldModel => ({
  name: 'until',
  kind: 'date',
  label: t('accounts-rights:field.until'),
  hint: t('accounts-rights:field.until-hint'),
  optional: true,
  width: 's',
  ...more,
});

/** Place, roles, end and reason of rights that are given. */
export const rightsFields = (
  words: Words,
  places: readonly FieldOption[],
  roleChoice: readonly FieldOption[],
): FieldModel[] => [
  {
    name: 'place',
    kind: 'select',
    label: words.t('accounts-rights:field.place'),
    options: places,
    blank: false,
    value: places[0]?.value ?? '',
  },
  {
    name: 'roles',
    kind: 'checkboxes',
    label: words.t('accounts-rights:field.roles'),
    hint: words.t('accounts-rights:field.roles-hint'),
    options: roleChoice,
  },
  untilField(words),
  { name: 'note', label: words.t('accounts-rights:field.note'), optional: true, maxlength: 300 },
];

/** Who is invited, and the language of the mail. */
export const inviteeFields = ({ t, language }: Words): FieldModel[] => [
  { name: 'name', label: t('accounts:name'), width: 'm', maxlength: 200 },
  { name: 'email', kind: 'email', label: t('accounts:email'), dir: 'ltr', width: 'm', autocomplete: 'off' },
  {
    name: 'language',
    kind: 'radios',
    inline: true,
    label: t('accounts-rights:field.language'),
    value: language,
    options: (['ar', 'en'] as const).map((one) => ({ value: one, label: t(`common:own-language.${one}`) })),
  },
];
