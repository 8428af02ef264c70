import { notFound } from '../../../../../platform/errors/index.ts';
import { idOf, type Page, type PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../../series/index.ts';
import { mayBePut } from '../../../adoption/rules.ts';
import { type BlockModel, provisionNames, textBase, workPage } from '../../../drafting/pages/work.ts';
import { documentOf } from '../../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../../policy.ts';
import * as amending from '../../../store/amendments.ts';
import * as store from '../../../store/index.ts';
import { amendmentTransitions } from '../../rules/states.ts';
import {
  type AmendmentPages,
  amendmentName,
  amendmentTones,
  changesOf,
  factsOf,
  targetName,
} from '../blocks.ts';
import { type Act, acts, allowed, formOf, schemas } from './act-forms.ts';

/** Adds the page of one amendment to the secretariat, and what it does about it. */
export function addManagedAmendment(deps: AmendmentPages): void {
  const { pages, shell, database, deciding } = deps;
  const { db } = database;

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
            ...(mayBePut(amendment.status)
              ? [
                  {
                    label: t('adoption:prepare'),
                    href: `${textBase(context, whole, document)}/decisions/new?about=amendment:${amendment.id}`,
                  },
                ]
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
