import { Type } from 'typebox';
import type { Actor } from '../../platform/actor/index.ts';
import { ruleBroken } from '../../platform/errors/index.ts';
import { type Api, permit } from '../../platform/http/index.ts';
import { EditionParams, type EditionWhole, placeOf } from '../series/index.ts';
import { AttendanceInput, AttendanceView, ThresholdQuery } from './contract/attendance.ts';
import { CertificateList, OwnCertificateList } from './contract/certificates.ts';
import { MailingInput, MailingView } from './contract/issuing.ts';
import type { HonoursFeature } from './index.ts';
import { listOwnCertificates } from './own.ts';
import { manageHonours, ownCertificates } from './policy.ts';
import { presentCertificate, presentOwn, presentPresent } from './present.ts';
import { listCertificatesById } from './store/certificates.ts';

/** Adds the JSON operations of certificates of attendance, of mailing certificates, and of one's own. */
export function addAttendanceApi(api: Api, feature: HonoursFeature): void {
  const { database, finder, attendance, mailing, publicUrl } = feature;
  const tag = 'honours';

  /** The edition, for those who issue certificates there. */
  const managed = async (actor: Actor, reference: string): Promise<EditionWhole> => {
    const whole = await finder.visible(actor, reference);
    permit(manageHonours, actor, placeOf(whole.edition));
    return whole;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/attendance-certificates',
    id: 'previewAttendanceCertificates',
    tag,
    summary: 'Who was there for long enough to be certified, and who just misses it',
    policy: manageHonours,
    params: EditionParams,
    query: ThresholdQuery,
    reply: AttendanceView,
    handle: async ({ params, query, raw }) => {
      const { edition } = await managed(raw.actor, params.edition);
      const found = await attendance.preview(edition, query);
      return {
        present: found.present,
        enough: found.enough.map(presentPresent),
        nearly: found.nearly.map(presentPresent),
        certified: found.certified.length,
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/attendance-certificates',
    id: 'issueAttendanceCertificates',
    tag,
    summary: 'Certify everybody who was there for long enough and has no certificate; 2,000 at most',
    policy: manageHonours,
    creates: true,
    params: EditionParams,
    body: AttendanceInput,
    reply: CertificateList,
    handle: async ({ params, body, raw }) => {
      const { edition } = await managed(raw.actor, params.edition);
      const { measure, least, ...options } = body;
      const issued = await attendance.issue(raw.actor, edition.id, { measure, least }, options);
      const rows = await listCertificatesById(
        database.db,
        edition.id,
        issued.map(({ id }) => id),
      );
      return { items: rows.map((one) => presentCertificate(one, publicUrl)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/certificate-mailings',
    id: 'mailCertificates',
    tag,
    summary: 'Mail valid certificates to their holders; none is mailed twice',
    policy: manageHonours,
    creates: true,
    params: EditionParams,
    body: MailingInput,
    reply: MailingView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await managed(raw.actor, params.edition);
      const { ids, kind } = body;
      if (ids !== undefined && kind !== undefined) {
        throw ruleBroken({ field: 'kind', code: 'kind-or-certificates' });
      }
      return mailing.mail(raw.actor, edition.id, ids ?? { kind, status: 'valid' });
    },
  });

  api.operation({
    method: 'GET',
    url: '/me/certificates',
    id: 'listOwnCertificates',
    tag,
    summary: 'One’s own certificates, newest first, with their files',
    policy: ownCertificates,
    params: Type.Object({}),
    reply: OwnCertificateList,
    handle: async ({ raw }) => ({
      items: (await listOwnCertificates(feature, raw.actor)).map((one) => presentOwn(one, publicUrl)),
    }),
  });
}
