import { Type } from 'typebox';
import { isAppError } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/forms.ts';
import { anyone, signedIn } from '../../../platform/http/index.ts';
import { dayLabel, timeRange, zonePhrase } from '../../../platform/language/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import {
  type FieldGroup,
  type FieldModel,
  type FormModel,
  withInput,
} from '../../../platform/views/index.ts';
import { dateSettingsOf, editionPath } from '../../series/index.ts';
import { NOTE } from '../contract/availability.ts';
import { answerFault, clashesWith } from '../rules/confirmations.ts';
import { say } from '../say.ts';
import type { AnswerAccess, GivenAnswer, OwnPart } from '../service/answers.ts';
import type { Speaker } from '../store/speakers.ts';
import { inFormOf } from './availability.ts';
import type { ProgrammePages } from './index.ts';
import { periodGroups, periodRows, readPeriods } from './periods.ts';

const Rows = Type.Object({});
const text = (body: FormBody, name: string): string => {
  const value = body[name];
  return (Array.isArray(value) ? String(value.at(-1)) : String(value ?? '')).trim();
};

/** Adds the page on which people on the programme answer: by the link that was sent to them, or signed in. */
export function addAnswerPages(programme: ProgrammePages): void {
  const { pages, shell, finder, answers } = programme;

  /** A session: what it is, when and where, and the question. One that is over or cancelled is only told. */
  function sessionGroup(
    context: PageContext,
    { whole, speakers, periods }: OwnPart,
    speaker: Speaker,
    index: number,
  ): FieldGroup {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, language);
    const { session, person, roles, confirmation } = speaker;
    const separator = language === 'ar' ? '، ' : ', ';
    const { startsAt, endsAt } = session;
    const fault = answerFault(session, answers.now());
    const facts = [
      roles.map((role) => t(`common:session-role.${role}.${person.gender}`)).join(separator),
      startsAt === null || endsAt === null
        ? t('confirmations:no-time')
        : `${dayLabel(startsAt, settings)}${separator}${timeRange(startsAt, endsAt, settings)} ${zonePhrase(settings)}`,
      say(session.room ?? session.place, language),
    ].filter((part) => part !== '');
    const state = confirmation?.state;
    const clashes = clashesWith(
      session,
      speakers.map((one) => one.session),
      periods,
    );
    const warnings = [
      ...(clashes.sessions.length === 0
        ? []
        : [
            t('confirmations:clash.sessions', {
              titles: clashes.sessions.map(({ title }) => say(title, language)).join(separator),
            }),
          ]),
      ...(clashes.away.length === 0 ? [] : [t('confirmations:clash.away')]),
    ];
    const hints: FieldModel[] =
      fault !== undefined || warnings.length === 0
        ? []
        : [
            {
              name: `answers.${index}.clash`,
              kind: 'static',
              label: t('confirmations:clash.label'),
              value: warnings.join(' '),
            },
          ];
    return {
      title: say(session.title, language),
      hint: facts.join('\u00a0· '),
      fields:
        fault !== undefined
          ? [
              {
                name: `answers.${index}.closed`,
                kind: 'static',
                label: t('confirmations:column.state'),
                value: t(`confirmations:closed.${fault}`),
              },
            ]
          : [
              ...hints,
              { name: `answers.${index}.session`, kind: 'hidden', label: '', value: session.id },
              {
                name: `answers.${index}.state`,
                kind: 'radios',
                label: t('confirmations:answer.question'),
                options: (['confirmed', 'declined'] as const).map((value) => ({
                  value,
                  label: t(`confirmations:answer.${value}`),
                })),
                value: state === 'asked' ? '' : state,
              },
              {
                name: `answers.${index}.note`,
                kind: 'textarea',
                rows: 2,
                label: t('confirmations:answer.note'),
                value: confirmation?.note,
                maxlength: NOTE,
                optional: true,
              },
              {
                name: `answers.${index}.requirements`,
                kind: 'textarea',
                rows: 2,
                label: t('confirmations:answer.requirements'),
                hint: t('confirmations:answer.requirements-hint'),
                value: confirmation?.requirements,
                maxlength: NOTE,
                optional: true,
              },
            ],
    };
  }

  function formOf(context: PageContext, own: OwnPart, action: string, body?: FormBody): FormModel {
    const { t } = context;
    return {
      id: 'answer',
      action,
      submit: { label: t('confirmations:answer.send'), name: 'do', value: 'save' },
      alternatives: [{ label: t('availability:form.add'), name: 'do', value: 'add-period' }],
      groups: [
        ...own.speakers.map((speaker, index) => sessionGroup(context, own, speaker, index)),
        ...periodGroups(context, own.whole, 'person', periodRows(own.periods, own.whole.edition, body), {
          title: t('confirmations:answer.periods'),
          hint: t('confirmations:answer.periods-hint'),
        }),
      ],
    };
  }

  function pageOf(context: PageContext, own: OwnPart, form: FormModel): Page {
    const { t, language } = context;
    const [first] = own.speakers;
    const open = own.speakers.filter(
      ({ session, confirmation }) =>
        answerFault(session, answers.now()) === undefined &&
        (confirmation === null || confirmation.state === 'asked'),
    );
    return {
      template: 'pages/form',
      digits: own.whole.edition.digits,
      page: shell.sitePage(context, {
        title: say(own.whole.edition.title, language),
        lede: t('confirmations:answer.lede', { name: say(first?.person.name, language) }),
        private: true,
      }),
      data: {
        layout: 'public',
        form,
        notices: [
          queryValue(context, 'saved') !== '' && {
            tone: 'ok',
            title: t('confirmations:answer.saved'),
            text: t('confirmations:answer.saved-text'),
            live: true,
          },
          queryValue(context, 'saved') !== '' &&
            open.length > 0 && {
              tone: 'warn',
              title: t('confirmations:answer.still-open'),
              lines: open.map(({ session }) => say(session.title, language)),
            },
        ],
      },
    };
  }

  /** Says that a link does not work, and whom to ask. */
  const overPage = (context: PageContext): Page => {
    const title = context.t('confirmations:errors.confirmation-link-unknown');
    return {
      template: 'accounts/link-over',
      status: 404,
      page: shell.sitePage(context, { title, private: true }),
      data: { lines: [context.t('confirmations:link-over')], actions: [] },
    };
  };

  async function withLink(context: PageContext, work: () => Promise<PageAnswer>): Promise<PageAnswer> {
    try {
      return await work();
    } catch (error) {
      if (isAppError(error) && error.code === 'confirmation-link-unknown') return overPage(context);
      throw error;
    }
  }

  async function show(context: PageContext, access: AnswerAccess, action: string): Promise<Page> {
    const own = await answers.look(access);
    return pageOf(context, own, formOf(context, own, action));
  }

  async function save(context: PageContext, access: AnswerAccess, action: string): Promise<PageAnswer> {
    const own = await answers.look(access);
    const body = (context.request.body ?? {}) as FormBody;
    const form = formOf(context, own, action, body);
    if (body.do === 'add-period') return pageOf(context, own, withInput(form, body, []));
    return pages.submit(context, {
      schema: Rows,
      form,
      page: (model) => pageOf(context, own, model),
      refusals: [410],
      async work() {
        const rows: number[] = [];
        const given = own.speakers.flatMap(({ session }, index): GivenAnswer[] => {
          if (text(body, `answers.${index}.session`) !== session.id) return [];
          rows.push(index);
          const state = text(body, `answers.${index}.state`);
          return [
            {
              sessionId: session.id,
              state: state === 'confirmed' || state === 'declined' ? state : null,
              note: text(body, `answers.${index}.note`) || null,
              requirements: text(body, `answers.${index}.requirements`) || null,
            },
          ];
        });
        const read = readPeriods(body, own.whole.edition, own.periods);
        const formField = (field: string): string => {
          const [, index, rest] = /^answers\.(\d+)\.(.*)$/.exec(field) ?? [];
          return index === undefined
            ? read.formField(field)
            : `answers.${rows[Number(index)] ?? index}.${rest}`;
        };
        await inFormOf(formField, () =>
          answers.answer(context.actor, access, { answers: given, periods: read.periods }),
        );
        return `${action}?saved=1`;
      },
    });
  }

  const linkOf = (context: PageContext): AnswerAccess => ({
    kind: 'link',
    secret: context.params.secret ?? '',
  });
  const linkAction = (context: PageContext): string =>
    context.href(`/confirmations/${context.params.secret}`);

  pages.route({
    path: '/confirmations/:secret',
    policy: anyone,
    handle: (context) => withLink(context, () => show(context, linkOf(context), linkAction(context))),
  });
  pages.route({
    method: 'POST',
    path: '/confirmations/:secret',
    policy: anyone,
    limit: { name: 'confirmation', max: 60, minutes: 10 },
    handle: (context) => withLink(context, () => save(context, linkOf(context), linkAction(context))),
  });

  /** Below the edition: one's own part in its programme, for whoever is signed in. */
  const OWN = '/forums/:series/:edition/my-part';
  const own = async (context: PageContext): Promise<[AnswerAccess, string]> => {
    const whole = await finder.visible(context.actor, `${context.params.series}:${context.params.edition}`);
    const accountId = context.actor.kind === 'account' ? context.actor.accountId : '';
    return [
      { kind: 'account', accountId, editionId: whole.edition.id },
      context.href(`${editionPath(whole)}/my-part`),
    ];
  };
  pages.route({
    path: OWN,
    policy: signedIn,
    handle: async (context) => show(context, ...(await own(context))),
  });
  pages.route({
    method: 'POST',
    path: OWN,
    policy: signedIn,
    handle: async (context) => save(context, ...(await own(context))),
  });
}
