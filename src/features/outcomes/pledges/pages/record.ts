import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { fact, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, CardModel, FormModel } from '../../../../platform/views/index.ts';
import { partyText } from '../../parties.ts';
import { recordedSteps, StepInput } from '../contract.ts';
import { partiesOf } from '../policy.ts';
import { isEditable, pledgeStates } from '../rules.ts';
import { dayIn, type Opened, type PledgePages, statusTag, type Way } from './frame.ts';

/** The wording as it reads now, and beside it the one that was submitted. */
export function wordingCards(
  { t, language }: Pick<PageContext, 't' | 'language'>,
  { pledge }: Opened['whole'],
): CardModel[] {
  const card = (title: string, text: NonNullable<typeof pledge.text>, note?: string): CardModel => ({
    title,
    ...(note === undefined ? {} : { note }),
    prose: {
      language: text[language] === '' ? text.authentic : language,
      paragraphs: [{ text: text[language] || text[text.authentic] }],
    },
  });
  const { text, originalWording } = pledge;
  const edited =
    originalWording !== null &&
    text !== null &&
    (originalWording.ar !== text.ar || originalWording.en !== text.en);
  return [
    ...(text === null ? [] : [card(t(edited ? 'pledges:label.edited' : 'pledges:label.text'), text)]),
    ...(edited && originalWording !== null
      ? [card(t('pledges:label.original'), originalWording, t('pledges:label.original-note'))]
      : []),
  ];
}

