import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { RowModel, TagModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { QueueRow } from '../../store/accreditation.ts';
import type { Remarks } from '../service/likeness.ts';
import { changedNames, comma, moment, queuePath, stateTag } from './shared.ts';

/** What is to be looked at before a request is decided, as tags. */
export function remarkTags(context: PageContext, row: QueueRow, remarks: Remarks): TagModel[] {
  const { t } = context;
  return [
    ...(remarks.watched.get(row.attendeeId)?.length
      ? [{ text: t('accreditation:remark.watch'), tone: 'bad' as const, icon: 'eye' as const }]
      : []),
    ...(row.missing.length > 0
      ? [
          {
            text: t('accreditation:remark.missing', {
              what: row.missing.map((kind) => t(`accreditation:document.${kind}`)).join(comma(context)),
            }),
            tone: 'warn' as const,
          },
        ]
      : []),
    ...(row.changed === null
      ? []
      : [
          {
            text: t('accreditation:remark.changed', { what: changedNames(context, row.changed) }),
            tone: 'info' as const,
          },
        ]),
    ...(remarks.likenesses.get(row.attendeeId)?.length
      ? [{ text: t('accreditation:remark.likeness'), tone: 'warn' as const }]
      : []),
  ];
}

/** A request as a row of the queue. */
export function queueRow(
  context: PageContext,
  whole: EditionWhole,
  row: QueueRow,
  remarks: Remarks,
): RowModel {
  const { t } = context;
  const name = textIn(row.name, context.language);
  const since = moment(context, whole, row.submittedAt);
  return {
    id: row.id,
    title: name.text,
    ...(name.fallback ? { lang: name.language } : {}),
    href: queuePath(context, whole, `/${row.id}`),
    sub: say(row.post, context),
    cells: {
      party: say(row.party, context),
      category: t(`attendees:category.${row.category}`),
      state: {
        tags: [
          stateTag(context, row.state),
          ...(row.firstApprovedAt !== null && row.state !== 'approved'
            ? [{ text: t('accreditation:remark.second'), tone: 'brand' as const }]
            : []),
        ],
      },
      remarks: { tags: remarkTags(context, row, remarks) },
      waiting: { time: { datetime: since.datetime, text: since.day }, sub: since.hour },
    },
  };
}
