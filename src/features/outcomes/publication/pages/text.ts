import type { Rendered } from '../../../../platform/http/index.ts';
import { gregorianDate, languages, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { dateSettingsOf, editionPath } from '../../../series/index.ts';
import { factsOf, rollOf, tagOf } from '../../adoption/pages/model.ts';
import type { PublicationPages } from '../context.ts';
import { type PublicText, readPublicText } from '../public-text.ts';
import { jsonLdOf } from '../render/json-ld.ts';
import { DOCX } from './editable.ts';
import { wordOf } from './word.ts';

/** From so many provisions on, a page is laid out as it is read: about fifty printed pages. */
const LONG = 200;

/** Adds the public page of one text, and the text as linked data. */
export function addPublicTexts({ shell, database, publicUrl }: PublicationPages): void {
  const { db } = database;

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
        jsonLd: JSON.stringify(jsonLdOf(text, publicUrl, { words: false })).replaceAll('<', '\\u003c'),
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
        long: provisions.length > LONG,
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
}
