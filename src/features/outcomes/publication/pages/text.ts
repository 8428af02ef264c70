import { notFound } from '../../../../platform/errors/index.ts';
import type { Rendered } from '../../../../platform/http/index.ts';
import {
  formatNumber,
  gregorianDate,
  type Language,
  type LocalText,
  languages,
  textIn,
} from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { dateSettingsOf, type EditionWhole, editionPath } from '../../../series/index.ts';
import { factsOf, rollOf, tagOf } from '../../adoption/pages/model.ts';
import { hasNumber } from '../../rules.ts';
import { listDocuments } from '../../store/index.ts';
import type { PublicationPages } from '../context.ts';
import { type PublicText, readPublicText } from '../public-text.ts';
import { renderDocx, wordsIn } from '../render/docx.ts';
import { jsonLdOf } from '../render/json-ld.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Adds the public page of one text with its other forms, and the page of one recommendation. */
export function addPublicTexts({ shell, database, publicUrl, translator }: PublicationPages): void {
  const { db } = database;

  const wordOf = (context: PageContext, text: LocalText) => {
    const { text: words, language, fallback } = textIn(text, context.language);
    return { text: words, lang: language, fallback, status: text.status[context.language] };
  };

  const adoptionFacts = (context: PageContext, { document, whole }: PublicText) => {
    const { language, t } = context;
    const settings = dateSettingsOf(whole, language);
    return [
      ...(document.adoptionManner === null
        ? []
        : [{ label: t('outcomes:adoption'), value: t(`outcomes:manner.${document.adoptionManner}`) }]),
      ...(document.adoptedOn === null
        ? []
        : [{ label: t('outcomes:adopted-on'), value: gregorianDate(document.adoptedOn, settings) }]),
      { label: t('outcomes:authentic-text'), value: t(`common:language.${document.authenticLanguage}`) },
      ...(document.seal === null
        ? []
        : [
            {
              label: t('publication:document-seal'),
              value: document.seal,
              code: true,
              href: context.href(`/verify/texts?q=${document.seal}`),
            },
          ]),
    ];
  };

  const textPage = (context: PageContext, text: PublicText): Page => {
    const { document, provisions, whole, decision } = text;
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const base = context.href(editionPath(whole));
    const own = `${base}/texts/${document.slug}`;
    const settings = dateSettingsOf(whole, language);
    return {
      template: 'outcomes/text',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: textIn(document.title, language).text,
        current: '/recommendations',
        lede: t(`outcomes:kinds.${document.kind}`),
        crumbs: [
          { label: t('common:nav.public.recommendations'), href: `${base}/recommendations` },
          { label: textIn(document.title, language).text },
        ],
        alternates: [
          { href: `${own}.jsonld`, type: 'application/ld+json' },
          ...languages.map((one) => ({ href: `${own}.${one}.docx`, type: DOCX, language: one })),
        ],
      }),
      data: {
        // A block of data: `<` would end it.
        jsonLd: JSON.stringify(jsonLdOf(text, publicUrl)).replaceAll('<', '\\u003c'),
        summary: document.summary,
        remark: document.remark === null ? null : wordOf(context, document.remark),
        formats: [
          ...(['ar', 'en', 'ar-en'] as const).map((mode) => ({
            href: `${base}/documents/${document.slug}.${mode}.pdf`,
            label: t(`outcomes:report.${mode}`),
          })),
          ...languages.map((one) => ({
            href: `${own}.${one}.docx`,
            label: t('publication:docx', { language: t(`common:language.${one}`) }),
          })),
          { href: `${own}.jsonld`, label: 'JSON-LD' },
        ],
        facts: adoptionFacts(context, text),
        corrected:
          text.corrected === null
            ? null
            : {
                label: t(`publication:corrects.${document.correction ?? 'corrigendum'}`),
                title: textIn(text.corrected.title, language).text,
                href: `${base}/texts/${text.corrected.slug}`,
                authority:
                  document.correctionAuthority === null
                    ? ''
                    : textIn(document.correctionAuthority, language).text,
              },
        corrections: text.corrections.map((one) => ({
          label: t(`publication:corrected-by.${one.correction ?? 'corrigendum'}`),
          title: textIn(one.title, language).text,
          href: `${base}/texts/${one.slug}`,
          authority: one.correctionAuthority === null ? '' : textIn(one.correctionAuthority, language).text,
        })),
        chapeau: document.chapeau === null ? null : wordOf(context, document.chapeau),
        enacting: document.enacting === null ? null : wordOf(context, document.enacting),
        provisions: provisions.map(({ provision }) => ({
          id: provision.number === null ? `p-${provision.position}` : `r-${provision.number}`,
          kind: provision.kind,
          number: provision.number,
          code: provision.code === null ? null : `${whole.series.acronym}/${provision.code}`,
          word: wordOf(context, provision.text),
          seal: provision.seal,
          verify: context.href(
            `/verify/texts?q=${provision.code === null ? (provision.seal ?? '').slice(0, 16) : encodeURIComponent(`${whole.series.acronym}/${provision.code}`)}`,
          ),
          href:
            provision.kind === 'recommendation' &&
            document.kind === 'recommendations' &&
            document.correction === null
              ? `${base}/recommendations/${provision.number}`
              : null,
        })),
        decision:
          decision === null
            ? null
            : {
                question: textIn(decision.row.question, language).text,
                tag: tagOf(context, decision.row),
                facts: factsOf(context, whole, decision.row, decision.electors),
                roll: rollOf(context, decision.row, decision.electors).filter(
                  ({ choiceText }) => choiceText !== '',
                ),
              },
        reservations: text.reservations.map(({ reservation, name }) => ({
          name: textIn(name, language).text,
          kind: t(`adoption:reservation-kind.${reservation.kind}`),
          word: wordOf(context, reservation.text),
          on: gregorianDate(reservation.madeOn, settings),
          withdrawn:
            reservation.withdrawnOn === null
              ? ''
              : t('publication:withdrawn-on', { day: gregorianDate(reservation.withdrawnOn, settings) }),
        })),
      },
    };
  };

  shell.published({
    path: '/texts/:text',
    handle: async (context, whole) =>
      textPage(context, await readPublicText(db, whole, context.params.text ?? '')),
  });

  shell.published({
    path: '/texts/:text.jsonld',
    handle: async (context, whole): Promise<Rendered> => ({
      type: 'application/ld+json; charset=utf-8',
      body: JSON.stringify(
        jsonLdOf(await readPublicText(db, whole, context.params.text ?? ''), publicUrl),
        null,
        1,
      ),
    }),
  });

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

  shell.published({
    path: '/recommendations/:number',
    handle: async (context, whole): Promise<Page> => {
      const number = /^[1-9]\d{0,4}$/.test(context.params.number ?? '') ? Number(context.params.number) : 0;
      const { edition } = whole;
      const published = await readRecommendation(whole, number);
      if (published === undefined) throw notFound();
      const { text, item } = published;
      const { language } = context;
      const t = context.words(edition.digits);
      const base = context.href(editionPath(whole));
      const title = textIn(item.provision.title ?? item.provision.text, language).text;
      return {
        template: 'outcomes/recommendation',
        digits: edition.digits,
        page: shell.publicPage(context, whole, {
          title: item.provision.title === null ? t('publication:recommendation', { number }) : title,
          current: '/recommendations',
          crumbs: [
            { label: t('common:nav.public.recommendations'), href: `${base}/recommendations` },
            { label: t('publication:recommendation', { number }) },
          ],
        }),
        data: {
          number,
          word: wordOf(context, item.provision.text),
          other: item.provision.text[language === 'ar' ? 'en' : 'ar'],
          otherLanguage: language === 'ar' ? 'en' : 'ar',
          authentic: item.provision.text.authentic === language,
          facts: [
            {
              label: t('common:label.code'),
              value: `${whole.series.acronym}/${item.provision.code}`,
              code: true,
            },
            {
              label: t('publication:document'),
              value: textIn(text.title, language).text,
              href: `${base}/texts/${text.slug}`,
            },
            ...(item.lead === null
              ? []
              : [{ label: t('outcomes:lead'), value: textIn(item.lead.name, language).text }]),
            ...(item.supporting.length === 0
              ? []
              : [
                  {
                    label: t('outcomes:supporting'),
                    value: item.supporting
                      .map(({ name }) => textIn(name, language).text)
                      .join(language === 'ar' ? '، ' : ', '),
                  },
                ]),
            ...(item.provision.seal === null
              ? []
              : [
                  {
                    label: t('publication:seal'),
                    value: item.provision.seal,
                    code: true,
                    href: context.href(`/verify/texts?q=${item.provision.seal}`),
                  },
                ]),
          ],
          links: item.links.map((link) => ({
            relation: t(`outcomes:relation.${link.relation}`),
            text: textIn(link.edition.title, language).text,
            code: link.provision?.code ?? null,
            href: context.href(
              `/forums/${link.edition.seriesSlug}/${link.edition.slug}/texts/${link.document.slug}`,
            ),
          })),
        },
      };
    },
  });

  const readRecommendation = async (whole: EditionWhole, number: number) => {
    const documents = (await listPublished(whole)).filter(
      ({ kind, correction }) => kind === 'recommendations' && correction === null,
    );
    for (const text of documents) {
      const found = await readPublicText(db, whole, text.slug);
      const item = found.provisions.find(
        ({ provision }) => provision.number === number && hasNumber(provision.kind),
      );
      if (item !== undefined) return { text, item };
    }
    return undefined;
  };
  const listPublished = async (whole: EditionWhole) =>
    listDocuments(db, whole.edition.id).then((rows) => rows.filter(({ status }) => status === 'published'));
}
