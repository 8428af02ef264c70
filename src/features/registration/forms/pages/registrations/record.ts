import { notFound } from '../../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, idOf, say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, managed, momentOf, placeOf } from '../../../../series/index.ts';
import { ReasonInput } from '../../contract.ts';
import { fileHeaders } from '../../file-headers.ts';
import { manageRegistrations, readNeeds, readRegistrations } from '../../policy.ts';
import { mayBecome } from '../../rules/states.ts';
import type { Opened } from '../../service/opening.ts';
import { contentOf } from '../../service/reading.ts';
import { answerFacts, personFacts, stayFacts } from '../facts.ts';
import type { FormsPages } from '../index.ts';
import { personOfAttendee } from '../own/so-far.ts';
import { doneOf, stateTag } from '../shared.ts';

/** Adds the page of a registration for those who decide, its files, and its cancellation. */
export function addRegistrationRecord(deps: FormsPages): void {
  const { pages, shell, opening, own, registrationFiles } = deps;
  const base = (context: PageContext, whole: EditionWhole): string =>
    managed(context, whole, `/registrations/${context.params.registration}`);

  const foundOf = async (context: PageContext, whole: EditionWhole): Promise<Opened> => {
    const opened = await opening.read(context.actor, { id: idOf(context, 'registration') });
    if (opened.found.registration.editionId !== whole.edition.id || opened.standing !== 'staff') {
      throw notFound('registration-unknown');
    }
    return opened;
  };

  const frame = (context: PageContext, whole: EditionWhole, opened: Opened, more: object = {}) =>
    shell.managementPage(context, whole, {
      title: say(opened.found.attendee?.name, context),
      current: '/registrations',
      crumbs: [
        {
          label: context.t('registration:manage.registrations'),
          href: managed(context, whole, '/registrations'),
        },
        { label: opened.found.registration.code ?? '' },
      ],
      ...more,
    });

  shell.managed({
    path: '/registrations/:registration',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const opened = await foundOf(context, whole);
      const { found, questions } = opened;
      const { registration: row, form, attendee, state, position, files, consents } = found;
      const may = manageRegistrations.allows(context.actor, placeOf(whole.edition));
      const needs = readNeeds.allows(context.actor, placeOf(whole.edition));
      const here = base(context, whole);
      const pick = { pick: row.id };
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: frame(context, whole, opened, {
          tags: [stateTag(context, row.state)],
          actions: may
            ? [
                ...(row.state === 'submitted'
                  ? (['approve', 'refuse'] as const).map((decision) => ({
                      label: t(`registration:manage.${decision}`),
                      action: `${managed(context, whole, '/registrations')}/decisions`,
                      fields: { ...pick, do: decision },
                    }))
                  : []),
                ...(mayBecome(row.state, 'cancelled')
                  ? [
                      {
                        label: t('registration:action.cancel'),
                        href: `${here}/cancellation`,
                        tone: 'plain' as const,
                      },
                    ]
                  : []),
              ]
            : [],
        }),
        data: {
          notices: [
            doneOf(context) === 'cancelled' && {
              title: t('registration:notice.cancelled'),
              tone: 'ok',
              live: true,
            },
            doneOf(context) === 'registered' && {
              title: t('registration:manage.registered'),
              tone: 'ok',
              live: true,
            },
          ],
          facts: [
            ...fact(t('registration:code'), row.code),
            ...fact(t('registration:form'), say(form.title, context)),
            ...fact(t('registration:position'), position),
            ...fact(t('registration:reason'), row.reason),
            ...fact(
              t('registration:manage.submitted'),
              row.submittedAt === null ? null : momentOf(context, whole, row.submittedAt),
            ),
          ],
          cards: [
            {
              title: t('registration:step.you'),
              facts:
                attendee === null
                  ? []
                  : personFacts(context, personOfAttendee(attendee), say(state?.shortName, context)),
            },
            {
              title: t('registration:step.questions'),
              facts: answerFacts(context, questions, row.answers, files),
            },
            {
              title: t('registration:step.stay'),
              facts: stayFacts(context, contentOf(found), needs),
              ...(needs ? {} : { text: t('registration:manage.needs-hidden') }),
            },
            {
              title: t('registration:manage.consents'),
              facts: consents.map(({ wording, given }) => ({
                label: wording,
                value: t(`registration:${given ? 'yes' : 'no'}`),
              })),
            },
            {
              title: t('registration:manage.files'),
              facts: [
                ...(attendee?.photoId == null
                  ? []
                  : [
                      {
                        label: t('registration:step.photo'),
                        value: t('registration:file.there'),
                        href: `${here}/files/photo`,
                      },
                    ]),
                ...files.map(({ id, name, questionId }) => ({
                  label: say(questions.find((one) => one.id === questionId)?.label, context),
                  value: name,
                  href: `${here}/files/${id}`,
                })),
              ],
            },
          ].filter(({ facts }) => facts.length > 0),
        },
      };
    },
  });

  shell.managed({
    path: '/registrations/:registration/files/:file',
    policy: readRegistrations,
    handle: async (context, whole) => {
      const { found } = await foundOf(context, whole);
      const { file, bytes } = await registrationFiles.read(
        context.actor,
        { id: found.registration.id },
        context.params.file ?? '',
      );
      return { type: file.mediaType, body: bytes, headers: fileHeaders(file.name) };
    },
  });

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/registrations/:registration/cancellation',
      policy: manageRegistrations,
      handle: async (context, whole) => {
        const { t } = context;
        const opened = await foundOf(context, whole);
        const { registration } = opened.found;
        const form: FormModel = {
          action: `${base(context, whole)}/cancellation`,
          guard: false,
          hidden: { version: String(registration.version) },
          fields: [
            {
              name: 'reason',
              kind: 'textarea',
              rows: 3,
              dir: 'auto',
              optional: true,
              label: t('registration:reason'),
              hint: t('registration:manage.reason-hint'),
              value: '',
            },
          ],
          submit: { label: t('registration:action.cancel'), danger: true },
          cancel: { href: base(context, whole) },
        };
        const page = (model: FormModel): Page => ({
          template: 'pages/form',
          digits: whole.edition.digits,
          page: frame(context, whole, opened, {
            title: t('registration:cancel.title'),
            lede: t('registration:cancel.text'),
          }),
          data: { form: model },
        });
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: ReasonInput,
          form,
          page,
          work: async ({ reason }, version) => {
            await own.cancel(context.actor, { id: registration.id }, version, reason ?? null);
            return `${base(context, whole)}?done=cancelled`;
          },
        });
      },
    });
  }
}
