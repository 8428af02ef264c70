import { Type } from 'typebox';
import { isAppError } from '../../../../../platform/errors/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, say } from '../../../../../platform/pages/index.ts';
import type { ActionModel, CardModel, FormError, FormModel } from '../../../../../platform/views/index.ts';
import { findState } from '../../../../directory/index.ts';
import { below, type EditionWhole, momentOf } from '../../../../series/index.ts';
import type { OwnJoin } from '../../../check-in/online/service.ts';
import { editionHasActivities } from '../../../store/activities.ts';
import { ReasonInput } from '../../contract.ts';
import { mayBecome } from '../../rules/states.ts';
import { windowOf } from '../../rules/window.ts';
import { editableUntil, type Opened } from '../../service/opening.ts';
import { answerFacts, personFacts, stayFacts } from '../facts.ts';
import { doneOf, paragraphs, stateTag } from '../shared.ts';
import { type Step, stepsOf } from '../steps.ts';
import { titleOfStep, toldOf } from './steps.ts';
import { type OwnPages, onRegistration, ownForm, ownFrame } from './way.ts';

/** Pages on which something lacks, by the fields that were refused. */
function lackingSteps({ found, questions }: Opened, refused: readonly FormError[]): Step[] {
  const stepOf = (field: string): Step => {
    const [name = ''] = field.split('.');
    if (name === 'photo' || name === 'identity') return name;
    if (['arrival', 'hotel', 'dietary', 'access', 'guests'].includes(name)) return 'stay';
    if (name !== 'answers') return 'you';
    const question = questions.find(({ id }) => field === `answers.${id}`);
    return question?.type === 'file' ? `file-${question.id}` : 'questions';
  };
  const wanted = new Set(refused.filter(({ field }) => field !== '').map(({ field }) => stepOf(field)));
  return stepsOf(found.form, questions, toldOf({ found })).filter((step) => wanted.has(step));
}

/** Somebody's own ways into sessions that meet online. */
const joinTable = (context: PageContext, whole: EditionWhole, links: readonly OwnJoin[]) => {
  const { t } = context;
  return {
    title: t('check-in:join.links'),
    table: {
      id: 'join-links',
      caption: t('check-in:join.links'),
      columns: [
        { key: 'session', label: t('check-in:door.session') },
        { key: 'when', label: t('check-in:join.when') },
        { key: 'link', label: t('check-in:join.link'), labelHidden: true },
      ],
      rows: links.map((one) => ({
        id: one.sessionId,
        title: say(one.title, context),
        cells: {
          when: momentOf(context, whole, new Date(one.startsAt)),
          link: {
            actions: [{ label: t('check-in:join.link'), href: one.href, size: 'sm' as const }],
          },
        },
      })),
    },
  };
};

const notices = ['handed-in', 'saved', 'cancelled', 'later'] as const;

