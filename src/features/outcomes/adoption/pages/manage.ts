import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { idOf, type Page, type PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, RowModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../../../series/index.ts';
import { provisionChoices } from '../../choices.ts';
import { documentOf } from '../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import { isEditable } from '../../rules.ts';
import * as adoption from '../../store/adoption.ts';
import type { DocumentRow } from '../../store/index.ts';
import { decisionMethods, majorities } from '../../tables.ts';
import type { AdoptionPages } from '../context.ts';
import { ClosingInput, DecisionInput } from '../contract.ts';
import { isByName, isVote, otherEnds } from '../rules.ts';
import { factsOf, rollOf, tagOf } from './model.ts';

/** What these forms send is read by hand: names of fields carry ids. */
const anything = Type.Object({});

/** The decision is no more: its list is shown. */
const GONE = 'gone';

const bodyOf = (context: PageContext): Readonly<Record<string, string | undefined>> =>
  (context.request.body ?? {}) as Record<string, string | undefined>;

/** Adds the management of decisions: preparing, the roll, opening, the call, closing. */
export function addDecisionManagement(deps: AdoptionPages): void {
  const { pages, shell, database, decisions, voting } = deps;
  const { db } = database;

  const baseOf = (context: PageContext, whole: EditionWhole, document: DocumentRow): string =>
    context.href(`${managementPath(whole)}/outcomes/${document.id}`);

  const frame = (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
    own: { title: string; lede?: string; tags?: Page['page']['tags']; actions?: Page['page']['actions'] },
  ): Page['page'] => {
    const base = baseOf(context, whole, document);
    return shell.managementPage(context, whole, {
      ...own,
      current: '/outcomes',
      crumbs: [
        {
          label: context.t('outcomes:manage.texts'),
          href: context.href(`${managementPath(whole)}/outcomes`),
        },
        { label: textIn(document.title, context.language).text, href: base },
        { label: context.t('adoption:decisions'), href: `${base}/decisions` },
        { label: own.title },
      ],
    });
  };

  shell.managed({
    path: '/outcomes/:document/decisions',
    policy: readDrafts,
    handle: async (context, whole): Promise<Page> => {
      const document = await documentOf(database, context, whole);
      const { t, language } = context;
      const base = baseOf(context, whole, document);
      const rows = await adoption.listDecisions(db, whole.edition.id, [document.id]);
      const electors = await adoption.listElectors(
        db,
        rows.map(({ id }) => id),
      );
      const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
      const fresh =
        manages && isEditable(document.status)
          ? { label: t('adoption:prepare'), href: `${base}/decisions/new`, tone: 'primary' as const }
          : undefined;
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('adoption:decisions'),
          lede: textIn(document.title, language).text,
          current: '/outcomes',
          crumbs: [
            { label: t('outcomes:manage.texts'), href: context.href(`${managementPath(whole)}/outcomes`) },
            { label: textIn(document.title, language).text, href: base },
            { label: t('adoption:decisions') },
          ],
          actions: [
            {
              label: t('adoption:screen'),
              href: `${base}/screen`,
              icon: 'external' as const,
            },
            ...(fresh === undefined || rows.length === 0 ? [] : [fresh]),
          ],
        }),
        data: {
          table: {
            id: 'decisions',
            caption: t('adoption:decisions'),
            columns: [
              { key: 'question', label: t('adoption:question') },
              { key: 'method', label: t('adoption:method-label') },
              { key: 'state', label: t('common:label.status') },
              { key: 'votes', label: t('adoption:votes') },
            ],
            rows: rows.map((decision): RowModel => {
              const own = electors.filter(({ decisionId }) => decisionId === decision.id);
              const votes = factsOf(context, whole, decision, own).find(
                ({ label }) => label === context.words(whole.edition.digits)('adoption:votes'),
              );
              return {
                id: decision.id,
                title: textIn(decision.question, language).text,
                href: `${base}/decisions/${decision.id}`,
                cells: {
                  method: t(`adoption:method.${decision.method}`),
                  state: { tag: tagOf(context, decision) },
                  votes: votes?.value as string | undefined,
                },
              };
            }),
            empty: {
              title: t('adoption:none'),
              text: t('adoption:none-text'),
              ...(fresh === undefined ? {} : { action: fresh }),
            },
          },
        },
      };
    },
  });

  const newForm = async (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
  ): Promise<FormModel> => {
    const { t, language } = context;
    const base = baseOf(context, whole, document);
    const sessions = await provisionChoices.listSessions(db, whole.edition.id, language);
    return {
      action: `${base}/decisions/new`,
      submit: { label: t('adoption:prepare') },
      cancel: { href: `${base}/decisions` },
      fields: [
        {
          name: 'method',
          kind: 'radios',
          label: t('adoption:method-label'),
          value: 'consensus',
          options: decisionMethods.map((value) => ({
            value,
            label: t(`adoption:method.${value}`),
            hint: t(`adoption:method-hint.${value}`),
          })),
        },
        {
          name: 'majority',
          kind: 'select',
          label: t('adoption:majority-label'),
          value: 'simple',
          blank: false,
          options: majorities.map((value) => ({ value, label: t(`adoption:majority.${value}`) })),
        },
        {
          name: 'quorumPercent',
          kind: 'number',
          width: 's',
          label: t('adoption:quorum-percent'),
          hint: t('adoption:quorum-hint'),
          value: 50,
        },
        {
          name: 'sessionId',
          kind: 'select',
          label: t('outcomes:manage.session'),
          options: sessions,
          optional: true,
        },
        { name: 'presiding', label: t('adoption:presiding'), optional: true },
      ],
    };
  };
  const newPage = (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: frame(context, whole, document, {
      title: context.t('adoption:prepare'),
      lede: context.t('adoption:prepare-lede'),
    }),
    data: { form },
  });
  shell.managed({
    path: '/outcomes/:document/decisions/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return newPage(context, whole, document, await newForm(context, whole, document));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/decisions/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return pages.submit(context, {
        schema: DecisionInput,
        form: await newForm(context, whole, document),
        page: (form) => newPage(context, whole, document, form),
        work: async (input) => {
          const { id } = await decisions.prepare(context.actor, document.id, input);
          return `${baseOf(context, whole, document)}/decisions/${id}`;
        },
      });
    },
  });

  const opened = async (context: PageContext, whole: EditionWhole) => {
    const document = await documentOf(database, context, whole);
    const decision = await adoption.findDecision(db, idOf(context, 'decision'));
    if (decision === undefined || decision.documentId !== document.id) throw notFound();
    return { document, decision, electors: await adoption.listElectors(db, [decision.id]) };
  };

  const closingForm = (context: PageContext, base: string, decision: adoption.DecisionRow): FormModel => {
    const { t } = context;
    const hands = (name: 'for' | 'against' | 'abstaining') => ({
      name: `hands.${name}`,
      kind: 'number' as const,
      width: 's' as const,
      label: t(`adoption:choice.${name}`),
    });
    return {
      action: `${base}/closing`,
      guard: false,
      submit: { label: t('adoption:close') },
      groups: [
        ...(isVote(decision.method)
          ? []
          : [
              {
                fields: [{ name: 'objection', kind: 'checkbox' as const, label: t('adoption:objection') }],
              },
            ]),
        ...(decision.method === 'show-of-hands'
          ? [{ inline: true, fields: [hands('for'), hands('against'), hands('abstaining')] }]
          : []),
        {
          title: t('adoption:other-end'),
          folded: true,
          fields: [
            {
              name: 'end',
              kind: 'select' as const,
              label: t('adoption:end'),
              optional: true,
              options: otherEnds.map((value) => ({ value, label: t(`adoption:result.${value}`) })),
            },
            {
              name: 'note',
              kind: 'bilingual' as const,
              long: true,
              label: t('adoption:note'),
              ar: {},
              en: {},
              optional: true,
            },
          ],
        },
      ],
    };
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
      page: frame(context, whole, document, {
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
    page: frame(context, whole, document, { title: context.t('adoption:not-done') }),
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
          page: frame(context, whole, document, { title: textIn(decision.question, context.language).text }),
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
