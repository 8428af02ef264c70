import { Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import { FILE_BYTES, portraitLimits } from '../../../../../platform/files/accept/index.ts';
import type { FormBody } from '../../../../../platform/http/forms.ts';
import { readUpload } from '../../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { type FormModel, withInput } from '../../../../../platform/views/index.ts';
import type { RegistrationPatch } from '../../contract.ts';
import { fileHeaders } from '../../file-headers.ts';
import type { Opened } from '../../service/opening.ts';
import { personSchema } from '../fields/person.ts';
import { answersOfPage, questionsSchema, shownName, written } from '../fields/questions.ts';
import { stayOf, staySchema } from '../fields/stay.ts';
import { nextStep, type Step, shownMark } from '../steps.ts';
import { toldOf } from './so-far.ts';
import { fileModel, modelOf } from './step-forms.ts';
import { purposeOf, stepsFor, titleOfStep } from './step-frame.ts';
import { type OwnPages, onRegistration, ownForm } from './way.ts';

/** The largest file of a page in megabytes, as its hint says it. */
const megabytesOf = (step: Step): number =>
  (step === 'photo' ? portraitLimits.bytes : FILE_BYTES) / 1024 ** 2;

/** Adds the pages of a form for somebody who has begun or handed in: each asks for one thing. */
export function addSteps(deps: OwnPages): void {
  const { pages, own, drafts, links, registrationFiles, describe, way } = deps;
  const { keyOf, baseOf } = way;

  /** A page of the form. */
  const show = (context: PageContext, opened: Opened, step: Step, model: FormModel): Page =>
    ownForm(deps, context, opened, model, {
      title: titleOfStep(context, opened, step),
      lede: step === 'photo' ? context.t('registration:file.photo-lede') : undefined,
    });

  const stepOf = (context: PageContext, opened: Opened): Step => {
    const step = context.params.step as Step;
    const steps = stepsFor(opened);
    if (step === 'check' || !steps.includes(step)) throw notFound();
    return step;
  };

  onRegistration(deps, {
    path: '/:step',
    handle: async (context, opened): Promise<PageAnswer> => {
      if (!deps.opening.isOpen(opened)) return { redirect: baseOf(context) };
      if (context.params.step === 'more' && !stepsFor(opened).includes('more')) {
        return { redirect: baseOf(context) };
      }
      const step = stepOf(context, opened);
      const isFile = step === 'photo' || step === 'identity' || step.startsWith('file-');
      return show(
        context,
        opened,
        step,
        isFile ? fileModel(deps, context, opened, step) : await modelOf(deps, context, opened, step),
      );
    },
  });

  /** Where one goes from a page: on in a draft, back to the record of what was handed in. */
  const onward = async (context: PageContext, later: boolean): Promise<string> => {
    const opened = await deps.opening.read(context.actor, keyOf(context));
    const { registration, form } = opened.found;
    if (registration.state !== 'draft') return `${baseOf(context)}?done=saved`;
    if (later) {
      await links.send(context.actor, keyOf(context));
      return `${baseOf(context)}?done=later`;
    }
    const next = nextStep(form, opened.questions, toldOf(opened));
    return next === 'check' ? baseOf(context) : `${baseOf(context)}/${next}`;
  };

  const takeFile = async (context: PageContext, opened: Opened, step: Step): Promise<PageAnswer> => {
    const { file, fields } = await readUpload(context.request, portraitLimits.bytes);
    const model = fileModel(deps, context, opened, step);
    const draft = opened.found.registration.state === 'draft';
    const later = draft && fields.do === 'later';
    const optional = later || model.fields?.find(({ name }) => name === 'file')?.optional === true;
    try {
      if (file !== null) {
        await registrationFiles.add(context.actor, keyOf(context), purposeOf(step), file);
      } else if (!optional) throw ruleBroken({ field: 'file', code: 'field-required' });
      // Who goes on later is asked again.
      if (draft && (file !== null || !later)) await drafts.keep(context.actor, keyOf(context), {}, [step]);
    } catch (thrown) {
      if (!isAppError(thrown) || ![409, 413, 422].includes(thrown.status)) throw thrown;
      const errors =
        thrown.errors.length > 0
          ? thrown.errors
          : [{ field: 'file', code: thrown.code, params: thrown.params }];
      const again = withInput(
        model,
        fields,
        errors.map(({ code, params }) => ({
          field: 'file',
          message:
            code === 'file-too-large'
              ? context.t('registration:file.too-large', { limit: megabytesOf(step) })
              : describe(context.language, code, { field: titleOfStep(context, opened, step), ...params }),
        })),
      );
      return { ...show(context, opened, step, again), status: thrown.status };
    }
    return { redirect: await onward(context, later) };
  };

  onRegistration(deps, {
    method: 'POST',
    path: '/:step',
    handle: async (context, opened): Promise<PageAnswer> => {
      if (!deps.opening.isOpen(opened)) return { redirect: baseOf(context) };
      const step = stepOf(context, opened);
      if (step === 'photo' || step === 'identity' || step.startsWith('file-')) {
        return takeFile(context, opened, step);
      }
      const { found, questions } = opened;
      const body = (context.request.body ?? {}) as FormBody;
      const schema =
        step === 'you' ? personSchema(found.form) : step === 'stay' ? staySchema : questionsSchema(questions);
      return pages.submit(context, {
        schema: Type.Object({ ...schema.properties }),
        form: await modelOf(deps, context, opened, step, body),
        page: (model) => show(context, opened, step, model),
        work: async (input) => {
          const patch: RegistrationPatch =
            step === 'you'
              ? (input as RegistrationPatch)
              : step === 'stay'
                ? stayOf(input)
                : {
                    answers: answersOfPage(
                      questions,
                      (input as { answers?: Record<string, unknown> }).answers,
                    ),
                  };
          if (found.registration.state === 'draft') {
            const shown = written(questions).filter(({ id }) => body[shownName(id)] !== undefined);
            const { lacks } = await drafts.keep(context.actor, keyOf(context), patch, [
              step,
              ...shown.map(({ id }) => shownMark(id)),
            ]);
            // It is kept; whoever goes on is told what the page lacks, whoever comes back later is not.
            if (lacks.length > 0 && body.do !== 'later') throw ruleBroken(lacks);
          } else await own.edit(context.actor, keyOf(context), null, patch);
          return onward(context, body.do === 'later');
        },
      });
    },
  });

  onRegistration(deps, {
    path: '/files/:file',
    handle: async (context) => {
      const { file, bytes } = await registrationFiles.read(
        context.actor,
        keyOf(context),
        context.params.file ?? '',
      );
      return { type: file.mediaType, body: bytes, headers: fileHeaders(file.name) };
    },
  });
}
