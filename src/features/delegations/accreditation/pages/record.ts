import { isAppError, notFound } from '../../../../platform/errors/index.ts';
import { contentDisposition } from '../../../../platform/files/accept/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf, say } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { findState } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { decideAccreditations, readAccreditations } from '../policy.ts';
import { decisionsIn } from '../rules/states.ts';
import type { AccreditationWhole } from '../service/reading.ts';
import { requestsOf } from './decide.ts';
import { changesTable, directoryTable, likenessTable, recordFacts, stepEntries } from './record-parts.ts';
import { type AccreditationPages, comma, framed, queuePath, stateTag } from './shared.ts';

/** Whatever a file holds, a browser that shows it runs nothing of it; it is nobody's to keep but the reader's. */
const fileHeaders = (disposition: string): Record<string, string> => ({
  'content-disposition': disposition,
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'private, no-store',
});

/** Adds the page of a request: data, photo and documents side by side, what speaks against it, history, decision. */
export function addRecord(deps: AccreditationPages): void {
  const { shell, describe, reading, likeness, files } = deps;

  async function open(context: PageContext, whole: EditionWhole): Promise<AccreditationWhole> {
    const found = await reading.whole(context.actor, idOf(context, 'accreditation'));
    if (found.whole.edition.id !== whole.edition.id) throw notFound('accreditation-unknown');
    return found;
  }

  const decisionForm = (
    context: PageContext,
    whole: EditionWhole,
    { row }: AccreditationWhole,
  ): FormModel => ({
    id: 'decide',
    action: queuePath(context, whole, '/decisions/preview'),
    hidden: { requests: requestsOf([row]) },
    fields: [
      {
        name: 'decision',
        kind: 'radios',
        inline: true,
        label: context.t('accreditation:decide.decision'),
        labelHidden: true,
        options: decisionsIn(row.state).map((value) => ({
          value,
          label: context.t(`accreditation:decision.${value}`),
        })),
        value: decisionsIn(row.state)[row.state === 'submitted' ? 1 : 0] ?? '',
      },
      {
        name: 'reason',
        kind: 'textarea',
        label: context.t('accreditation:decide.reason'),
        hint: context.t('accreditation:decide.reason-hint'),
        rows: 3,
        dir: 'auto',
        maxlength: 2_000,
      },
    ],
    submit: { label: context.t('accreditation:decide.preview') },
  });

  function noticesOf(context: PageContext, found: AccreditationWhole): NoticeModel[] {
    const { t } = context;
    const { row, watched } = found;
    const done = queryValue(context, 'done');
    const account = context.actor.kind === 'account' ? context.actor.accountId : '';
    return [
      ...(done === 'linked' || done === 'apart'
        ? [{ title: t(`accreditation:record.${done}`), tone: 'ok' as const, live: true }]
        : []),
      ...(row.cancelled ? [{ title: t('accreditation:record.cancelled'), tone: 'warn' as const }] : []),
      ...watched.map(({ name, note }) => ({
        title: t('accreditation:record.watched', { name }),
        text: note,
        tone: 'bad' as const,
        icon: 'eye' as const,
      })),
      ...(row.missing.length === 0
        ? []
        : [
            {
              title: t('accreditation:record.missing', {
                what: row.missing.map((kind) => t(`accreditation:document.${kind}`)).join(comma(context)),
              }),
              tone: 'warn' as const,
            },
          ]),
      ...(row.twoPersons && row.state !== 'approved'
        ? [
            {
              title: t('accreditation:record.two-persons'),
              text:
                row.firstApprovedAt === null
                  ? t('accreditation:record.two-persons-none')
                  : t('accreditation:record.two-persons-first', { name: row.firstApprover ?? '—' }),
            },
          ]
        : []),
      ...([row.submittedBy, ...row.nominators].includes(account)
        ? [{ title: t('accreditation:record.own') }]
        : []),
    ];
  }

  async function recordPage(
    context: PageContext,
    whole: EditionWhole,
    found: AccreditationWhole,
    more: readonly NoticeModel[] = [],
    status = 200,
  ): Promise<Page> {
    const { t } = context;
    const { row, attendee, documents } = found;
    const base = queuePath(context, whole, `/${row.id}`);
    const { nationality } = attendee;
    const state = nationality === null ? undefined : await findState(deps.database.db, nationality);
    return {
      template: 'delegations/accreditation',
      status,
      digits: whole.edition.digits,
      page: framed(deps, context, whole, say(row.name, context), { tags: [stateTag(context, row.state)] }),
      data: {
        notices: [...more, ...noticesOf(context, found)],
        facts: recordFacts(context, whole, found, state?.shortName),
        photo: attendee.photoId === null ? undefined : `${base}/files/photo`,
        photoAlt: say(row.name, context),
        documents: documents
          .filter(({ kind }) => kind !== 'photo')
          .map(({ id, kind, name, mediaType }) => ({
            title: t(`accreditation:document.${kind}`),
            name,
            href: `${base}/files/${id}`,
            picture: mediaType.startsWith('image/'),
          })),
        tables: [
          ...(row.changed === null ? [] : [changesTable(context, row.changed)]),
          ...likenessTable(context, found, base),
          ...directoryTable(context, found, base),
        ],
        ...(found.decides && decisionsIn(row.state).length > 0
          ? { form: decisionForm(context, whole, found) }
          : {}),
        timeline: stepEntries(context, whole, found),
      },
    };
  }

  shell.managed({
    path: '/accreditation/:accreditation',
    policy: readAccreditations,
    handle: async (context, whole) => recordPage(context, whole, await open(context, whole)),
  });

  shell.managed({
    path: '/accreditation/:accreditation/files/:file',
    policy: readAccreditations,
    handle: async (context, whole) => {
      const { attendee, documents } = await open(context, whole);
      const wanted = context.params.file ?? '';
      const id = wanted === 'photo' ? attendee.photoId : documents.find((one) => one.id === wanted)?.fileId;
      const file = id == null ? undefined : await files.find(id);
      if (file === undefined) throw notFound();
      const inline = file.mediaType.startsWith('image/');
      return {
        type: file.mediaType,
        body: await files.read(file),
        headers: fileHeaders(inline ? 'inline' : contentDisposition(file.name)),
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/accreditation/:accreditation/likeness',
    policy: decideAccreditations,
    handle: async (context, whole) => {
      const found = await open(context, whole);
      const base = queuePath(context, whole, `/${found.row.id}`);
      const body = (context.request.body ?? {}) as Record<string, unknown>;
      const idIn = (name: string): string | null =>
        isId(String(body[name] ?? '')) ? String(body[name]) : null;
      const { same } = body;
      if (same !== 'yes' && same !== 'no') return { redirect: base };
      try {
        await likeness.decide(context.actor, found.row.id, {
          same: same === 'yes',
          personId: idIn('personId'),
          otherId: idIn('otherId'),
        });
      } catch (error) {
        if (!isAppError(error) || error.status !== 422) throw error;
        const [first] = error.errors;
        const title = describe(context.language, first?.code ?? error.code, first?.params ?? error.params);
        return recordPage(context, whole, found, [{ title, tone: 'bad', live: true }], 422);
      }
      return { redirect: `${base}?done=${same === 'yes' ? 'linked' : 'apart'}` };
    },
  });
}
