import { languages, otherLanguage, textIn } from '../../../../platform/language/index.ts';
import type { Page } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import { managementPath } from '../../../series/index.ts';
import { documentOf } from '../../pages/frame.ts';
import { readDrafts } from '../../policy.ts';
import { numbered } from '../../rules.ts';
import * as adoption from '../../store/adoption.ts';
import { listProvisions } from '../../store/index.ts';
import type { AdoptionPages } from '../context.ts';
import { factsOf, rollOf, tagOf } from './model.ts';

/** Seconds after which a screen without scripts asks again. */
const REFRESH = 5;

/** Adds the page for the wall: the text under decision, in big letters, in one language or both. */
export function addTextScreen({ shell, database, translator }: AdoptionPages): void {
  const { db } = database;

  shell.managed({
    path: '/outcomes/:document/screen',
    policy: readDrafts,
    handle: async (context, whole): Promise<Page> => {
      const document = await documentOf(database, context, whole);
      const { language } = context;
      const t = context.words(whole.edition.digits);
      const both = queryValue(context, 'languages') === 'both';
      const decisions = await adoption.listDecisions(db, whole.edition.id, [document.id]);
      const decision =
        decisions.find(({ status }) => status === 'open') ??
        decisions.find(({ status }) => status === 'closed');
      const electors = decision === undefined ? [] : await adoption.listElectors(db, [decision.id]);
      const focus = decision?.status === 'open' ? decision.provisionId : null;
      const provisions = (await listProvisions(db, whole.edition.id)).filter(
        ({ provision }) => provision.documentId === document.id && (focus === null || provision.id === focus),
      );
      const places = new Map(
        numbered(provisions.map(({ provision }) => provision)).map(({ provision, number }) => [
          provision.id,
          number,
        ]),
      );
      const sides = both ? languages : [language];
      const path = `${managementPath(whole)}/outcomes/${document.id}/screen`;
      const other = otherLanguage(language);
      return {
        template: 'outcomes/text-screen',
        digits: whole.edition.digits,
        page: {
          title: textIn(document.title, language).text,
          brand: { name: textIn(document.title, language).text, href: context.href(path) },
          private: true,
        },
        data: {
          refresh: REFRESH,
          stream: `/api/v1/outcome-documents/${document.id}/screen-events`,
          state: await adoption.screenState(db, document.id),
          switches: [
            {
              label: translator.t(other)(`common:language.${other}`),
              href: `/${other}${path}`,
              lang: other,
            },
            both
              ? { label: t('adoption:one-language'), href: context.href(path) }
              : { label: t('adoption:both-languages'), href: `${context.href(path)}?languages=both` },
          ],
          columns: sides.map((side) => ({
            lang: side,
            dir: side === 'ar' ? 'rtl' : 'ltr',
            title: document.title[side],
            chapeau: focus === null ? (document.chapeau?.[side] ?? '') : '',
            enacting: focus === null ? (document.enacting?.[side] ?? '') : '',
            provisions: provisions.map(({ provision }) => ({
              kind: provision.kind,
              // Before adoption the place stands in for the number.
              number: provision.number ?? places.get(provision.id) ?? null,
              text: provision.text[side],
            })),
          })),
          decision:
            decision === undefined
              ? null
              : {
                  question: textIn(decision.question, language).text,
                  tag: tagOf(context, decision),
                  facts: factsOf(context, whole, decision, electors).slice(0, 4),
                  open: decision.status === 'open',
                  voted: ['devices', 'roll-call'].includes(decision.method)
                    ? t('adoption:voted-of', {
                        voted: electors.filter(({ choice }) => choice !== null).length,
                        present: decision.present ?? 0,
                      })
                    : '',
                  roll:
                    decision.status === 'closed' || decision.method === 'roll-call'
                      ? rollOf(context, decision, electors).filter(({ choiceText }) => choiceText !== '')
                      : [],
                },
        },
      };
    },
  });
}
