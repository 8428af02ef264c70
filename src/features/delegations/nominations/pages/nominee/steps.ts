import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { NominationWhole } from '../../../store/nominations.ts';
import { ReasonInput } from '../../contract.ts';
import { reasonField } from '../nominee-form.ts';
import { nameOf } from '../people-table.ts';
import { formPage, type NominationPages, type Opened, type Way } from '../way.ts';
import type { NomineeFrame } from './frame.ts';

/** Adds the steps of a nomination: handed in, confirmed, deleted as a draft, withdrawn. */
export function addNomineeSteps(deps: NominationPages, way: Way, frame: NomineeFrame): void {
  const { pages, nominations } = deps;
  const { isShut, nomineeOf, hrefOf } = frame;

  /** A step that may ask for a reason: a page with one field, and its POST. */
  const step = (
    path: string,
    words: (
      context: PageContext,
      name: string,
    ) => { readonly title: string; readonly lede?: string; readonly label: string },
    work: (
      context: PageContext,
      found: NominationWhole,
      version: number | null,
      reason?: string | null,
    ) => Promise<string>,
    danger = false,
  ): void => {
    const formOf = (context: PageContext, opened: Opened, found: NominationWhole): FormModel => ({
      action: `${hrefOf(opened, found)}/${path}`,
      guard: false,
      hidden: { version: String(found.nomination.version) },
      fields: [reasonField(context, !way.own && isShut(opened))],
      submit: { label: words(context, nameOf(context, found).text).label, danger },
      cancel: { href: hrefOf(opened, found) },
    });
    const show = (context: PageContext, opened: Opened, found: NominationWhole, form: FormModel): Page => {
      const { title, lede } = words(context, nameOf(context, found).text);
      return formPage(way, context, opened, title, form, lede === undefined ? {} : { lede });
    };
    way.on({
      path: `/nominations/:nomination/${path}`,
      handle: async (context, opened) => {
        const found = await nomineeOf(context, opened);
        return show(context, opened, found, formOf(context, opened, found));
      },
    });
    way.on({
      method: 'POST',
      path: `/nominations/:nomination/${path}`,
      handle: async (context, opened) => {
        const found = await nomineeOf(context, opened);
        return pages.submit(context, {
          schema: ReasonInput,
          form: formOf(context, opened, found),
          page: (form) => show(context, opened, found, form),
          work: async ({ reason }, version) => {
            const done = await work(context, found, version, reason);
            return `${opened.base}?done=${done}`;
          },
        });
      },
    });
  };

  step(
    'nomination',
    ({ t }) => ({ title: t('nominations:action.hand-in'), label: t('nominations:action.hand-in') }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.handIn(actor, nomination.id, version, reason);
      return 'nominated';
    },
  );
  step(
    'confirmation',
    ({ t }) => ({ title: t('nominations:action.confirm'), label: t('nominations:action.confirm') }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.confirm(actor, nomination.id, version, reason);
      return 'confirmed';
    },
  );
  step(
    'deletion',
    ({ t }, name) => ({
      title: t('nominations:form.delete-title', { name }),
      lede: t('nominations:form.delete-lede'),
      label: t('nominations:action.delete-draft'),
    }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.discard(actor, nomination.id, version, reason);
      return 'draft-deleted';
    },
    true,
  );
  step(
    'withdrawal',
    ({ t }, name) => ({
      title: t('nominations:form.withdraw-title', { name }),
      lede: t('nominations:form.withdraw-lede'),
      label: t('nominations:form.withdraw-do'),
    }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.withdraw(actor, nomination.id, version, reason);
      return 'withdrawn';
    },
    true,
  );
}
