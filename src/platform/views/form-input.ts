import type { FieldModel, FormError, FormModel, PlainFieldModel } from './form-models.ts';

/** What was sent: values by name; repeated names are lists. */
export type FormInput = Readonly<Record<string, unknown>>;

const AUTHENTIC = ['ar', 'en', 'both'] as const;

/**
 * The form again with what was typed kept and the errors beside their fields, for the 422 answer.
 * Fields that were not sent keep their value; boxes send an empty value first, so that an unticked one is
 * seen. Passwords and files are never given back.
 */
export function withInput(form: FormModel, input: FormInput, errors: readonly FormError[]): FormModel {
  const refill = (field: FieldModel) => withValue(field, input);
  return {
    ...form,
    errors,
    ...(form.fields ? { fields: form.fields.map(refill) } : {}),
    ...(form.groups
      ? { groups: form.groups.map((group) => ({ ...group, fields: group.fields.map(refill) })) }
      : {}),
  };
}

function withValue(field: FieldModel, input: FormInput): FieldModel {
  if (field.kind === 'bilingual') {
    const side = (language: 'ar' | 'en') => {
      const sent = input[`${field.name}.${language}`];
      return sent === undefined ? field[language] : { ...field[language], value: String(sent) };
    };
    const sent = input[`${field.name}.authentic`];
    const authentic = AUTHENTIC.find((choice) => choice === sent) ?? field.authentic;
    return {
      ...field,
      ar: side('ar'),
      en: side('en'),
      authentic,
    };
  }
  const sent = input[field.name];
  return { ...field, value: plainValue(field, sent) };
}

function plainValue(field: PlainFieldModel, sent: unknown): NonNullable<PlainFieldModel['value']> | null {
  switch (field.kind) {
    case 'password':
    case 'file':
      return null;
    case 'static':
      return field.value ?? null;
    case 'checkbox':
    case 'switch':
      return sent === undefined ? (field.value ?? null) : last(sent) !== '' && last(sent) !== false;
    case 'checkboxes':
      return sent === undefined
        ? (field.value ?? null)
        : listOf(sent)
            .map(String)
            .filter((value) => value !== '');
    case 'select':
      if (field.multiple === true)
        return sent === undefined ? [] : (Array.isArray(sent) ? sent : [sent]).map(String);
      return sent === undefined ? (field.value ?? null) : String(Array.isArray(sent) ? sent[0] : sent);
    default:
      return sent === undefined ? (field.value ?? null) : String(last(sent));
  }
}

const listOf = (sent: unknown): readonly unknown[] => (Array.isArray(sent) ? sent : [sent]);
const last = (sent: unknown) => listOf(sent).at(-1);
