import { say } from '../../../platform/pages/index.ts';
import { listOwnCertificates } from '../own.ts';
import { ownCertificates } from '../policy.ts';
import { certificateTag, fileModes, filePath } from '../present.ts';
import type { HonoursPages } from './index.ts';
import { dayIn } from './shared.ts';

const PATH = '/account/certificates';

/** Adds what somebody has of their own certificates: their state, and the files of those that are valid. */
export function addOwnCertificates(deps: HonoursPages): void {
  const { pages, accountFrame } = deps;
  accountFrame.addTab({ label: 'honours:own.tab', path: PATH });

  pages.route({
    path: PATH,
    policy: ownCertificates,
    handle: async (context) => {
      const { t } = context;
      const found = await listOwnCertificates(deps, context.actor);
      return accountFrame.page(context, {
        title: t('accounts:account'),
        lede: t('honours:own.lede'),
        current: PATH,
        template: 'pages/record',
        data: {
          tables: [
            {
              title: t('honours:own.tab'),
              table: {
                id: 'certificates',
                caption: t('honours:own.tab'),
                columns: [
                  { key: 'title', label: t('common:label.kind') },
                  { key: 'serial', label: t('common:label.serial') },
                  { key: 'issued', label: t('honours:issued-on') },
                  { key: 'status', label: t('common:label.status') },
                  { key: 'files', label: t('honours:own.files') },
                ],
                rows: found.map(({ certificate, whole, session }) => ({
                  id: certificate.id,
                  title: t(`common:kind.certificate.${certificate.kind}`),
                  href: context.href(`/verify/${certificate.code}`),
                  sub: [
                    say(whole.edition.title, context),
                    session === null ? '' : say(session.title, context),
                  ]
                    .filter((part) => part !== '')
                    .join(' · '),
                  pickable: false,
                  cells: {
                    serial: { code: certificate.serial },
                    issued: dayIn(certificate.issuedOn, context, whole),
                    status: { tags: [certificateTag(t, certificate.status)] },
                    files:
                      certificate.status === 'valid'
                        ? {
                            links: fileModes.map((mode) => ({
                              text: t(`honours:mode.${mode}`),
                              href: context.href(filePath(certificate.code, mode)),
                            })),
                          }
                        : '',
                  },
                })),
                ...(found.length === 0
                  ? { empty: { title: t('honours:own.none'), text: t('honours:own.none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });
}
