import { Type } from 'typebox';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { textBase, workPage } from '../../drafting/pages/work.ts';
import { documentOf } from '../../pages/frame.ts';
import { manageOutcomes } from '../../policy.ts';
import { mayBecome } from '../../rules.ts';
import type { DocumentRow } from '../../store/index.ts';
import type { AmendmentPages } from './blocks.ts';

const steps = {
  circulation: 'circulated',
  closing: 'closed',
  consolidation: 'consolidated',
  tabling: 'tabled',
  withdrawal: 'withdrawn',
} as const;
type Step = keyof typeof steps;

/** What the state of a text lets one do next; the way that it usually goes is the main one. */
export function stageActions(context: PageContext, base: string, { status }: DocumentRow): ActionModel[] {
  const { t } = context;
  const posts = (Object.keys(steps) as Step[])
    .filter((step) => mayBecome(status, steps[step]) && !(step === 'tabling' && status === 'draft'))
    .map(
      (step): ActionModel => ({
        label: t(`amendments:stage.${step}`),
        action: `${base}/${step}`,
        tone:
          step === 'withdrawal'
            ? 'plain'
            : step === 'tabling' && status === 'circulated'
              ? 'secondary'
              : 'primary',
        confirm: { title: t(`amendments:stage.${step}-question`), text: t(`amendments:stage.${step}-text`) },
      }),
    );
  return [
    ...(mayBecome(status, 'open-for-amendments')
      ? [{ label: t('amendments:stage.opening'), href: `${base}/opening`, tone: 'primary' as const }]
      : []),
    ...posts,
  ];
}

const OpeningForm = Type.Object({
  opensAt: Type.Optional(Type.String()),
  closesAt: Type.Optional(Type.String()),
});

/** An instant of a wall clock in a zone, as forms send it; null for none, undefined for what is none. */
function instantOf(typed: string | undefined, timeZone: string): string | null | undefined {
  if (typed === undefined || typed.trim() === '') return null;
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(typed.trim());
  if (match === null) return undefined;
  const guess = new Date(`${match[1]}T${match[2]}:00Z`);
  const { date, time } = wallIn(guess, timeZone);
  const shown = Date.parse(`${date}T${time}:00Z`);
  return new Date(guess.getTime() - (shown - guess.getTime())).toISOString();
}

const wallIn = (at: Date, timeZone: string): { date: string; time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
};

/** Adds what is done with a text as a whole before it is decided. */
export function addStagePages({ pages, shell, database, stages }: AmendmentPages): void {
  const work: Readonly<Record<Step, (actor: PageContext['actor'], id: string) => Promise<unknown>>> = {
    circulation: stages.circulate,
    closing: stages.close,
    consolidation: stages.consolidate,
    tabling: stages.table,
    withdrawal: (actor, id) => stages.withdraw(actor, id),
  };
  for (const step of Object.keys(steps) as Step[]) {
    shell.managed({
      method: 'POST',
      path: `/outcomes/:document/${step}`,
      policy: manageOutcomes,
      handle: async (context, whole) => {
        const document = await documentOf(database, context, whole);
        await work[step](context.actor, document.id);
        return { redirect: `${textBase(context, whole, document)}/amendments` };
      },
    });
  }

  const openingForm = (context: PageContext, base: string): FormModel => ({
    action: `${base}/opening`,
    fields: [
      {
        name: 'opensAt',
        kind: 'datetime',
        label: context.t('amendments:opens-at'),
        hint: context.t('amendments:opens-hint'),
        optional: true,
        width: 'm',
      },
      {
        name: 'closesAt',
        kind: 'datetime',
        label: context.t('amendments:closes-at'),
        hint: context.t('amendments:closes-hint'),
        optional: true,
        width: 'm',
      },
    ],
    submit: { label: context.t('amendments:stage.opening') },
    cancel: { label: context.t('common:action.back'), href: `${base}/amendments` },
  });
  const openingPage = (context: PageContext, whole: EditionWhole, document: DocumentRow, form: FormModel) =>
    workPage(shell, context, whole, document, {
      title: context.t('amendments:stage.opening'),
      blocks: [{ form }],
    });

  shell.managed({
    path: '/outcomes/:document/opening',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const form = openingForm(context, textBase(context, whole, document));
      return openingPage(context, whole, document, form);
    },
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/opening',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const base = textBase(context, whole, document);
      return pages.submit(context, {
        schema: OpeningForm,
        form: openingForm(context, base),
        page: (form) => openingPage(context, whole, document, form),
        work: async ({ opensAt, closesAt }) => {
          const { timeZone } = whole.edition;
          await stages.open(context.actor, document.id, {
            opensAt: instantOf(opensAt, timeZone) ?? null,
            closesAt: instantOf(closesAt, timeZone) ?? null,
          });
          return `${base}/amendments`;
        },
      });
    },
  });
}
