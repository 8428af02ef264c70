import { Type } from 'typebox';
import { portraitLimits } from '../../../../../platform/files/accept/index.ts';
import { Choice } from '../../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf, submitWithFile } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { NominationWhole } from '../../../store/nominations.ts';
import { attendeeFileKinds } from '../../../tables.ts';
import { NominationInput } from '../../contract.ts';
import type { NominationPages, Opened, Way } from '../way.ts';
import type { NomineeFrame } from './frame.ts';

const FileInput = Type.Object({ kind: Choice(attendeeFileKinds), reason: NominationInput.properties.reason });

/** The form by which a photo or a document of theirs is added. */
export const fileFormOf = (
  way: Way,
  { isShut, reasons, hrefOf }: NomineeFrame,
  context: PageContext,
  opened: Opened,
  found: NominationWhole,
): FormModel => {
  const { t } = context;
  return {
    id: 'file-form',
    action: `${hrefOf(opened, found)}/files`,
    guard: false,
    fields: [
      choiceField(
        'kind',
        t('nominations:form.file-kind'),
        attendeeFileKinds.map((value) => ({ value, label: t(`nominations:missing.${value}`) })),
        null,
        { hint: t('nominations:form.photo-hint') },
      ),
      {
        name: 'file',
        kind: 'file',
        label: t('nominations:form.file'),
        hint: t('nominations:form.file-hint', { most: 10 }),
        accept: '.pdf,.jpg,.jpeg,.png,image/jpeg,image/png,application/pdf',
      },
      ...(way.own || !isShut(opened) ? [] : reasons(context, opened)),
    ],
    submit: { label: t('nominations:action.upload'), secondary: true },
  };
};

/** Adds what is done with somebody's files. @param recordOf their page, shown again when a file is refused */
export function addNomineeFiles(
  deps: NominationPages,
  way: Way,
  frame: NomineeFrame,
  recordOf: (context: PageContext, opened: Opened, found: NominationWhole) => Promise<Page>,
): void {
  const { pages, nominationFiles } = deps;
  const { nomineeOf, hrefOf } = frame;

  way.on({
    method: 'POST',
    path: '/nominations/:nomination/files',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      const base = await recordOf(context, opened, found);
      return submitWithFile(
        pages,
        context,
        {
          schema: FileInput,
          form: fileFormOf(way, frame, context, opened, found),
          page: (again) => ({ ...base, data: { ...base.data, fileForm: again } }),
          work: async ({ kind, reason }, _version, file) => {
            await nominationFiles.add(context.actor, found.nomination.id, kind, file, reason);
            return `${hrefOf(opened, found)}?done=file-added`;
          },
        },
        portraitLimits.bytes,
      );
    },
  });

  way.on({
    method: 'POST',
    path: '/nominations/:nomination/files/:file/removal',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      await nominationFiles.remove(context.actor, found.nomination.id, idOf(context, 'file'));
      return { redirect: `${hrefOf(opened, found)}?done=file-removed` };
    },
  });
}
