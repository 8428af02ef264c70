import { Type } from 'typebox';
import type { Page, PageAnswer, PageContext } from '../../../platform/pages/index.ts';
import { type FormModel, queryHref } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { MailingOutcome } from '../mailing-service.ts';
import { manageHonours } from '../policy.ts';
import type { CertificateFilter } from '../store/certificates.ts';
import { certificateOf } from './certificate.ts';
import { filterOf, readState } from './certificates.ts';
import type { HonoursPages } from './index.ts';
import { baseOf, below } from './shared.ts';

/** Nothing is asked: the filter stands in the address. */
const MailingForm = Type.Object({}, { additionalProperties: true });

/** Adds the pages that mail certificates to their holders: those that a filter finds, or one. */
export function addCertificateMailing(deps: HonoursPages): void {
  const { pages, shell, mailing } = deps;

  const page = (
    context: PageContext,
    whole: EditionWhole,
    outcome: MailingOutcome,
    form: FormModel,
  ): Page => {
    const t = context.words(whole.edition.digits);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: below(context, whole, shell, 'certificates', {
        title: t('honours:mailing.title'),
        lede: t('honours:mailing.lede'),
      }),
      data: {
        stats: [
          { label: t('honours:mailing.open'), value: outcome.mailed },
          { label: t('honours:mailing.already'), value: outcome.already },
          { label: t('honours:mailing.unreachable'), value: outcome.unreachable },
          ...(outcome.left === 0 ? [] : [{ label: t('honours:mailing.left'), value: outcome.left }]),
        ],
        notices: [
          outcome.mailed === 0 && {
            title: t('honours:mailing.nothing'),
            text: t('honours:mailing.nothing-text'),
            tone: 'info',
            ...(form.cancel === undefined
              ? {}
              : { actions: [{ label: t('honours:back-to-list'), href: form.cancel.href }] }),
          },
        ],
        form: outcome.mailed === 0 ? undefined : form,
      },
    };
  };

  /** Shows what mailing would do, and does it. */
  async function mailPage(
    context: PageContext,
    whole: EditionWhole,
    asked: CertificateFilter | readonly string[],
    to: { readonly action: string; readonly cancel: string },
  ): Promise<PageAnswer> {
    const outcome = await mailing.preview(whole.edition.id, asked);
    const t = context.words(whole.edition.digits);
    const form: FormModel = {
      action: to.action,
      fields: [],
      submit: { label: t('honours:mailing.send-count', { count: outcome.mailed }) },
      cancel: { href: to.cancel },
    };
    if (context.request.method !== 'POST') return page(context, whole, outcome, form);
    return pages.submit(context, {
      schema: MailingForm,
      form,
      page: (again) => page(context, whole, outcome, again),
      work: async () => {
        await mailing.mail(context.actor, whole.edition.id, asked);
        return to.cancel;
      },
    });
  }

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/certificates/mailing',
      policy: manageHonours,
      handle: (context, whole) => {
        const base = baseOf(context, whole, 'certificates');
        const state = readState(context);
        const query = { q: state.q, ...state.filters };
        return mailPage(context, whole, filterOf(state), {
          action: queryHref(`${base}/mailing`, query),
          cancel: queryHref(base, query),
        });
      },
    });
    shell.managed({
      method,
      path: '/certificates/:certificate/mailing',
      policy: manageHonours,
      handle: async (context, whole) => {
        const { certificate } = await certificateOf(deps, context, whole);
        const here = `${baseOf(context, whole, 'certificates')}/${certificate.id}`;
        return mailPage(context, whole, [certificate.id], { action: `${here}/mailing`, cancel: here });
      },
    });
  }
}
