import { notFound } from '../../../../../platform/errors/index.ts';
import { letterHeaders } from '../../api/shared.ts';
import { writeInvitations } from '../../policy.ts';
import { previewOf } from '../letter-preview.ts';
import { type InvitationPages, invitationOf } from '../shared.ts';

/** Adds the letter of an invitation as PDF: as it went out, or as it would. */
export function addInvitationLetter(deps: InvitationPages): void {
  const { shell, letters, files } = deps;

  shell.managed({
    path: '/invitations/:invitation/letter.pdf',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      const { fileId } = found.invitation;
      const kept = fileId === null ? undefined : await files.find(fileId);
      if (kept !== undefined) {
        const headers = letterHeaders(kept.name, 'inline');
        return { type: 'application/pdf', body: await files.read(kept), headers };
      }
      const preview = await previewOf(deps, whole, found);
      if (preview === undefined) throw notFound('invitation-letter-none');
      const body = await letters.render(preview.document);
      return { type: 'application/pdf', body, headers: letterHeaders('preview.pdf', 'inline') };
    },
  });
}
