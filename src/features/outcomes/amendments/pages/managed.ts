import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { type BlockModel, provisionNames, textBase, workPage } from '../../drafting/pages/work.ts';
import { documentOf } from '../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import * as amending from '../../store/amendments.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import { amendmentAdvices } from '../../tables.ts';
import { AcceptanceInput, AdviceInput, ReasonInput } from '../contract.ts';
import { amendmentTransitions } from '../rules/states.ts';
import {
  type AmendmentPages,
  amendmentBlock,
  amendmentName,
  amendmentTones,
  changesOf,
  factsOf,
  targetName,
  whereItWent,
  windowNotice,
} from './blocks.ts';
import { stageActions } from './stages.ts';

const acts = ['advice', 'inadmissibility', 'acceptance', 'merger', 'rejection', 'lapse'] as const;
type Act = (typeof acts)[number];

const schemas = {
  advice: AdviceInput,
  inadmissibility: ReasonInput,
  acceptance: AcceptanceInput,
  merger: Type.Object({ intoId: Type.String(), reason: Type.Optional(Type.Any()) }),
  rejection: ReasonInput,
  lapse: ReasonInput,
};

/** Adds the map of a text's amendments, and what the secretariat does about each. */
export function addManagedAmendments(deps: AmendmentPages): void {
  const { pages, shell, database, deciding, clock } = deps;
  const { db } = database;

  shell.managed({
    path: '/outcomes/:document/amendments',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t } = context;
      const document = await documentOf(database, context, whole);
      const base = textBase(context, whole, document);
      const provisions = await drafts.listAllProvisions(db, document.id);
      const name = provisionNames(
        context,
        provisions.filter(({ removedAt }) => removedAt === null),
      );
      const all = await amending.listAmendments(db, document.id, []);
      const order = new Map(provisions.map(({ id }, index) => [id, index]));
      const sorted = all.toSorted(
        (one, other) =>
          (order.get(one.amendment.provisionId ?? '') ?? -1) -
            (order.get(other.amendment.provisionId ?? '') ?? -1) ||
          (one.amendment.number ?? 0) - (other.amendment.number ?? 0),
      );
      const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
      return workPage(shell, context, whole, document, {
        title: t('amendments:consolidation'),
        tab: 'amendments',
        lede: t('amendments:consolidation-lede'),
        notices: [windowNotice(context, whole, document, clock.now())],
        actions: [
          ...(manages ? stageActions(context, base, document) : []),
          ...(['ar', 'en', 'ar-en'] as const).map((mode) => ({
            label: `${t('amendments:drafting-document')} · ${mode === 'ar-en' ? `${t('common:language.ar')}، ${t('common:language.en')}` : t(`common:language.${mode}`)}`,
            href: `${base}/drafting-document.${mode}.pdf`,
            icon: 'down' as const,
            tone: 'plain' as const,
          })),
        ],
        ...(all.length === 0
          ? { empty: { title: t('amendments:none'), text: t('amendments:none-text') } }
          : {}),
        blocks: [
          ...(all.length === 0
            ? []
            : [
                {
                  table: {
                    id: 'consolidation',
                    caption: t('amendments:amendments'),
                    columns: [
                      { key: 'title', label: t('amendments:amendments') },
                      { key: 'target', label: t('amendments:target') },
                      { key: 'sponsor', label: t('amendments:sponsor') },
                      { key: 'advice', label: t('amendments:advice.label') },
                      { key: 'status', label: t('amendments:status.label') },
                      { key: 'went', label: t('amendments:went') },
                    ],
                    rows: sorted.map((one) => ({
                      id: one.amendment.id,
                      title: amendmentName(context, one),
                      href: `${base}/amendments/${one.amendment.id}`,
                      sub: t(`amendments:action.${one.amendment.action}`),
                      cells: {
                        target: targetName(context, one, name),
                        sponsor: textIn(one.sponsor.name, context.language).text,
                        advice:
                          one.amendment.advice === null
                            ? null
                            : t(`amendments:advice.${one.amendment.advice}`),
                        status: {
                          tag: {
                            text: t(`amendments:status.${one.amendment.status}`),
                            tone: amendmentTones[one.amendment.status],
                          },
                        },
                        went: one.amendment.decidedAt === null ? null : whereItWent(context, one),
                      },
                    })),
                  },
                } satisfies BlockModel,
              ]),
          ...sorted.map((one) =>
            amendmentBlock(context, whole, one, {
              href: `${base}/amendments/${one.amendment.id}`,
              target: targetName(context, one, name),
            }),
          ),
        ],
      });
    },
  });

  const open = async (context: PageContext, whole: EditionWhole) => {
    const document = await documentOf(database, context, whole);
    const one = await amending.findAmendment(db, idOf(context, 'amendment'));
    if (one === undefined || one.amendment.documentId !== document.id || one.amendment.status === 'draft') {
      throw notFound();
    }
    const base = `${textBase(context, whole, document)}/amendments/${one.amendment.id}`;
    const others = (await amending.listAmendments(db, document.id, [])).filter(
      ({ amendment }) =>
        amendment.id !== one.amendment.id &&
        ['submitted', 'admissible', 'accepted', 'put-to-decision', 'adopted'].includes(amendment.status),
    );
    const provisions = await store.provisionsOf(db, document.id);
    return { document, one, base, others, name: provisionNames(context, provisions), provisions };
  };
  type Opened = Awaited<ReturnType<typeof open>>;

  const formOf = (context: PageContext, act: Act, { document, one, base, others }: Opened): FormModel => {
    const { t } = context;
    const { amendment, target } = one;
    const reason = {
      name: 'reason',
      id: `${act}-reason`,
      kind: 'textarea' as const,
      label: t('amendments:reason'),
      rows: 2,
      dir: 'auto' as const,
    };
    const action = `${base}/${act}`;
    if (act === 'advice') {
      return {
        action,
        fields: [
          choiceField(
            'advice',
            t('amendments:advice.label'),
            amendmentAdvices.map((value) => ({ value, label: t(`amendments:advice.${value}`) })),
            amendment.advice ?? 'accept',
            { blank: false },
          ),
          textField('note', t('amendments:advice-note'), amendment.adviceNote, {
            long: true,
            rows: 2,
            optional: true,
          }),
        ],
        submit: { label: t('amendments:advice-save'), secondary: true },
      };
    }
    if (act === 'acceptance') {
      const stands = target?.revision ?? 1;
      return {
        action,
        hidden: amendment.action === 'add' ? {} : { revision: String(stands) },
        fields:
          amendment.action === 'delete'
            ? []
            : [
                textField('text', t('amendments:accept-text'), amendment.text, {
                  long: true,
                  rows: 6,
                  word: true,
                  hint: t('amendments:accept-hint'),
                  authentic: document.authenticLanguage,
                }),
              ],
        submit: { label: t('amendments:accept') },
      };
    }
    if (act === 'merger') {
      return {
        action,
        fields: [
          choiceField(
            'intoId',
            t('amendments:merge-into'),
            others.map((other) => ({
              value: other.amendment.id,
              label: `${amendmentName(context, other)} · ${textIn(other.sponsor.name, context.language).text}`,
            })),
            null,
          ),
        ],
        submit: { label: t('amendments:merge'), secondary: true },
      };
    }
    const label = { inadmissibility: 'not-admit', rejection: 'reject', lapse: 'lapse' } as const;
    return { action, fields: [reason], submit: { label: t(`amendments:${label[act]}`), secondary: true } };
  };

  const allowed = (status: amending.AmendmentRow['status'], act: Act, others: number): boolean => {
    const to = amendmentTransitions[status];
    if (act === 'advice') return to.length > 0;
    if (act === 'merger') return to.includes('merged') && others > 0;
    const results = {
      inadmissibility: 'inadmissible',
      acceptance: 'accepted',
      rejection: 'rejected',
      lapse: 'lapsed',
    } as const;
    return to.includes(results[act]);
  };

  const page = (
    context: PageContext,
    whole: EditionWhole,
    opened: Opened,
    given?: { readonly act: Act; readonly form: FormModel },
  ): Page => {
    const { t } = context;
    const { document, one, base, name, others } = opened;
    const { amendment, target, against } = one;
    const to = amendmentTransitions[amendment.status];
    const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
    const behind =
      amendment.action === 'replace' && target !== null && target.revision !== amendment.provisionRevision;
    const titles = {
      advice: 'advice.label',
      inadmissibility: 'not-admit',
      acceptance: 'accept',
      merger: 'merge',
      rejection: 'reject',
      lapse: 'lapse',
    } as const;
    return workPage(shell, context, whole, document, {
      title: amendmentName(context, one),
      lede: targetName(context, one, name),
      crumbs: [
        { label: t('amendments:amendments'), href: `${textBase(context, whole, document)}/amendments` },
      ],
      tags: [
        { text: t(`amendments:action.${amendment.action}`) },
        { text: t(`amendments:status.${amendment.status}`), tone: amendmentTones[amendment.status] },
      ],
      notices: behind ? [{ title: t('amendments:behind-now'), tone: 'warn' }] : [],
      actions: manages
        ? [
            ...(to.includes('admissible')
              ? [{ label: t('amendments:admit'), action: `${base}/admissibility`, tone: 'primary' as const }]
              : []),
            ...(to.includes('put-to-decision')
              ? [{ label: t('amendments:refer'), action: `${base}/referral` }]
              : []),
          ]
        : [],
      blocks: [
        { facts: factsOf(context, whole, one) },
        { title: t('amendments:changes'), sides: changesOf(context, one) },
        ...(behind && target !== null && against !== null
          ? [
              {
                title: t('amendments:current'),
                sides: (['ar', 'en'] as const).map((lang) => ({
                  lang,
                  pieces: [{ kind: 'same' as const, text: target.text[lang] }],
                })),
              },
            ]
          : []),
        ...(manages
          ? acts
              .filter((act) => allowed(amendment.status, act, others.length))
              .map(
                (act): BlockModel => ({
                  id: act,
                  folded: t(`amendments:${titles[act]}`),
                  open: given?.act === act || (given === undefined && act === 'acceptance'),
                  form: given?.act === act ? given.form : formOf(context, act, opened),
                }),
              )
          : []),
      ],
    });
  };

  shell.managed({
    path: '/outcomes/:document/amendments/:amendment',
    policy: readDrafts,
    handle: async (context, whole) => page(context, whole, await open(context, whole)),
  });

  for (const act of acts) {
    shell.managed({
      method: 'POST',
      path: `/outcomes/:document/amendments/:amendment/${act}`,
      policy: manageOutcomes,
      handle: async (context, whole) => {
        const opened = await open(context, whole);
        const { id } = opened.one.amendment;
        const { actor } = context;
        const work: Readonly<Record<Act, (input: never) => Promise<unknown>>> = {
          advice: (input) => deciding.advise(actor, id, input),
          inadmissibility: ({ reason }: { reason: string }) => deciding.admit(actor, id, false, reason),
          acceptance: (input) => deciding.accept(actor, id, input),
          merger: ({ intoId }: { intoId: string }) => deciding.merge(actor, id, intoId),
          rejection: ({ reason }: { reason: string }) => deciding.reject(actor, id, reason),
          lapse: ({ reason }: { reason: string }) => deciding.lapse(actor, id, reason),
        };
        return pages.submit(context, {
          schema: schemas[act],
          form: formOf(context, act, opened),
          page: (form) => page(context, whole, opened, { act, form }),
          work: async (input) => {
            await work[act](input as never);
            return opened.base;
          },
        });
      },
    });
  }
  for (const [path, work] of [
    ['admissibility', (actor: PageContext['actor'], id: string) => deciding.admit(actor, id, true)],
    ['referral', (actor: PageContext['actor'], id: string) => deciding.refer(actor, id)],
  ] as const) {
    shell.managed({
      method: 'POST',
      path: `/outcomes/:document/amendments/:amendment/${path}`,
      policy: manageOutcomes,
      handle: async (context, whole) => {
        const { one, base } = await open(context, whole);
        await work(context.actor, one.amendment.id);
        return { redirect: base };
      },
    });
  }
}
