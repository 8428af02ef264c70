import type { Rendered } from '../../../../platform/http/index.ts';
import {
  formatNumber,
  gregorianDate,
  type Language,
  type LocalText,
  languages,
} from '../../../../platform/language/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { PublicationPages } from '../context.ts';
import { type PublicText, readPublicText } from '../public-text.ts';
import { renderDocx, wordsIn } from '../render/docx.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Adds the forms of a published text that a ministry edits into its letters. */
export function addEditableTexts({ shell, database, publicUrl, translator }: PublicationPages): void {
  const { db } = database;

  const editable = (whole: EditionWhole, text: PublicText, language: Language): Promise<Buffer> => {
    const t = translator.t(language, { digits: language === 'ar' ? whole.edition.digits : 'latn' });
    const { document, provisions } = text;
    const settings = dateSettingsOf(whole, language);
    const framing = (words: LocalText | null) =>
      words === null
        ? []
        : [{ kind: 'framing' as const, number: '', code: '', text: wordsIn(words, language) }];
    const part = ({ provision }: (typeof provisions)[number]) => ({
      kind:
        provision.kind === 'heading' || provision.kind === 'preamble'
          ? provision.kind
          : ('numbered' as const),
      number:
        provision.number === null
          ? ''
          : formatNumber(provision.number, { language, digits: whole.edition.digits }),
      code: provision.code === null ? '' : `${whole.series.acronym}/${provision.code}`,
      text: wordsIn(provision.text, language),
    });
    return renderDocx({
      language,
      title: wordsIn(document.title, language),
      lines: [
        wordsIn(whole.edition.title, language),
        ...(document.adoptedOn === null || document.adoptionManner === null
          ? []
          : [
              `${t(`outcomes:manner.${document.adoptionManner}`)} · ${gregorianDate(document.adoptedOn, settings)}`,
            ]),
      ],
      parts: [
        ...framing(document.chapeau),
        ...provisions.filter(({ provision }) => provision.kind === 'preamble').map(part),
        ...framing(document.enacting),
        ...provisions.filter(({ provision }) => provision.kind !== 'preamble').map(part),
      ],
      foot:
        document.seal === null
          ? []
          : [t('publication:docx-foot'), document.seal, `${publicUrl}/${language}/verify/texts`],
    });
  };
  for (const language of languages) {
    shell.published({
      path: `/texts/:text.${language}.docx`,
      handle: async (context, whole): Promise<Rendered> => {
        const text = await readPublicText(db, whole, context.params.text ?? '');
        return {
          type: DOCX,
          body: await editable(whole, text, language),
          headers: {
            'content-disposition': `attachment; filename="${[whole.series.slug, whole.edition.slug, text.document.slug, language].join('-')}.docx"`,
          },
        };
      },
    });
  }
}
