import { type Static, Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { Choice, Nullable } from '../../../../platform/http/schemas.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import { pickedRows } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listQueue, type QueueRow } from '../../store/accreditation.ts';
import type { DecisionsInput } from '../contract.ts';
import { decideAccreditations } from '../policy.ts';
import { type AccreditationDecision, accreditationDecisions } from '../rules/states.ts';
import { queuePage } from './queue.ts';
import { queueRow } from './queue-row.ts';
import { type AccreditationPages, framed, queuePath } from './shared.ts';

/** `requests` is `<id>:<version>` of each, as it was when it was ticked. */
export const DecideForm = Type.Object(
  {
    decision: Choice(accreditationDecisions),
    requests: Type.String({ minLength: 38, maxLength: 40_000 }),
    reason: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  },
  { additionalProperties: false },
);

const readRequests = (text: string): { id: string; version: number }[] =>
  text.split(',').flatMap((part) => {
    const [id = '', version = ''] = part.split(':');
    return isId(id) && /^\d{1,9}$/.test(version) ? [{ id, version: Number(version) }] : [];
  });

const inputOf = ({ decision, requests, reason }: Static<typeof DecideForm>): DecisionsInput => ({
  decision,
  reason: reason ?? null,
  accreditations: readRequests(requests),
});

export const isDecision = (text: string): text is AccreditationDecision =>
  (accreditationDecisions as readonly string[]).includes(text);

export const requestsOf = (rows: readonly Pick<QueueRow, 'id' | 'version'>[]): string =>
  rows.map(({ id, version }) => `${id}:${version}`).join(',');

/** What is wrong with one request is said of the whole form: there is no field for each. */
const atTop = (form: FormModel): FormModel => ({
  ...form,
  errors: (form.errors ?? []).map(({ field, message }) => ({
    message,
    field: field.startsWith('accreditations') ? '' : field,
  })),
});

/** Ticked requests → one reason → every mail as it will be sent → decided and sent. Works without a script. */
export function addDecisions(deps: AccreditationPages): void {
  const { pages, shell, database, deciding, likeness } = deps;

  const chosenOf = (whole: EditionWhole, context: PageContext, ids: readonly string[]): Promise<QueueRow[]> =>
    listQueue(
      database,
      database.db,
      whole.edition.id,
      { ids },
      { limit: ids.length, language: context.language },
    );

  function formOf(
    context: PageContext,
    whole: EditionWhole,
    decision: AccreditationDecision,
    chosen: readonly QueueRow[],
  ): FormModel {
    const { t } = context;
    return {
      id: 'decide',
      action: queuePath(context, whole, '/decisions/preview'),
      hidden: { decision, requests: requestsOf(chosen) },
      fields: [
        {
          name: 'reason',
          kind: 'textarea',
          label: t('accreditation:decide.reason'),
          hint: t('accreditation:decide.reason-hint'),
          rows: 4,
          dir: 'auto',
          maxlength: 2_000,
          optional: decision === 'approve' || decision === 'review',
        },
      ],
      submit: { label: t('accreditation:decide.preview') },
      cancel: { label: t('common:action.back'), href: queuePath(context, whole) },
    };
  }

  /** The requests that are decided about, each with what is to be looked at before. */
  async function chosenTable(
    context: PageContext,
    whole: EditionWhole,
    chosen: readonly QueueRow[],
  ): Promise<TableModel> {
    const { t } = context;
    const people = chosen.map(({ attendeeId }) => attendeeId);
    const remarks = await likeness.remarks(database.db, whole.edition.id, people, true);
    return {
      id: 'chosen',
      caption: t('accreditation:decide.chosen'),
      columns: (['name', 'party', 'category', 'remarks'] as const).map((key) => ({
        key,
        label: t(`accreditation:column.${key}`),
      })),
      rows: chosen.map((row) => queueRow(context, whole, row, remarks)),
    };
  }

  const page = (
    context: PageContext,
    whole: EditionWhole,
    decision: AccreditationDecision,
    table: TableModel,
    form: FormModel,
  ): Page => ({
    template: 'pages/record',
    digits: whole.edition.digits,
    page: framed(deps, context, whole, context.t(`accreditation:decision.${decision}`), {
      lede: context.t('accreditation:decide.lede'),
    }),
    data: { tables: [{ title: table.caption, table }], form: atTop(form) },
  });

  /** The batch as it was posted: its requests with the versions that were seen, and its form. */
  async function batch(context: PageContext, whole: EditionWhole) {
    const body = (context.request.body ?? {}) as Record<string, unknown>;
    const decision = String(body.decision ?? '');
    const sent = readRequests(String(body.requests ?? ''));
    if (!isDecision(decision) || sent.length === 0) throw notFound('accreditation-unknown');
    const chosen = await chosenOf(
      whole,
      context,
      sent.map(({ id }) => id),
    );
    const form = formOf(context, whole, decision, chosen);
    const table = await chosenTable(context, whole, chosen);
    return { decision, chosen, table, form: { ...form, hidden: { decision, requests: requestsOf(sent) } } };
  }

  shell.managed({
    method: 'POST',
    path: '/accreditation/decide',
    policy: decideAccreditations,
    handle: async (context, whole) => {
      const decision = String((context.request.body as { do?: unknown } | undefined)?.do ?? '');
      const ids = pickedRows(context).filter(isId);
      if (!isDecision(decision)) return { redirect: queuePath(context, whole) };
      if (ids.length === 0) {
        const title = context.t('accreditation:pick-none');
        return queuePage(deps, context, whole, [{ title, tone: 'bad', live: true }], 422);
      }
      const chosen = await chosenOf(whole, context, ids);
      return page(
        context,
        whole,
        decision,
        await chosenTable(context, whole, chosen),
        formOf(context, whole, decision, chosen),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/accreditation/decisions/preview',
    policy: decideAccreditations,
    handle: async (context, whole) => {
      const { decision, chosen, table, form } = await batch(context, whole);
      const t = context.words(whole.edition.digits);
      let preview: Page | undefined;
      const answer = await pages.submit(context, {
        schema: DecideForm,
        form,
        page: (model) => page(context, whole, decision, table, model),
        work: async (input) => {
          const { mails, first } = await deciding.preview(context.actor, whole, inputOf(input));
          const names = new Map(chosen.map(({ id, name }) => [id, say(name, context)]));
          preview = {
            template: 'delegations/decision-mails',
            digits: whole.edition.digits,
            page: framed(deps, context, whole, t('accreditation:decide.preview-title'), {
              lede: t('accreditation:decide.preview-lede'),
            }),
            data: {
              count:
                mails.length === 0
                  ? t('accreditation:decide.no-mails')
                  : t('accreditation:decide.mail-count', { count: mails.length }),
              first: first === 0 ? '' : t('accreditation:decide.first', { count: first }),
              reason: input.reason ?? '',
              mails: mails.map((mail) => ({
                ...mail,
                about: mail.accreditationIds.flatMap((id) => names.get(id) ?? []),
              })),
              form: {
                action: queuePath(context, whole, '/decisions'),
                hidden: { decision, requests: input.requests, reason: input.reason ?? '' },
                guard: false,
                submit: {
                  label: t('accreditation:decide.confirm'),
                  danger: decision === 'refuse' || decision === 'revoke',
                },
                cancel: { label: t('common:action.back'), href: queuePath(context, whole) },
              },
            },
          };
          return queuePath(context, whole);
        },
      });
      return preview ?? answer;
    },
  });

  shell.managed({
    method: 'POST',
    path: '/accreditation/decisions',
    policy: decideAccreditations,
    handle: async (context, whole) => {
      const { decision, table, form } = await batch(context, whole);
      return pages.submit(context, {
        schema: DecideForm,
        form,
        page: (model) => page(context, whole, decision, table, model),
        work: async (input) => {
          const { decided } = await deciding.decide(context.actor, whole.edition.id, inputOf(input));
          return `${queuePath(context, whole)}?decided=${decided.length}`;
        },
      });
    },
  });
}