/** Adds the page of a registration for whose it is: the check of a draft, the record of what was handed in, its end. */
export function addRecord(deps: OwnPages): void {
  const { pages, own, opening, way, database, describe, shell, joins, clock } = deps;
  const { keyOf, baseOf } = way;

  /** What was told, as cards with a way to change each. */
  const cardsOf = async (context: PageContext, opened: Opened): Promise<CardModel[]> => {
    const { t } = context;
    const { found, questions } = opened;
    const told = toldOf(opened);
    const open = opening.isOpen(opened);
    const base = baseOf(context);
    const change = (step: string): ActionModel[] =>
      open ? [{ label: t('registration:action.change'), href: `${base}/${step}`, size: 'sm' }] : [];
    const state =
      told.person.stateCode == null ? undefined : await findState(database.db, told.person.stateCode);
    const steps = stepsOf(found.form, questions, told);
    const answers = answerFacts(context, questions, told.content.answers, found.files);
    const stay = stayFacts(context, told.content, true);
    const photo =
      found.attendee?.photoId != null
        ? t('registration:file.there')
        : found.files.find(({ id }) => id === told.photo)?.name;
    const identity = found.hasIdentity
      ? t('registration:file.there')
      : found.files.find(({ id }) => id === told.identity)?.name;
    return [
      {
        title: t('registration:step.you'),
        facts: personFacts(context, told.person, say(state?.shortName, context)),
        actions: change('you'),
      },
      ...(steps.includes('questions')
        ? [{ title: t('registration:step.questions'), facts: answers, actions: change('questions') }]
        : []),
      ...(steps.includes('stay')
        ? [
            {
              title: t('registration:step.stay'),
              ...(stay.length === 0 ? { text: t('registration:check.empty') } : { facts: stay }),
              actions: change('stay'),
            },
          ]
        : []),
      ...(steps.includes('photo')
        ? [
            {
              title: t('registration:step.photo'),
              facts: fact(t('registration:file.kept'), photo ?? t('registration:file.none')),
              actions: change('photo'),
            },
          ]
        : []),
      ...(steps.includes('identity')
        ? [
            {
              title: t('registration:step.identity'),
              facts: fact(t('registration:file.kept'), identity ?? t('registration:file.none')),
              actions: change('identity'),
            },
          ]
        : []),
      ...steps
        .filter((step) => step.startsWith('file-'))
        .map((step) => {
          const id = step.slice('file-'.length);
          const name = found.files.find(({ questionId }) => questionId === id)?.name;
          return {
            title: say(questions.find((one) => one.id === id)?.label, context),
            facts: fact(t('registration:file.kept'), name ?? t('registration:file.none')),
            actions: change(step),
          };
        }),
    ];
  };

  const page = async (
    context: PageContext,
    opened: Opened,
    refused: readonly FormError[] = [],
  ): Promise<Page> => {
    const { t } = context;
    const { found, whole } = opened;
    const { registration: row, form, position } = found;
    const draft = row.state === 'draft';
    const base = baseOf(context);
    const open = opening.isOpen(opened);
    const done = notices.find((one) => one === doneOf(context));
    const version = String(row.version);
    // Who came by the link goes on by it; who came by their account asks on the pages of the activities.
    const links =
      row.state === 'confirmed' && found.attendee !== null
        ? await joins(whole.edition.id, { attendees: [found.attendee.id] }, context.language)
        : [];
    const places =
      row.state === 'confirmed' && (await editionHasActivities(database)(whole.edition.id))
        ? [
            {
              label: t('registration:action.places'),
              href:
                keyOf(context).secret === undefined ? below(context, whole, '/activities') : `${base}/places`,
              icon: 'target' as const,
            },
          ]
        : [];
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: ownFrame(deps, context, opened, t(draft ? 'registration:check.title' : 'registration:yours'), {
        lede: draft ? t('registration:check.lede') : say(form.title, context),
        tags: [stateTag(context, row.state)],
        actions: draft
          ? [
              {
                label: t('registration:action.submit'),
                action: `${base}/submission`,
                fields: { version },
                tone: 'primary' as const,
              },
              { label: t('registration:action.later'), action: `${base}/link`, fields: {} },
            ]
          : open && mayBecome(row.state, 'cancelled')
            ? [
                ...places,
                {
                  label: t('registration:action.cancel'),
                  href: `${base}/cancellation`,
                  tone: 'plain' as const,
                },
              ]
            : row.state === 'cancelled' && windowOf(form, clock.now()) === 'open'
              ? [
                  {
                    label: t('registration:action.again'),
                    href: below(context, whole, `/registration/${form.slug}`),
                  },
                ]
              : places,
      }),
      data: {
        layout: 'public',
        notices: [
          refused.length > 0 && {
            title: t('registration:notice.refused'),
            lines: refused.map(({ message }) => message),
            actions: lackingSteps(opened, refused).map((step) => ({
              label: t('registration:action.complete', { step: titleOfStep(context, opened, step) }),
              href: `${base}/${step}`,
              size: 'sm' as const,
            })),
            tone: 'bad' as const,
            live: true,
          },
          done !== undefined && {
            title: t(`registration:notice.${done}`),
            ...(done === 'handed-in'
              ? { text: t(`registration:next.${row.state}`, { code: row.code ?? '' }) }
              : {}),
            tone: 'ok' as const,
            live: true,
          },
        ],
        facts: [
          ...fact(t('registration:code'), row.code),
          ...(draft
            ? fact(t('registration:closes'), momentOf(context, whole, form.closesAt))
            : fact(t('registration:state-label'), t(`registration:state.${row.state}`))),
          ...fact(t('registration:position'), position),
          ...fact(t('registration:reason'), row.reason),
          ...(draft || !open
            ? []
            : fact(t('registration:editable'), momentOf(context, whole, editableUntil(form, whole)))),
        ],
        ...(links.length === 0 ? {} : { tables: [joinTable(context, whole, links)] }),
        cards: [
          ...(row.state === 'confirmed' && form.confirmation !== null
            ? [
                {
                  title: t('registration:confirmation'),
                  text: paragraphs(say(form.confirmation, context)).join('\n'),
                },
              ]
            : []),
          ...(await cardsOf(context, opened)),
        ],
      },
    };
  };

  onRegistration(deps, { path: '', handle: (context, opened) => page(context, opened) });

  /** What cannot be handed in: the check again, with what it lacks. */
  const lacking = async (context: PageContext, opened: Opened, thrown: unknown): Promise<PageAnswer> => {
    if (!isAppError(thrown) || ![409, 412, 422].includes(thrown.status)) throw thrown;
    const labelOf = (field: string): string => {
      const id = field.replace(/^answers\./, '');
      const question = opened.questions.find((one) => one.id === id);
      if (question !== undefined) return say(question.label, context);
      const [name = ''] = field.split('.');
      if (['hotel', 'dietary', 'access'].includes(name)) return context.t(`registration:block.${name}`);
      if (name === 'arrival') return context.t(`registration:${field}`);
      return context.t(`attendees:fields.${name}`);
    };
    const errors =
      thrown.errors.length > 0 ? thrown.errors : [{ field: '', code: thrown.code, params: thrown.params }];
    const messages = errors.map(({ field, code, params }) => ({
      field,
      message: describe(context.language, code, {
        ...(field === '' ? {} : { field: labelOf(field) }),
        ...params,
      }),
    }));
    return { ...(await page(context, opened, messages)), status: thrown.status };
  };

  onRegistration(deps, {
    method: 'POST',
    path: '/submission',
    handle: async (context, opened) => {
      try {
        await own.submit(context.actor, keyOf(context), null);
      } catch (thrown) {
        return lacking(context, opened, thrown);
      }
      return { redirect: `${baseOf(context)}?done=handed-in` };
    },
  });

  onRegistration(deps, {
    method: 'POST',
    path: '/link',
    limit: { name: 'registration-own-links', max: 10, minutes: 10 },
    handle: async (context) => {
      await own.sendLink(context.actor, keyOf(context));
      return { redirect: `${baseOf(context)}?done=later` };
    },
  });

  const cancellation = (context: PageContext, { found }: Opened): FormModel => ({
    action: `${baseOf(context)}/cancellation`,
    guard: false,
    hidden: { version: String(found.registration.version) },
    fields: [
      {
        name: 'reason',
        kind: 'textarea',
        rows: 3,
        dir: 'auto',
        optional: true,
        label: context.t('registration:reason'),
        value: '',
      },
    ],
    submit: { label: context.t('registration:action.cancel'), danger: true },
    cancel: { href: baseOf(context) },
  });
  const cancelTitle = ({ t }: PageContext) => ({
    title: t('registration:cancel.title'),
    lede: t('registration:cancel.text'),
  });

  onRegistration(deps, {
    path: '/cancellation',
    handle: (context, opened) =>
      ownForm(deps, context, opened, cancellation(context, opened), cancelTitle(context)),
  });
  onRegistration(deps, {
    method: 'POST',
    path: '/cancellation',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: ReasonInput,
        form: cancellation(context, opened),
        page: (form) => ownForm(deps, context, opened, form, cancelTitle(context)),
        work: async ({ reason }, version) => {
          await own.cancel(context.actor, keyOf(context), version, reason ?? null);
          return `${baseOf(context)}?done=cancelled`;
        },
      }),
  });

  onRegistration(deps, {
    method: 'POST',
    path: '/deletion',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: Type.Object({}),
        form: { action: '', submit: { label: '' } },
        page: ({ errors }) => ({
          template: 'pages/done',
          page: shell.publicPage(context, opened.whole, { title: errors?.[0]?.message ?? '', private: true }),
          data: { layout: 'public', done: { title: errors?.[0]?.message ?? '' } },
        }),
        work: async () => {
          await own.discard(context.actor, keyOf(context));
          return below(context, opened.whole, '/registration');
        },
      }),
  });
}
