import { behindWall } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { idOf, type Page, type PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, RowModel } from '../../../../platform/views/index.ts';
import * as adoption from '../../store/adoption.ts';
import * as store from '../../store/index.ts';
import { voteChoices } from '../../tables.ts';
import type { AdoptionPages } from '../context.ts';
import { VoteInput } from '../contract.ts';
import { asDelegation, spokenFor } from '../policy.ts';
import { takesReservations } from '../rules.ts';
import { factsOf, tagOf } from './model.ts';

/** Adds the pages of those who speak for a delegation: decisions put to it, and one button for each answer. */
export function addOwnDecisions(deps: AdoptionPages): void {
  const { pages, database, finder, accountFrame, voting } = deps;
  const { db } = database;
  accountFrame.addTab({ label: 'adoption:mine', path: '/account/decisions', policy: asDelegation });

  pages.route({
    path: '/account/decisions',
    policy: asDelegation,
    handle: async (context): Promise<Page> => {
      const { t, language } = context;
      const rows: RowModel[] = [];
      for (const decision of await adoption.listDecisionsOf(db, spokenFor(context.actor))) {
        const whole = await finder.find(decision.editionId);
        if (whole === undefined) continue;
        rows.push({
          id: decision.id,
          title: textIn(decision.question, language).text,
          href: context.href(`/account/decisions/${decision.id}`),
          sub: textIn(whole.edition.title, language).text,
          cells: {
            method: t(`adoption:method.${decision.method}`),
            state: { tag: tagOf(context, decision) },
          },
        });
      }
      return accountFrame.page(context, {
        title: t('adoption:mine'),
        lede: t('adoption:mine-lede'),
        current: '/account/decisions',
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'decisions',
                caption: t('adoption:mine'),
                columns: [
                  { key: 'question', label: t('adoption:question') },
                  { key: 'method', label: t('adoption:method-label') },
                  { key: 'state', label: t('common:label.status') },
                ],
                rows,
                ...(rows.length === 0
                  ? { empty: { title: t('adoption:mine-none'), text: t('adoption:mine-none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });

  /** A decision that was put to one of the actor's delegations, with the words that were put. */
  const opened = async (context: PageContext) => {
    const decision = await adoption.findDecision(db, idOf(context, 'decision'));
    const whole = decision && (await finder.find(decision.editionId));
    if (decision === undefined || whole === undefined || decision.status === 'prepared') throw notFound();
    const electors = await adoption.listElectors(db, [decision.id]);
    const mine = spokenFor(context.actor);
    if (!electors.some(({ participationId }) => mine.includes(participationId))) throw notFound();
    // Whoever is on the roll reads what is put, until it is adopted: from then on its publication decides who reads it.
    const [document, provisions] = await behindWall(database, async (tx) => [
      await store.findDocument(tx, decision.documentId),
      await store.provisionsOf(tx, decision.documentId),
    ]);
    if (document === undefined) throw notFound();
    return {
      decision,
      whole,
      electors,
      document,
      embargoed: document.status === 'adopted',
      provisions: provisions.filter(({ id }) => decision.provisionId === null || id === decision.provisionId),
      votes: electors.filter(
        ({ participationId, proxyId, present }) => present && mine.includes(proxyId ?? participationId),
      ),
    };
  };

  const decisionPage = async (context: PageContext, refused?: FormModel): Promise<Page> => {
    const { decision, whole, electors, document, embargoed, provisions, votes } = await opened(context);
    const t = context.words(whole.edition.digits);
    const { language } = context;
    const done = queryValue(context, 'done') !== '';
    const mine = spokenFor(context.actor);
    const speaksFor = electors.filter(({ participationId }) => mine.includes(participationId));
    const reserving = speaksFor.map(({ participationId, name }) => ({
      label:
        speaksFor.length === 1
          ? t('adoption:own-reservations')
          : `${t('adoption:own-reservations')} · ${textIn(name, language).text}`,
      href: context.href(`/account/delegations/${participationId}/texts/${document.id}/reservations`),
      icon: 'pen' as const,
    }));
    return accountFrame.page(context, {
      title: textIn(decision.question, language).text,
      current: '/account/decisions',
      template: 'outcomes/decision-own',
      data: {
        notices: [
          ...(refused?.errors ?? []).map(({ message }) => ({ tone: 'bad', title: message, live: true })),
          ...(done && refused === undefined
            ? [{ tone: 'ok', title: t('adoption:vote-taken'), live: true }]
            : []),
          ...(embargoed
            ? [{ tone: 'info', title: t('adoption:adopted-waits'), text: t('adoption:adopted-waits-text') }]
            : []),
        ],
        tag: tagOf(context, decision),
        facts: factsOf(context, whole, decision, electors),
        action: context.href(`/account/decisions/${decision.id}/votes`),
        votes: votes.map(({ participationId, name, choice, proxyId }) => ({
          id: participationId,
          name: textIn(name, language).text,
          byProxy: proxyId !== null,
          choice,
          said: choice === null ? '' : t(`adoption:choice.${choice}`),
          choices:
            decision.method === 'devices' && decision.status === 'open' && choice === null
              ? voteChoices.map((value) => ({ value, label: t(`adoption:choice.${value}`) }))
              : [],
        })),
        reserving: takesReservations(document.status) ? reserving : [],
        waits: decision.status === 'open' && decision.method !== 'devices',
        text: !embargoed && {
          title: textIn(document.title, language).text,
          chapeau: document.chapeau === null ? '' : textIn(document.chapeau, language).text,
          enacting: document.enacting === null ? '' : textIn(document.enacting, language).text,
          provisions: provisions.map(({ kind, number, text }) => {
            const words = textIn(text, language);
            return { kind, number, text: words.text, lang: words.language };
          }),
        },
      },
    });
  };

  pages.route({
    path: '/account/decisions/:decision',
    policy: asDelegation,
    handle: (context) => decisionPage(context),
  });

  pages.route({
    method: 'POST',
    path: '/account/decisions/:decision/votes',
    policy: asDelegation,
    handle: async (context) => {
      const { decision } = await opened(context);
      const refusal = async (form: FormModel) => decisionPage(context, form);
      const shown: { page?: Page } = {};
      const form: FormModel = { action: '', submit: { label: '' } };
      // The page is made anew before the vote is tried, so that a refusal has it at hand.
      shown.page = await refusal(form);
      return pages.submit(context, {
        schema: VoteInput,
        form,
        refusals: [403, 404],
        page: (told) => ({
          ...(shown.page as Page),
          data: {
            ...(shown.page as Page).data,
            notices: (told.errors ?? []).map(({ message }) => ({ tone: 'bad', title: message, live: true })),
          },
        }),
        work: async (input) => {
          await voting.cast(context.actor, decision.id, input);
          return context.href(`/account/decisions/${decision.id}?done=voted`);
        },
      });
    },
  });
}
