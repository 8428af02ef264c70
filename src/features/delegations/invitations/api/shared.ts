import { Type } from 'typebox';
import { contentDisposition } from '../../../../platform/files/accept/index.ts';
import { IdSchema } from '../../../../platform/http/schemas.ts';

/** Area of the operations. */
export const tag = 'delegations';

export const InvitationParams = Type.Object({ invitation: IdSchema });
export const TemplateParams = Type.Object({ template: IdSchema });
export const VisaLetterParams = Type.Object({ visaLetter: IdSchema });
export const AttendeeParams = Type.Object({ attendee: IdSchema });
export const SecretParams = Type.Object({ secret: Type.String({ maxLength: 80 }) });

/** Whoever tries links is slowed down; a ministry answers from one address. */
export const answering = { name: 'invitation-answers', max: 60, minutes: 10 } as const;

/** A letter is its reader's alone, and a browser that shows it runs nothing of it. */
export const letterHeaders = (
  name: string,
  kind: 'attachment' | 'inline' = 'attachment',
): Record<string, string> => ({
  'content-disposition': contentDisposition(name, kind),
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'private, no-store',
});
