import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { idOf, type Page, type PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../../series/index.ts';
import { documentOf } from '../../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../../policy.ts';
import * as adoption from '../../../store/adoption.ts';
import type { DocumentRow } from '../../../store/index.ts';
import type { AdoptionPages } from '../../context.ts';
import { ClosingInput } from '../../contract.ts';
import { isByName } from '../../rules.ts';
import { factsOf, rollOf, tagOf } from '../model.ts';
import { closingForm } from './closing-form.ts';
import { baseOf, decisionFrame } from './frame.ts';

/** What these forms send is read by hand: names of fields carry ids. */
const anything = Type.Object({});

/** The decision is no more: its list is shown. */
const GONE = 'gone';

const bodyOf = (context: PageContext): Readonly<Record<string, string | undefined>> =>
  (context.request.body ?? {}) as Record<string, string | undefined>;

/** Adds the page of one decision: the roll, opening, the call, closing. */
export function addDecisionPage(deps: AdoptionPages): void {
  const { pages, shell, database, decisions, voting } = deps;
  const { db } = database;

  const opened = async (context: PageContext, whole: EditionWhole) => {
    const document = await documentOf(database, context, whole);
    const decision = await adoption.findDecision(db, idOf(context, 'decision'));
    if (decision === undefined || decision.documentId !== document.id) throw notFound();
    return { document, decision, electors: await adoption.listElectors(db, [decision.id]) };
  };

  const decisionPage = async (
    context: PageContext,
    whole: EditionWhole,
    form?: FormModel,
    notices: readonly object[] = [],
    status?: number,
  ): Promise<Page> => {
    const { document, decision, electors } = await opened(context, whole);
    const { t, language } = context;
    const base = `${baseOf(context, whole, document)}/decisions/${decision.id}`;
    const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
    const roll = rollOf(context, decision, electors);
    const entitled =
      decision.status === 'prepared'
        ? await adoption.listEntitled(database, db, whole.edition.id, language)
        : [];
    const next = roll.find(({ present, voted }) => present && !voted);
    const saved = queryValue(context, 'after');
    return {
      template: 'outcomes/decision',
      digits: whole.edition.digits,
      ...(status === undefined ? {} : { status }),
      page: decisionFrame(shell, context, whole, document, {
        title: textIn(decision.question, language).text,
        tags: [tagOf(context, decision)],
        actions: [
          {
            label: t('adoption:screen'),
            href: `${baseOf(context, whole, document)}/screen`,
            icon: 'external',
          },
        ],
      }),
      data: {
        notices,
        facts: factsOf(context, whole, decision, electors),
        manages,
        state: decision.status,
        byName: isByName(decision.method),
        calls: decision.method === 'roll-call' && decision.status === 'open' && manages,
        devices: decision.method === 'devices' && decision.status === 'open',
        votedCount: t('adoption:voted-of', {
          voted: roll.filter(({ voted }) => voted).length,
          present: roll.filter(({ present }) => present).length,
        }),
        roll,
        focus: next?.id ?? null,
        saved,
        base,
        version: decision.version,
        seats: entitled.map(({ participationId, name, category }) => {
          const elector = electors.find((one) => one.participationId === participationId);
          return {
            id: participationId,
            name: textIn(name, language).text,
            category: t(`common:kind.participation.${category}`),
            value:
              elector === undefined
                ? ''
                : elector.proxyId !== null
                  ? `proxy:${elector.proxyId}`
                  : elector.present
                    ? 'present'
                    : 'absent',
          };
        }),
        open: {
          label: t('adoption:open'),
          action: `${base}/opening`,
          tone: 'primary',
          confirm: { title: t('adoption:open-question'), text: t('adoption:open-text') },
        },
        remove: {
          label: t('common:action.delete'),
          action: `${base}/deletion`,
          tone: 'plain',
          confirm: { title: t('adoption:delete-question'), text: t('adoption:delete-text') },
        },
        closing: form ?? closingForm(context, base, decision),
      },
    };
  };

  shell.managed({
    path: '/outcomes/:document/decisions/:decision',
    policy: readDrafts,
    handle: (context, whole) => decisionPage(context, whole),
  });

  /** Does something with the decision and comes back to its page; what is refused is said there. */
  const act = (
    path: string,
    work: (context: PageContext, decision: adoption.DecisionRow) => Promise<string>,
  ): void =>
    shell.managed({
      method: 'POST',
      path: `/outcomes/:document/decisions/:decision/${path}`,
      policy: manageOutcomes,
      handle: async (context, whole) => {
        const { document, decision } = await opened(context, whole);
        const base = `${baseOf(context, whole, document)}/decisions/${decision.id}`;
        return pages.submit(context, {
          schema: anything,
          form: { action: base, submit: { label: '' } },
          page: (form) => refusedPage(context, whole, document, base, form),
          work: async () => {
            const end = await work(context, decision);
            return end === GONE ? `${baseOf(context, whole, document)}/decisions` : `${base}${end}`;
          },
        });
      },
    });
  const refusedPage = (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
    base: string,
    form: FormModel,
  ): Page => ({
    template: 'pages/record',
    digits: whole.edition.digits,
    page: decisionFrame(shell, context, whole, document, { title: context.t('adoption:not-done') }),
    data: {
      notices: [
        {
          tone: 'bad',
          title: (form.errors ?? []).map(({ message }) => message).join(' '),
          actions: [{ label: context.t('views:back'), href: base }],
        },
      ],
    },
  });

  act('roll', async (context, decision) => {
    const electors = Object.entries(bodyOf(context)).flatMap(([name, value = '']) => {
      if (!name.startsWith('seat-') || value === '') return [];
      const proxyId = value.startsWith('proxy:') ? value.slice(6) : null;
      return [{ participationId: name.slice(5), present: value !== 'absent', proxyId }];
    });
    const version = Number(bodyOf(context).version ?? decision.version);
    await decisions.setRoll(context.actor, decision.id, version, { electors });
    return '';
  });
  act('opening', async (context, decision) => {
    await decisions.open(context.actor, decision.id);
    return '#roll';
  });
  act('votes', async (context, decision) => {
    const [participationId = '', choice = ''] = (bodyOf(context).vote ?? '').split(':');
    await voting.cast(context.actor, decision.id, {
      participationId,
      choice: (['for', 'against', 'abstaining'] as const).find((one) => one === choice) ?? 'abstaining',
    });
    return `?after=${participationId}#v-${participationId}`;
  });
  act('deletion', async (context, decision) => {
    await decisions.remove(context.actor, decision.id, decision.version);
    return GONE;
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/decisions/:decision/closing',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { document, decision, electors } = await opened(context, whole);
      const base = `${baseOf(context, whole, document)}/decisions/${decision.id}`;
      return pages.submit(context, {
        schema: ClosingInput,
        form: closingForm(context, base, decision),
        page: (form) => ({
          template: 'pages/form',
          digits: whole.edition.digits,
          page: decisionFrame(shell, context, whole, document, {
            title: textIn(decision.question, context.language).text,
          }),
          data: {
            form: { ...form, cancel: { href: base } },
            facts: factsOf(context, whole, decision, electors),
          },
        }),
        work: async (input) => {
          await decisions.close(context.actor, decision.id, input);
          return base;
        },
      });
    },
  });
}
