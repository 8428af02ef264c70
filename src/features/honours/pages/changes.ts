import { textField, versionField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { ReplacementForm } from '../contract/forms.ts';
import { RevocationInput } from '../contract/issuing.ts';
import { manageHonours } from '../policy.ts';
import type { CertificateRow } from '../store/certificates.ts';
import { certificateOf } from './certificate.ts';
import type { HonoursPages } from './index.ts';
import { signatoryIdsOf, signingFields } from './issue-fields.ts';
import { baseOf, below, formPage, said } from './shared.ts';

/** Adds the forms that revoke and replace a certificate. */
export function addCertificateChanges(deps: HonoursPages): void {
  const { pages, shell, certificates } = deps;

  const hereOf = (context: PageContext, whole: EditionWhole, id: string): string =>
    `${baseOf(context, whole, 'certificates')}/${id}`;

  const reasonField = (context: PageContext, certificate: CertificateRow) =>
    textField('reason', context.t('common:label.reason'), certificate.revocationReason, {
      hint: context.t('honours:hint.reason'),
      optional: certificate.status === 'revoked',
    });

  const revocationForm = (
    context: PageContext,
    whole: EditionWhole,
    certificate: CertificateRow,
  ): FormModel => ({
    action: `${hereOf(context, whole, certificate.id)}/revocation`,
    submit: { label: context.t('honours:revoke-certificate'), danger: true },
    cancel: { href: hereOf(context, whole, certificate.id) },
    fields: [versionField(certificate.version), reasonField(context, certificate)],
  });

  const replacementForm = async (
    context: PageContext,
    whole: EditionWhole,
    certificate: CertificateRow,
  ): Promise<FormModel> => ({
    action: `${hereOf(context, whole, certificate.id)}/replacement`,
    submit: { label: context.t('honours:issue-replacement') },
    cancel: { href: hereOf(context, whole, certificate.id) },
    fields: [
      versionField(certificate.version),
      reasonField(context, certificate),
      ...(await signingFields(deps, context, whole)),
    ],
  });

  const show = (
    context: PageContext,
    whole: EditionWhole,
    certificate: CertificateRow,
    act: 'revocation' | 'replacement',
    form: FormModel,
  ) =>
    formPage(
      below(
        context,
        whole,
        shell,
        'certificates',
        {
          title: context.t(`honours:${act}-title`, { serial: certificate.serial }),
          lede: context.t(`honours:${act}-lede`, { name: said(certificate.holder.name, context) }),
        },
        [
          {
            label: said(certificate.holder.name, context),
            href: hereOf(context, whole, certificate.id),
          },
        ],
      ),
      whole,
      form,
    );

  shell.managed({
    path: '/certificates/:certificate/revocation',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { certificate } = await certificateOf(deps, context, whole);
      return show(context, whole, certificate, 'revocation', revocationForm(context, whole, certificate));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/:certificate/revocation',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { certificate } = await certificateOf(deps, context, whole);
      return pages.submit(context, {
        schema: RevocationInput,
        form: revocationForm(context, whole, certificate),
        page: (form) => show(context, whole, certificate, 'revocation', form),
        work: async (input, version) => {
          await certificates.revoke(context.actor, certificate.id, version, input);
          return hereOf(context, whole, certificate.id);
        },
      });
    },
  });

  shell.managed({
    path: '/certificates/:certificate/replacement',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { certificate } = await certificateOf(deps, context, whole);
      const form = await replacementForm(context, whole, certificate);
      return show(context, whole, certificate, 'replacement', form);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/:certificate/replacement',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { certificate } = await certificateOf(deps, context, whole);
      return pages.submit(context, {
        schema: ReplacementForm,
        form: await replacementForm(context, whole, certificate),
        page: (form) => show(context, whole, certificate, 'replacement', form),
        work: async (input, version) => {
          const issued = await certificates.replace(context.actor, certificate.id, version, {
            reason: input.reason ?? null,
            signatoryIds: signatoryIdsOf(input),
            issuedOn: input.issuedOn,
          });
          return hereOf(context, whole, issued.id);
        },
      });
    },
  });
}
