import { type Static, Type } from 'typebox';
import { AppError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { Choice, DaySchema, IdSchema, Nullable } from '../../../../platform/http/schemas.ts';
import { addDays, dayLabel, timeRange, toLatinDigits } from '../../../../platform/language/index.ts';
import { choiceField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import {
  type AgendaSession,
  instantUnless,
  localTime,
  manageProgramme,
  readTime,
} from '../../../programme/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
} from '../../../series/index.ts';
import type { Step, Steps } from '../steps.ts';
import { say, violationsFor, type WorkingSchedule } from './model.ts';

const MoveForm = Type.Object({
  day: Type.Optional(Nullable(DaySchema)),
  start: Type.Optional(Nullable(Type.String({ maxLength: 20 }))),
  end: Type.Optional(Nullable(Type.String({ maxLength: 20 }))),
  roomId: Type.Optional(Nullable(IdSchema)),
  follow: Type.Optional(Type.Boolean()),
  otherId: Type.Optional(Nullable(IdSchema)),
  do: Type.Optional(Choice(['move', 'swap'])),
});

interface MovePages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly steps: Steps;
  read(whole: EditionWhole): Promise<WorkingSchedule>;
}

/** Adds «Move to…» of a session: what the board does by dragging, as a form that needs no script. */
export function addMovePages({ pages, shell, steps, read }: MovePages): void {
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/schedule`);

  async function sessionOf(context: PageContext, whole: EditionWhole) {
    const schedule = await read(whole);
    const session = schedule.data.sessions.find(({ id }) => id === context.params.session);
    const facts = schedule.facts.sessions.find(({ id }) => id === context.params.session);
    if (session === undefined || facts === undefined) throw notFound('session-unknown');
    return { schedule, session, facts };
  }
  type Found = Awaited<ReturnType<typeof sessionOf>>;

  function formOf(context: PageContext, whole: EditionWhole, { schedule, session, facts }: Found): FormModel {
    const { t, language } = context;
    const { timeZone } = whole.edition;
    const settings = dateSettingsOf(whole, language);
    const start = session.startsAt && localTime(session.startsAt, timeZone);
    const end = session.endsAt && localTime(session.endsAt, timeZone);
    const named = (one: AgendaSession): string => `${one.code} ${say(one.title, language)}`;
    return {
      action: `${baseOf(context, whole)}/${session.id}`,
      fields: [
        versionField(facts.version),
        choiceField(
          'day',
          t('schedule:day'),
          schedule.facts.days.map(({ day }) => ({ value: day, label: dayLabel(day, settings) })),
          start?.day ?? null,
        ),
        { name: 'start', label: t('schedule:start'), kind: 'text', width: 's', value: start?.time ?? '' },
        {
          name: 'end',
          label: t('schedule:end'),
          kind: 'text',
          width: 's',
          value: end?.time ?? '',
          optional: true,
        },
        choiceField(
          'roomId',
          t('common:label.room'),
          schedule.data.rooms.map(({ id, name }) => ({ value: id, label: say(name, language) })),
          session.room?.id ?? null,
          { blank: t('schedule:no-room') },
        ),
        { name: 'follow', label: t('schedule:follow'), kind: 'checkbox', value: false },
        choiceField(
          'otherId',
          t('schedule:swap-with'),
          schedule.data.sessions
            .filter(({ id, status }) => id !== session.id && status !== 'cancelled')
            .map((one) => ({ value: one.id, label: named(one) })),
          null,
          { blank: t('schedule:swap-none'), optional: true, width: 'full' },
        ),
      ],
      submit: { label: t('schedule:move-save'), name: 'do', value: 'move' },
      alternatives: [{ label: t('schedule:swap-save'), name: 'do', value: 'swap' }],
      cancel: { href: baseOf(context, whole) },
    };
  }

  function actionsOf(context: PageContext, whole: EditionWhole, { session, facts }: Found): ActionModel[] {
    const { t } = context;
    const own = `${baseOf(context, whole)}/${session.id}`;
    const fields = { version: String(facts.version) };
    return [
      ...(session.startsAt === null
        ? []
        : [
            facts.pinned
              ? { label: t('schedule:unpin'), action: `${own}/unpin`, fields, icon: 'lock' as const }
              : { label: t('schedule:pin'), action: `${own}/pin`, fields, icon: 'lock' as const },
            { label: t('schedule:to-pool'), action: `${own}/pool`, fields, icon: 'x' as const },
          ]),
      ...(session.kind === 'break' && session.startsAt !== null && !session.common
        ? [{ label: t('schedule:copy-break'), action: `${own}/break`, fields, icon: 'copy' as const }]
        : []),
    ];
  }

  function page(context: PageContext, whole: EditionWhole, found: Found, form: FormModel): Page {
    const { t, language } = context;
    const { schedule, session } = found;
    const settings = dateSettingsOf(whole, language);
    const broken = violationsFor(schedule.violations, session);
    const rooms = session.room === null ? t('schedule:no-room') : say(session.room.name, language);
    const notice: NoticeModel | false = broken.length > 0 && {
      tone: broken.some(({ level }) => level === 'blocking') ? 'bad' : 'warn',
      title: t('schedule:conflicts'),
      lines: [...new Set(broken.map(({ rule }) => t(`schedule:rule.${rule}`)))],
    };
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: say(session.title, language),
        lede: [
          session.code,
          ...(session.startsAt === null || session.endsAt === null
            ? [t('schedule:unplaced')]
            : [
                dayLabel(session.startsAt, settings),
                timeRange(session.startsAt, session.endsAt, settings),
                rooms,
              ]),
        ].join('\u00a0· '),
        current: '/schedule',
        crumbs: [
          { label: t('schedule:title'), href: baseOf(context, whole) },
          { label: t('schedule:move-title') },
        ],
        actions: actionsOf(context, whole, found),
      }),
      data: { form, notices: [notice] },
    };
  }

  /** What the form asks for, in the edition's time. @throws 422 at the fields that name no time */
  function stepOf(
    whole: EditionWhole,
    { session, facts }: Found,
    input: Static<typeof MoveForm>,
    version: number | null,
  ): Step {
    const { timeZone } = whole.edition;
    const versions = version === null ? {} : { [session.id]: version };
    if (input.do === 'swap') {
      if (input.otherId == null) throw ruleBroken({ field: 'otherId', code: 'field-required' });
      return { kind: 'swap', sessionId: session.id, otherId: input.otherId, versions };
    }
    const instant = (
      field: 'start' | 'end',
      typed: string | null | undefined,
      on = input.day,
    ): Date | undefined => {
      if (typed == null || typed.trim() === '') {
        if (field === 'end') return undefined;
        throw ruleBroken({ field, code: 'field-required' });
      }
      const time = readTime(toLatinDigits(typed));
      if (time === undefined) throw ruleBroken({ field, code: 'local-time-format' });
      if (on == null) throw ruleBroken({ field: 'day', code: 'field-required' });
      const at = instantUnless(field === 'start' ? session.startsAt : session.endsAt, on, time, timeZone);
      if (typeof at === 'string') throw ruleBroken({ field, code: `local-time-${at}` });
      return at;
    };
    const startsAt = instant('start', input.start) as Date;
    if (input.follow === true) {
      return { kind: 'shift', sessionId: session.id, startsAt: startsAt.toISOString(), versions };
    }
    // A session over midnight ends on the day after; without an end it lasts as long as it does.
    const clock = (typed: string | null | undefined): string => readTime(toLatinDigits(typed ?? '')) ?? '';
    const overnight =
      facts.at !== null &&
      localTime(new Date(facts.at.start), timeZone).day !== localTime(new Date(facts.at.end), timeZone).day &&
      clock(input.end) <= clock(input.start);
    const endsAt =
      instant('end', input.end, overnight && input.day != null ? addDays(input.day, 1) : input.day) ??
      new Date(startsAt.getTime() + facts.minutes * 60_000);
    return {
      kind: 'move',
      sessionId: session.id,
      at: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), roomId: input.roomId ?? null },
      versions,
    };
  }

  const fields: Readonly<Record<string, string>> = {
    'at.startsAt': 'start',
    'at.endsAt': 'end',
    'at.roomId': 'roomId',
    startsAt: 'start',
  };

  shell.managed({
    path: '/schedule/:session',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const found = await sessionOf(context, whole);
      return page(context, whole, found, formOf(context, whole, found));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/schedule/:session',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const found = await sessionOf(context, whole);
      return pages.submit(context, {
        schema: MoveForm,
        form: formOf(context, whole, found),
        page: (form) => page(context, whole, found, form),
        work: async (input, version) => {
          try {
            await steps.take(context.actor, whole.edition.id, stepOf(whole, found, input, version));
          } catch (error) {
            if (!(error instanceof AppError) || error.errors.length === 0) throw error;
            throw ruleBroken(error.errors.map((one) => ({ ...one, field: fields[one.field] ?? one.field })));
          }
          return `${baseOf(context, whole)}?saved=1`;
        },
      });
    },
  });

  const acts: Readonly<Record<string, (id: string) => Step>> = {
    pin: (id) => ({ kind: 'pin', sessionIds: [id], pinned: true }),
    unpin: (id) => ({ kind: 'pin', sessionIds: [id], pinned: false }),
    pool: (id) => ({ kind: 'move', sessionId: id, at: null }),
    break: (id) => ({ kind: 'copy-break', sessionId: id }),
  };
  for (const [name, stepFor] of Object.entries(acts)) {
    shell.managed({
      method: 'POST',
      path: `/schedule/:session/${name}`,
      policy: manageProgramme,
      handle: async (context, whole) => {
        const found = await sessionOf(context, whole);
        return pages.submit(context, {
          schema: Type.Object({}),
          form: formOf(context, whole, found),
          page: (form) => page(context, whole, found, form),
          work: async (_input, version) => {
            const step = { ...stepFor(found.session.id), versions: { [found.session.id]: version ?? 0 } };
            await steps.take(context.actor, whole.edition.id, step);
            return `${baseOf(context, whole)}?saved=1`;
          },
        });
      },
    });
  }
}
