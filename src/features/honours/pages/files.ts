import { conflict, notFound } from '../../../platform/errors/index.ts';
import { isId } from '../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { pickedRows } from '../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, workInEdition } from '../../series/index.ts';
import { FilesForm } from '../contract/forms.ts';
import { BATCH_TASK, type BatchInput, type BatchResult } from '../jobs.ts';
import { listPrintable, type Printable } from '../store/certificates.ts';
import { filterOf, readState } from './certificates.ts';
import type { HonoursPages } from './index.ts';
import { baseOf, below, formPage } from './shared.ts';

const modes = ['ar', 'en', 'ar-en'] as const;

/** Queues the drawing of certificates. @returns the address of the page that shows how far it is */
export async function queueFiles(
  { jobs }: Pick<HonoursPages, 'jobs'>,
  context: PageContext,
  whole: EditionWhole,
  batch: Omit<BatchInput, 'editionId'>,
): Promise<string> {
  const editionId = whole.edition.id;
  const task = await jobs.queue(context.actor, {
    kind: BATCH_TASK,
    editionId,
    input: { editionId, ...batch } satisfies BatchInput,
    total: batch.ids.length,
  });
  return `${baseOf(context, whole, 'certificates')}/files/${task.id}`;
}

/** Adds the making of files: one PDF for the printer and an archive, as work with progress. */
export function addCertificateFiles(deps: HonoursPages): void {
  const { pages, shell, database, files, jobs } = deps;
  const { db } = database;

  const taskOf = async (context: PageContext, whole: EditionWhole) => {
    const { task: id } = context.params;
    const task = isId(id) ? await jobs.find(id) : undefined;
    if (task === undefined || task.kind !== BATCH_TASK || task.editionId !== whole.edition.id) {
      throw notFound();
    }
    return task;
  };

  const formOf = (context: PageContext, whole: EditionWhole, { ids, leftOut }: Printable): FormModel => {
    const t = context.words(whole.edition.digits);
    const base = baseOf(context, whole, 'certificates');
    const { q, filters } = readState(context);
    return {
      action: `${base}/files`,
      guard: false,
      hidden: { ...filters, ...(q === '' ? {} : { q }) },
      submit: { label: t('honours:files-make') },
      cancel: { href: base },
      fields: [
        {
          name: 'count',
          kind: 'static',
          label: t('common:nav.management.certificates'),
          value: t('common:count.certificate', { count: ids.length }),
          ...(leftOut === 0 ? {} : { hint: t('honours:files-left-out', { count: leftOut }) }),
        },
        {
          name: 'do',
          kind: 'radios',
          label: t('common:label.language'),
          options: modes.map((value) => ({ value, label: t(`honours:mode.${value}`) })),
          value: whole.edition.authenticLanguage,
        },
      ],
    };
  };

  const show = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    formPage(
      below(context, whole, shell, 'certificates', {
        title: context.t('honours:files'),
        lede: context.t('honours:files-lede'),
      }),
      whole,
      form,
    );

  shell.managed({
    path: '/certificates/files',
    policy: workInEdition,
    handle: async (context, whole) => {
      const printable = await listPrintable(db, whole.edition.id, filterOf(readState(context)));
      return show(context, whole, formOf(context, whole, printable));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/files',
    policy: workInEdition,
    handle: async (context, whole) => {
      const picked = pickedRows(context).filter(isId);
      const { body } = context.request;
      const asked = picked.length > 0 ? picked : filterOf(readState({ query: { ...(body as object) } }));
      const printable = await listPrintable(db, whole.edition.id, asked);
      return pages.submit(context, {
        schema: FilesForm,
        form: formOf(context, whole, printable),
        page: (form) => show(context, whole, form),
        work: async ({ do: language }) => {
          if (printable.ids.length === 0) throw conflict('no-certificate-valid');
          return queueFiles(deps, context, whole, { ...printable, language });
        },
      });
    },
  });

  shell.managed({
    path: '/certificates/files/:task',
    policy: workInEdition,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const task = await taskOf(context, whole);
      const { language, leftOut = 0 } = task.input as BatchInput;
      const here = `${baseOf(context, whole, 'certificates')}/files/${task.id}`;
      const working = task.state === 'queued' || task.state === 'running';
      return {
        template: 'honours/task',
        digits: whole.edition.digits,
        page: below(context, whole, shell, 'certificates', {
          title: t('honours:files'),
          lede: t(`honours:mode.${language}`),
        }),
        data: {
          task: {
            state: task.state,
            working,
            here,
            done: task.done,
            total: task.total,
            leftOut,
            cancelAction: `${here}/cancellation`,
            pdf: `${here}/pdf`,
            zip: `${here}/zip`,
            listHref: baseOf(context, whole, 'certificates'),
          },
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/files/:task/cancellation',
    policy: workInEdition,
    handle: async (context, whole) => {
      const task = await taskOf(context, whole);
      await jobs.cancel(task.id);
      return { redirect: `${baseOf(context, whole, 'certificates')}/files/${task.id}` };
    },
  });

  for (const part of ['pdf', 'zip'] as const) {
    shell.managed({
      path: `/certificates/files/:task/${part}`,
      policy: workInEdition,
      handle: async (context, whole) => {
        const task = await taskOf(context, whole);
        const result = task.result as BatchResult | null;
        const file = result === null ? undefined : await files.find(result[`${part}Id`]);
        if (file === undefined) throw notFound();
        return {
          type: file.mediaType,
          headers: { 'content-disposition': `attachment; filename="${file.name}"` },
          body: await files.read(file),
        };
      },
    });
  }
}
