import { formatList } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { fact, say } from '../../../../platform/pages/index.ts';
import type { FactModel } from '../../../../platform/views/index.ts';
import type { QuestionRow } from '../../store/forms.ts';
import type { RegistrationFile } from '../../store/registrations.ts';
import type { RegistrationPatch } from '../contract.ts';
import { type Answers, askedOf } from '../rules/answers.ts';
import type { Content } from '../rules/content.ts';

/** An answer in words; empty for none. */
export function answerWords(
  context: PageContext,
  { id, type, options }: QuestionRow,
  answers: Answers,
  files: readonly RegistrationFile[] = [],
): string {
  const value = answers[id];
  if (value === undefined || value === null) return '';
  const label = (key: unknown): string => {
    const option = options.find((one) => one.key === key);
    return option === undefined ? String(key) : say(option.label, context);
  };
  switch (type) {
    case 'yes-no':
    case 'consent':
      return context.t(`registration:${value === true ? 'yes' : 'no'}`);
    case 'choice':
      return label(value);
    case 'choices':
      return Array.isArray(value) ? formatList(value.map(label), context.language) : '';
    case 'file':
      return files.find((file) => file.id === value)?.name ?? '';
    default:
      return String(value);
  }
}

/** What is written from left to right in both languages. */
const coded = (label: string, value: string | null | undefined): FactModel[] =>
  fact(label, value).map((one) => ({ ...one, code: true }));

/** Who somebody is, as facts. @param stateName of whom they represent */
export function personFacts(context: PageContext, person: RegistrationPatch, stateName: string): FactModel[] {
  const { t } = context;
  const both = (text: { readonly ar?: string; readonly en?: string } | null | undefined): string =>
    [text?.ar, text?.en].filter((one) => one !== undefined && one !== '').join(' · ');
  const label = (field: string): string => t(`attendees:fields.${field}`);
  return [
    ...fact(label('name'), both(person.name)),
    ...fact(label('honorific'), both(person.honorific)),
    ...fact(label('organisation'), both(person.organisation)),
    ...fact(label('post'), both(person.post)),
    ...fact(label('stateCode'), stateName),
    ...coded(label('birthDate'), person.birthDate),
    ...coded(label('email'), person.email),
    ...coded(label('phone'), person.phone),
    ...(person.listed === undefined || person.listed === null
      ? []
      : fact(
          label('listed'),
          person.listed.length === 0
            ? t('registration:listed.none')
            : formatList(
                person.listed.map((one) => t(`registration:listed.${one}`)),
                context.language,
              ),
        )),
  ];
}

/** What the form asked, as facts. */
export const answerFacts = (
  context: PageContext,
  questions: readonly QuestionRow[],
  answers: Answers,
  files: readonly RegistrationFile[],
): FactModel[] =>
  askedOf(questions, answers).flatMap((question) =>
    fact(say(question.label, context), answerWords(context, question, answers, files)),
  );

/** Journey, stay and accompanying persons, as facts; needs only for those who may see them. */
export function stayFacts(context: PageContext, content: Content, needs: boolean): FactModel[] {
  const { t } = context;
  const { arrival, hotel, dietary, access, guests } = content;
  return [
    ...(['arrivesAt', 'arrivesBy', 'departsAt', 'departsBy'] as const).flatMap((name) =>
      fact(t(`registration:arrival.${name}`), arrival?.[name]?.replace('T', ' ')),
    ),
    ...fact(t('registration:block.hotel'), hotel),
    ...(needs
      ? [...fact(t('registration:block.dietary'), dietary), ...fact(t('registration:block.access'), access)]
      : []),
    ...fact(
      t('registration:guest.many'),
      guests
        .map(({ name, relation }) => (relation === undefined ? name : `${name} (${relation})`))
        .join(context.language === 'ar' ? '، ' : ', '),
    ),
  ];
}
