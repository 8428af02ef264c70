import type { Translate } from '../../../platform/i18n/index.ts';
import { formatList, type Language } from '../../../platform/language/index.ts';
import type { SheetTable } from '../../../platform/spreadsheet/index.ts';
import { personWords } from '../../directory/index.ts';
import { fullPerson, say } from '../say.ts';
import type { Speaker } from './speakers-page.ts';

/** Speakers as a table, in the reader's language and its order. */
export const speakersSheet = (
  { t, language }: { readonly t: Translate; readonly language: Language },
  speakers: readonly Speaker[],
): SheetTable => ({
  title: t('common:nav.public.speakers'),
  language,
  headings: [
    ...(['name', 'post', 'body', 'state'] as const).map((key) => t(`common:label.${key}`)),
    t('agenda:speakers.sessions'),
  ],
  rows: speakers.map(({ person, sessions }) => {
    const { post, state } = personWords(person, language);
    return [
      fullPerson(person, language),
      post || null,
      person.body === null ? null : say(person.body.name, language),
      state || null,
      formatList(
        sessions.map(({ code, title }) => `${code} ${say(title, language)}`),
        language,
        'roster',
      ),
    ];
  }),
});
