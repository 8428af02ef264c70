import { Type } from 'typebox';
import { notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import { isId } from '../../../../../platform/http/index.ts';
import { IdSchema } from '../../../../../platform/http/schemas.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { manageOutcomes } from '../../../policy.ts';
import { isEditable } from '../../../rules.ts';
import * as store from '../../../store/index.ts';
import { ReasonInput } from '../../contract.ts';
import type { DraftingPages } from '../wording.ts';
import { type BlockModel, provisionNames } from '../work.ts';
import { baseOf, openReport, reportFrame, tones } from './frame.ts';

const DecisionForm = Type.Object({
  documentId: Type.Optional(IdSchema),
  afterId: Type.Optional(Type.Union([IdSchema, Type.Null()])),
});

/** Adds what becomes of each point of a report: it is taken up into a text, or set aside with a reason. */
export function addPointPages(deps: DraftingPages): void {
  const { pages, shell, database, reports } = deps;
  const { db } = database;

  const pointPage = async (context: PageContext, whole: EditionWhole) => {
    const { t, language } = context;
    const found = await openReport(deps, context, whole);
    const point = found.points.find(({ id }) => id === context.params.point);
    if (point === undefined) throw notFound();
    const base = `${baseOf(context, whole, found)}/points/${point.id}`;
    const documents = (await store.listDocuments(db, whole.edition.id)).filter(({ status }) =>
      isEditable(status),
    );
    const provisions = (await store.listProvisions(db, whole.edition.id)).map(({ provision }) => provision);
    const behind = documents.flatMap((document) => {
      const own = provisions.filter(({ documentId }) => documentId === document.id);
      const name = provisionNames(context, own);
      return own.map((one) => ({
        value: one.id,
        label: name(one),
        group: textIn(document.title, language).text,
      }));
    });
    const takeUp: FormModel = {
      action: `${base}/taking-up`,
      fields: [
        choiceField(
          'documentId',
          t('drafting:take-up-in'),
          documents.map(({ id, title }) => ({ value: id, label: textIn(title, language).text })),
          documents[0]?.id,
          { blank: false, width: 'full' },
        ),
        choiceField('afterId', t('drafting:take-up-behind'), behind, null, {
          blank: t('drafting:at-the-end'),
          optional: true,
          width: 'full',
        }),
      ],
      submit: { label: t('drafting:take-up') },
      cancel: { label: t('common:action.back'), href: baseOf(context, whole, found) },
    };
    const setAside: FormModel = {
      action: `${base}/setting-aside`,
      fields: [{ name: 'reason', kind: 'textarea', label: t('drafting:reason'), rows: 2 }],
      submit: { label: t('drafting:set-aside'), secondary: true },
    };
    const page = (forms: { readonly takeUp?: FormModel; readonly setAside?: FormModel } = {}): Page =>
      reportFrame(
        shell,
        context,
        whole,
        {
          title: t('drafting:point', { number: point.position }),
          crumb: { label: textIn(found.session.title, language).text, href: baseOf(context, whole, found) },
          tags: [{ text: t(`drafting:fate.${point.fate}`), tone: tones[point.fate] }],
        },
        {
          blocks: [
            {
              card: true,
              sides: (['ar', 'en'] as const)
                .filter((lang) => point.text[lang] !== '')
                .map((lang) => ({ lang, pieces: [{ kind: 'same' as const, text: point.text[lang] }] })),
            },
            { title: t('drafting:take-up'), form: forms.takeUp ?? takeUp },
            { title: t('drafting:set-aside'), form: forms.setAside ?? setAside },
          ] satisfies BlockModel[],
        },
      );
    return { found, point, page, takeUp, setAside };
  };

  shell.managed({
    path: '/session-reports/:session/points/:point',
    policy: manageOutcomes,
    handle: async (context, whole) => (await pointPage(context, whole)).page(),
  });
  shell.managed({
    method: 'POST',
    path: '/session-reports/:session/points/:point/taking-up',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { found, point, page, takeUp } = await pointPage(context, whole);
      return pages.submit(context, {
        schema: DecisionForm,
        form: takeUp,
        page: (form) => page({ takeUp: form }),
        work: async ({ documentId = '', afterId }) => {
          if (!isId(documentId)) throw ruleBroken({ field: 'documentId', code: 'field-required' });
          const provisions = await store.provisionsOf(db, documentId);
          // A place in another text than the one chosen says nothing.
          const place = provisions.some(({ id }) => id === afterId) ? (afterId ?? null) : null;
          await reports.takeUp(context.actor, point.id, { documentId, afterId: place });
          return `${baseOf(context, whole, found)}#${point.id}`;
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/session-reports/:session/points/:point/setting-aside',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { found, point, page, setAside } = await pointPage(context, whole);
      return pages.submit(context, {
        schema: ReasonInput,
        form: setAside,
        page: (form) => page({ setAside: form }),
        work: async ({ reason }) => {
          await reports.setAside(context.actor, point.id, reason);
          return `${baseOf(context, whole, found)}#${point.id}`;
        },
      });
    },
  });
}
