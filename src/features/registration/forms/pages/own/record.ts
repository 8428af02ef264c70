import { isAppError } from '../../../../../platform/errors/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, say } from '../../../../../platform/pages/index.ts';
import type { FormError } from '../../../../../platform/views/index.ts';
import { below, type EditionWhole, momentOf } from '../../../../series/index.ts';
import type { OwnJoin } from '../../../check-in/online/service.ts';
import { editionHasActivities } from '../../../store/activities.ts';
import { mayBecome } from '../../rules/states.ts';
import { windowOf } from '../../rules/window.ts';
import { editableUntil, type Opened } from '../../service/opening.ts';
import { doneOf, paragraphs, stateTag } from '../shared.ts';
import { type Step, stepsOf } from '../steps.ts';
import { toldOf } from './so-far.ts';
import { titleOfStep } from './step-frame.ts';
import { cardsOf } from './told.ts';
import { type OwnPages, onRegistration, ownFrame } from './way.ts';

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

/** Adds the page of a registration for whose it is: the check of a draft that is handed in there, the record of what was. */
export function addRecord(deps: OwnPages): void {
  const { drafts, links, opening, way, database, describe, joins, clock } = deps;
  const { keyOf, baseOf } = way;

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
    const ways =
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
        ...(ways.length === 0 ? {} : { tables: [joinTable(context, whole, ways)] }),
        cards: [
          ...(row.state === 'confirmed' && form.confirmation !== null
            ? [
                {
                  title: t('registration:confirmation'),
                  text: paragraphs(say(form.confirmation, context)).join('\n'),
                },
              ]
            : []),
          ...(await cardsOf(deps, context, opened)),
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
        await drafts.submit(context.actor, keyOf(context), null);
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
      await links.send(context.actor, keyOf(context));
      return { redirect: `${baseOf(context)}?done=later` };
    },
  });
}
