import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel } from '../../../../../platform/views/index.ts';
import { documentsNeeded, listFiles, type NominationWhole } from '../../../store/nominations.ts';
import { NominationPatch } from '../../contract.ts';
import { standing } from '../../rules/states.ts';
import { doneNotice } from '../done.ts';
import { attendeeGroups, roleField } from '../nominee-form.ts';
import { accreditationTag, missingWords, nameOf, stateTag } from '../people-table.ts';
import { below, type NominationPages, type Opened, type Way } from '../way.ts';
import { stepActions, visaActions } from './actions.ts';
import { addNomineeFiles, fileFormOf } from './files.ts';
import type { NomineeFrame } from './frame.ts';
/** Adds the page of somebody who is named: what is told of them, what is missing, their files. */
export function addNomineeRecord(deps: NominationPages, way: Way, frame: NomineeFrame): void {
  const { pages, database, nominations } = deps;
  const { db } = database;
  const { mayWrite, reasons, states, nomineeOf, hrefOf } = frame;

  const editForm = async (
    context: PageContext,
    opened: Opened,
    found: NominationWhole,
  ): Promise<FormModel> => ({
    action: hrefOf(opened, found),
    hidden: { version: String(found.nomination.version) },
    groups: [
      { fields: [roleField(context, found.nomination.role)] },
      ...attendeeGroups(context, await states(context), found.attendee),
      ...(way.own ? [] : [{ fields: reasons(context, opened) }]),
    ],
    submit: { label: context.t('common:action.save') },
    cancel: { href: opened.base },
  });

  const nomineePage = async (context: PageContext, opened: Opened, found: NominationWhole): Promise<Page> => {
    const { t } = context;
    const asked = await documentsNeeded(db, opened.edition.edition.id);
    const known = await listFiles(db, found.attendee.id);
    const missing = standing.includes(found.nomination.state) ? missingWords(context, found, asked) : [];
    const { accreditation } = found;
    const writes = mayWrite(context, opened) && standing.includes(found.nomination.state);
    const notices: NoticeModel[] = [
      ...doneNotice(context),
      ...(accreditation?.state === 'returned'
        ? [
            {
              title: accreditationTag(context, 'returned').text,
              text: accreditation.reason ?? '',
              tone: 'warn' as const,
            },
          ]
        : []),
      ...(missing.length > 0
        ? [{ title: t('nominations:column.missing'), lines: missing, tone: 'info' as const }]
        : []),
    ];
    const name = nameOf(context, found).text;
    return {
      template: 'delegations/nominee',
      digits: opened.edition.edition.digits,
      page: way.page(context, opened, {
        title: name,
        crumbs: below(context, opened, name),
        tags: [
          stateTag(context, found.nomination.state),
          ...(accreditation === null ? [] : [accreditationTag(context, accreditation.state)]),
        ],
        actions: [
          ...stepActions(way, frame, context, opened, found),
          ...(await visaActions(way, db, context, opened, found)),
        ],
      }),
      data: {
        ...way.layout,
        notices,
        form: writes ? await editForm(context, opened, found) : null,
        filesTitle: t('nominations:form.files'),
        files: known.map((file) => ({
          label: t(`nominations:missing.${file.kind}`),
          name: file.name,
          href: `/files/${file.fileId}`,
          remove: writes
            ? {
                label: t('nominations:action.remove'),
                action: `${hrefOf(opened, found)}/files/${file.id}/removal`,
                tone: 'plain',
                size: 'sm',
                about: file.name,
              }
            : null,
        })),
        filesNone: t('nominations:form.files-none'),
        fileTitle: t('nominations:form.files-add'),
        fileForm: writes ? fileFormOf(way, frame, context, opened, found) : null,
      },
    };
  };

  way.on({
    path: '/nominations/:nomination',
    handle: async (context, opened) => nomineePage(context, opened, await nomineeOf(context, opened)),
  });

  way.on({
    method: 'POST',
    path: '/nominations/:nomination',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      const form = await editForm(context, opened, found);
      const base = await nomineePage(context, opened, found);
      return pages.submit(context, {
        schema: NominationPatch,
        form,
        page: (again) => ({ ...base, data: { ...base.data, form: again } }),
        work: async (input, version) => {
          await nominations.edit(context.actor, found.nomination.id, version, input);
          return `${hrefOf(opened, found)}?done=saved`;
        },
      });
    },
  });

  addNomineeFiles(deps, way, frame, nomineePage);
}