/** Adds the page of one pledge and what its state allows. */
export function addPledgeRecord(deps: PledgePages, way: Way): void {
  const { pages, pledges } = deps;

  const actionsOf = (context: PageContext, { whole: { pledge }, base }: Opened): ActionModel[] => {
    const { t } = context;
    const draft = pledge.status === 'draft';
    return [
      ...(draft
        ? [
            {
              label: t('pledges:action.delete'),
              action: `${base}/deletion`,
              fields: { version: String(pledge.version) },
              tone: 'danger' as const,
              confirm: { title: t('pledges:action.delete-question'), text: t('pledges:action.delete-text') },
            },
          ]
        : []),
      ...(pledgeStates[pledge.status].includes('withdrawn')
        ? [
            {
              label: t('pledges:action.withdraw'),
              action: `${base}/withdrawal`,
              confirm: {
                title: t('pledges:action.withdraw-question'),
                text: t('pledges:action.withdraw-text'),
              },
            },
          ]
        : []),
      ...(draft || (!way.own && isEditable(pledge.status))
        ? [{ label: t('pledges:edit'), href: `${base}/edit`, icon: 'pen' as const }]
        : []),
      ...(draft
        ? [
            {
              label: t('pledges:action.submit'),
              action: `${base}/submission`,
              tone: 'primary' as const,
              confirm: { title: t('pledges:action.submit-question'), text: t('pledges:action.submit-text') },
            },
          ]
        : []),
    ];
  };

  const stepForm = (context: PageContext, { whole: { pledge }, edition, base }: Opened): FormModel | null => {
    const { t } = context;
    const next = pledgeStates[pledge.status].filter((status) => recordedSteps.some((one) => one === status));
    if (way.own || next.length === 0) return null;
    return {
      action: `${base}/steps`,
      fields: [
        versionField(pledge.version),
        choiceField(
          'status',
          t('pledges:label.status'),
          next.map((value) => ({ value, label: t(`pledges:status.${value}`) })),
          next[0],
          { blank: false },
        ),
        { name: 'on', kind: 'date', label: t('pledges:label.on'), value: pledges.today(edition.edition) },
        textField('note', t('pledges:label.note'), null, { optional: true, long: true, rows: 2 }),
      ],
      submit: { label: t('pledges:action.step') },
    };
  };

  /** Whether this is a pledge of somebody else that one's body was asked to join. */
  const asked = async (context: PageContext, { whole }: Opened): Promise<string[]> => {
    if (!way.own || !isEditable(whole.pledge.status)) return [];
    const parties = await deps.ownParties(context.actor);
    const own = new Set([
      ...partiesOf(context.actor).bodyIds,
      ...parties.flatMap(({ bodyId }) => bodyId ?? []),
    ]);
    return whole.partners.flatMap(({ body, consented, declined }) =>
      own.has(body.id) && !consented && !declined ? [body.id] : [],
    );
  };

  const isPledger = async (context: PageContext, { whole: { pledge } }: Opened): Promise<boolean> => {
    if (!way.own || (pledge.bodyId !== null && partiesOf(context.actor).bodyIds.includes(pledge.bodyId)))
      return true;
    return (await deps.ownParties(context.actor)).some(
      (one) =>
        one.editionId === pledge.editionId &&
        ((pledge.stateCode !== null && one.stateCode === pledge.stateCode) ||
          (pledge.bodyId !== null && one.bodyId === pledge.bodyId)),
    );
  };

  const pageOf = async (context: PageContext, opened: Opened, form: FormModel | null): Promise<Page> => {
    const { t } = context;
    const { whole, edition, base } = opened;
    const { pledge } = whole;
    const waiting = await asked(context, opened);
    const actions = (await isPledger(context, opened)) ? actionsOf(context, opened) : [];
    const answers = waiting.flatMap((bodyId): ActionModel[] =>
      (['consent', 'declination'] as const).map((act) => ({
        label: t(act === 'consent' ? 'pledges:action.consent' : 'pledges:action.decline'),
        action: `${base}/${act}`,
        fields: { bodyId },
        tone: act === 'consent' ? ('primary' as const) : ('secondary' as const),
      })),
    );
    return way.page(context, opened, {
      title: say(pledge.title, context),
      tags: [statusTag(context, pledge.status)],
      actions,
      template: 'pages/record',
      data: {
        notices:
          answers.length === 0
            ? []
            : [{ title: t('pledges:own.invited'), tone: 'info' as const, actions: answers }],
        facts: [
          ...fact(t('pledges:label.number'), pledge.number),
          ...fact(t('pledges:label.pledger'), partyText(whole, context.language)),
          { label: t('pledges:label.status'), tag: statusTag(context, pledge.status) },
          ...fact(t('pledges:label.edition'), say(edition.edition.title, context)),
          ...fact(t('pledges:label.target'), say(pledge.target, context)),
          ...fact(t('pledges:label.due'), dayIn(context, edition, pledge.dueOn)),
          ...fact(t('pledges:label.theme'), say(whole.theme?.title, context)),
          ...fact(t('pledges:label.statement'), say(whole.statement?.title, context)),
        ],
        cards: [
          ...wordingCards(context, whole),
          ...(whole.partners.length === 0
            ? []
            : [
                {
                  title: t('pledges:label.partners'),
                  items: whole.partners.map(({ body, consented, declined }) => ({
                    name: say(body.name, context),
                    note: t(`pledges:partner.${consented ? 'consented' : declined ? 'declined' : 'waiting'}`),
                  })),
                },
              ]),
          // An account's pages have no place for actions in their head.
          ...(way.own && actions.length > 0 ? [{ title: t('pledges:pledge'), actions }] : []),
        ],
        ...(form === null ? {} : { form, formTitle: t('pledges:action.step') }),
        timeline: whole.steps.toReversed().map(({ status, takenOn, note }) => ({
          datetime: takenOn,
          when: dayIn(context, edition, takenOn),
          title: t(`pledges:status.${status}`),
          ...(note === null ? {} : { text: say(note, context) }),
        })),
        timelineTitle: t('pledges:label.steps'),
      },
    });
  };

  way.on({
    path: '',
    handle: (context, opened) => pageOf(context, opened, stepForm(context, opened)),
  });

  const post = (path: string, work: (context: PageContext, opened: Opened) => Promise<string>): void =>
    way.on({
      method: 'POST',
      path,
      handle: async (context, opened) => ({ redirect: await work(context, opened) }),
    });
  const bodyOf = ({ request }: PageContext): Record<string, string | undefined> =>
    (request.body ?? {}) as Record<string, string | undefined>;

  post('/submission', async (context, { whole, base }) => {
    await pledges.submit(context.actor, whole.pledge.id);
    return base;
  });
  post('/withdrawal', async (context, { whole, base }) => {
    await pledges.withdraw(context.actor, whole.pledge.id);
    return base;
  });
  post('/deletion', async (context, { whole, edition }) => {
    await pledges.remove(context.actor, whole.pledge.id, Number(bodyOf(context).version) || null);
    return way.listPath(context, edition);
  });
  if (way.own) {
    for (const act of ['consent', 'declination'] as const) {
      post(`/${act}`, async (context, { whole, base }) => {
        await pledges.answer(context.actor, whole.pledge.id, bodyOf(context).bodyId ?? '', act === 'consent');
        return base;
      });
    }
    return;
  }
  way.on({
    method: 'POST',
    path: '/steps',
    handle: async (context, opened) => {
      const form = stepForm(context, opened);
      const shown = await pageOf(context, opened, form);
      if (form === null) return shown;
      return pages.submit(context, {
        schema: StepInput,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input, version) => {
          await pledges.take(context.actor, opened.whole.pledge.id, version, input);
          return opened.base;
        },
      });
    },
  });
}
