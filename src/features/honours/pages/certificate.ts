import { conflict, notFound } from '../../../platform/errors/index.ts';
import { isId } from '../../../platform/http/index.ts';
import { gregorianDate, hijriDate } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import type { ActionModel, FactModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, workInEdition } from '../../series/index.ts';
import { certificateDocuments, fileNameOf } from '../document.ts';
import { certificateTag } from '../present.ts';
import { groupedCode, renderCertificate } from '../render/index.ts';
import { mayBecome } from '../rules.ts';
import * as store from '../store/certificates.ts';
import { findMailOf } from '../store/holders.ts';
import type { HonoursPages } from './index.ts';
import { baseOf, below, dayIn, mayManage, said } from './shared.ts';

/** The certificate of an address below its edition. @throws 404 for one of another edition */
export async function certificateOf(
  { database }: Pick<HonoursPages, 'database'>,
  { params }: PageContext,
  whole: EditionWhole,
): Promise<store.CertificateWhole> {
  const id = params.certificate;
  const found = isId(id) ? await store.findCertificate(database.db, id) : undefined;
  if (found === undefined || found.certificate.editionId !== whole.edition.id) throw notFound();
  return found;
}

/** Adds the page of one certificate, and the certificate itself as PDF. */
export function addCertificateRecord(deps: HonoursPages): void {
  const { shell, database, publicUrl } = deps;

  shell.managed({
    path: '/certificates/:certificate.pdf',
    policy: workInEdition,
    handle: async (context, whole) => {
      const found = await certificateOf(deps, context, whole);
      // A printed certificate says that it is valid; of one that is not, there is nothing to print.
      if (found.certificate.status !== 'valid') throw conflict('certificate-not-valid');
      const mode = (['ar', 'en', 'ar-en'] as const).find((one) => one === queryValue(context, 'language'));
      const documentOf = await certificateDocuments(database.db, whole, publicUrl);
      const body = await renderCertificate(documentOf(found), mode ?? context.language);
      const name = fileNameOf(found.certificate.serial);
      return {
        type: 'application/pdf',
        headers: { 'content-disposition': `inline; filename="${name}.${mode ?? context.language}.pdf"` },
        body: Buffer.from(body),
      };
    },
  });

  shell.managed({
    path: '/certificates/:certificate',
    policy: workInEdition,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const found = await certificateOf(deps, context, whole);
      const { certificate } = found;
      const here = `${baseOf(context, whole, 'certificates')}/${certificate.id}`;
      const mail = await findMailOf(database, database.db, certificate.id);
      const mailed: FactModel[] =
        mail === undefined
          ? []
          : [
              {
                label: t('honours:mailing.mailed-on'),
                value: dayIn(mail.at, context, whole),
                notes: [t(`notifications:state.${mail.state}`)],
              },
            ];
      const replacement =
        certificate.replacedById === null
          ? undefined
          : await store.findCertificate(database.db, certificate.replacedById);
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: below(context, whole, shell, 'certificates', {
          title: said(certificate.holder.name, context),
          tags: [
            { text: t(`common:kind.certificate.${certificate.kind}`), tone: 'brand' },
            certificateTag(t, certificate.status),
            ...(certificate.sample ? [{ text: t('honours:sample'), tone: 'line' as const }] : []),
          ],
          actions: actionsOf(context, whole, certificate, here, mail === undefined),
        }),
        data: {
          notices:
            replacement === undefined
              ? []
              : [
                  {
                    tone: 'warn',
                    title: t('honours:replaced-by', { serial: replacement.certificate.serial }),
                    actions: [
                      {
                        label: t('common:action.open'),
                        href: `${baseOf(context, whole, 'certificates')}/${replacement.certificate.id}`,
                      },
                    ],
                  },
                ],
          facts: [...factsOf(context, whole, found), ...mailed],
          aside: [
            {
              title: t('honours:as-pdf'),
              ...(certificate.status === 'valid'
                ? {
                    actions: (['ar', 'en', 'ar-en'] as const).map((mode) => ({
                      label: t(`honours:mode.${mode}`),
                      href: `${here}.pdf?language=${mode}`,
                      icon: 'doc' as const,
                      size: 'sm' as const,
                    })),
                  }
                : { text: t(`honours:no-pdf.${certificate.status}`) }),
            },
            {
              title: t('honours:verification'),
              text: t('honours:verification-text'),
              facts: [
                {
                  label: t('common:label.verification-code'),
                  value: groupedCode(certificate.code),
                  code: true,
                  href: context.href(`/verify/${groupedCode(certificate.code)}`),
                },
              ],
            },
          ],
        },
      };
    },
  });
}

function factsOf(
  context: PageContext,
  whole: EditionWhole,
  { certificate, session, citation }: store.CertificateWhole,
): FactModel[] {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const facts: FactModel[] = [
    { label: t('common:label.serial'), value: certificate.serial, code: true },
    { label: t('honours:line'), value: said(certificate.holder.line, context) },
    {
      label: t('honours:basis-label'),
      value: t(`honours:basis.${certificate.basis}`),
      notes: [said(session?.title, context), said(citation, context), certificate.statement ?? ''].filter(
        (note) => note !== '',
      ),
    },
    { label: t('honours:hours'), value: certificate.hours ?? '' },
    {
      label: t('honours:issued-on'),
      value: gregorianDate(certificate.issuedOn, settings),
      datetime: certificate.issuedOn,
      notes: [hijriDate(certificate.issuedOn, settings)],
    },
    {
      label: t('honours:signatories'),
      value: said(certificate.signatories[0]?.name, context),
      notes: certificate.signatories.slice(1).map(({ name }) => said(name, context)),
    },
    {
      label: t('honours:revoked-on'),
      value: certificate.revokedAt === null ? '' : dayIn(certificate.revokedAt, context, whole),
    },
    { label: t('common:label.reason'), value: said(certificate.revocationReason, context) },
  ];
  return facts.filter(({ value }) => value !== '');
}

function actionsOf(
  context: PageContext,
  whole: EditionWhole,
  certificate: store.CertificateRow,
  here: string,
  unmailed: boolean,
): ActionModel[] {
  const { t } = context;
  if (!mayManage(context, whole)) return [];
  return [
    ...(unmailed && certificate.status === 'valid' && certificate.personId !== null
      ? [{ label: t('honours:mailing.one'), href: `${here}/mailing`, icon: 'mail' as const }]
      : []),
    ...(mayBecome(certificate.status, 'replaced')
      ? [{ label: t('common:action.replace'), href: `${here}/replacement`, icon: 'undo' as const }]
      : []),
    ...(mayBecome(certificate.status, 'revoked')
      ? [
          {
            label: t('common:action.revoke'),
            href: `${here}/revocation`,
            icon: 'bad' as const,
            tone: 'danger' as const,
          },
        ]
      : []),
  ];
}
