import { Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import { FILE_BYTES, portraitLimits } from '../../../../../platform/files/accept/index.ts';
import type { FormBody } from '../../../../../platform/http/forms.ts';
import { readUpload } from '../../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { type FieldOption, type FormModel, withInput } from '../../../../../platform/views/index.ts';
import { stateOptions } from '../../../../directory/index.ts';
import type { AttendeeRow } from '../../../store/registrations.ts';
import type { RegistrationPatch } from '../../contract.ts';
import { fileHeaders } from '../../file-headers.ts';
import { type Draft, readDraft } from '../../rules/draft.ts';
import type { Opened } from '../../service/opening.ts';
import { contentOf } from '../../service/reading.ts';
import { personGroups, personSchema } from '../fields/person.ts';
import { answersOfPage, questionGroups, questionsSchema, shownName, written } from '../fields/questions.ts';
import { stayGroups, stayOf, staySchema } from '../fields/stay.ts';
import { nextStep, type Step, shownMark, stepsOf, unshown } from '../steps.ts';
import { type OwnPages, onRegistration, ownForm } from './way.ts';

/** Somebody as they stand in the list of attendees, as the pages of the form have them. */
export const personOfAttendee = (row: AttendeeRow): RegistrationPatch => ({
  name: row.name,
  honorific: row.honorific,
  post: row.post,
  organisation: row.organisation,
  stateCode: row.stateCode,
  nationality: row.nationality,
  birthDate: row.birthDate,
  gender: row.gender,
  email: row.email,
  phone: row.phone,
  listed: row.listed === null ? [] : [...row.listed],
});

/** What was told so far, whether it was handed in or not. */
export function toldOf({ found }: Pick<Opened, 'found'>): Draft {
  const { registration, attendee } = found;
  if (attendee === null) {
    const draft = readDraft(registration.draft);
    return { ...draft, person: { ...draft.person, email: registration.email } };
  }
  return { person: personOfAttendee(attendee), content: contentOf(found), done: [] };
}

/** The largest file of a page in megabytes, as its hint says it. */
const megabytesOf = (step: Step): number =>
  (step === 'photo' ? portraitLimits.bytes : FILE_BYTES) / 1024 ** 2;

const purposeOf = (step: string): string => step.replace(/^file-/, '');

/** What a page of the form is about. */
export function titleOfStep(context: PageContext, opened: Opened, step: Step): string {
  if (!step.startsWith('file-')) return context.t(`registration:step.${step}`);
  const question = opened.questions.find(({ id }) => id === purposeOf(step));
  return say(question?.label, context);
}

/** Adds the pages of a form for somebody who has begun or handed in: each asks for one thing. */
export function addSteps(deps: OwnPages): void {
  const { pages, own, drafts, links, registrationFiles, describe, database, way } = deps;
  const { keyOf, baseOf } = way;

  /** The pages that somebody goes through now; what was handed in has them all but the check. */
  const stepsFor = (opened: Opened): Step[] => {
    const { form, registration } = opened.found;
    const steps = stepsOf(form, opened.questions, toldOf(opened));
    return registration.state === 'draft' ? steps : steps.filter((one) => one !== 'check' && one !== 'more');
  };

  const stateChoices = ({ found: { form } }: Opened, language: 'ar' | 'en'): Promise<FieldOption[]> =>
    form.blocks.state === undefined && form.blocks.identity === undefined
      ? Promise.resolve([])
      : stateOptions(database.db, language);

  async function modelOf(context: PageContext, opened: Opened, step: Step, body: FormBody = {}) {
    const { t } = context;
    const { found, questions } = opened;
    const { form } = found;
    const told = toldOf(opened);
    const draft = found.registration.state === 'draft';
    const steps = stepsFor(opened);
    const data = {
      form,
      questions,
      person: told.person,
      content: told.content,
      states: step === 'you' ? await stateChoices(opened, context.language) : [],
    };
    const posted = Object.fromEntries(
      questions.flatMap(({ id, type }): [string, unknown][] => {
        const value = body[`answers.${id}`];
        if (value === undefined) return [];
        if (type === 'yes-no') return [[id, value === 'yes']];
        if (type === 'consent') return [[id, true]];
        return [[id, type === 'choices' ? [value].flat() : value]];
      }),
    );
    const answers = { ...told.content.answers, ...posted };
    const groups =
      step === 'you'
        ? personGroups(context, data)
        : step === 'stay'
          ? stayGroups(context, data)
          : step === 'more'
            ? questionGroups(context, unshown(questions, told), answers).map(({ fields }) => ({ fields }))
            : step === 'questions'
              ? questionGroups(context, questions, answers)
              : [];
    const model: FormModel = {
      action: `${baseOf(context)}/${step}`,
      ...(draft
        ? { step: t('registration:step.of', { number: steps.indexOf(step) + 1, count: steps.length }) }
        : {}),
      groups,
      submit: { label: t(draft ? 'registration:action.next' : 'common:action.save') },
      ...(draft
        ? {
            alternatives: [{ label: t('registration:action.later'), name: 'do', value: 'later' }],
          }
        : {}),
      cancel: { href: draft ? previousHref(context, opened, step) : baseOf(context) },
    };
    return model;
  }

  const previousHref = (context: PageContext, opened: Opened, step: Step): string => {
    const steps = stepsFor(opened);
    const before = steps[steps.indexOf(step) - 1];
    return before === undefined ? baseOf(context) : `${baseOf(context)}/${before}`;
  };

  const fileModel = (context: PageContext, opened: Opened, step: Step): FormModel => {
    const { t } = context;
    const { found, questions } = opened;
    const draft = found.registration.state === 'draft';
    const told = toldOf(opened);
    const purpose = purposeOf(step);
    const kept =
      purpose === 'photo'
        ? (found.files.find(({ id }) => id === told.photo)?.name ??
          (found.attendee?.photoId == null ? undefined : t('registration:file.there')))
        : purpose === 'identity'
          ? (found.files.find(({ id }) => id === told.identity)?.name ??
            (found.hasIdentity ? t('registration:file.there') : undefined))
          : found.files.find(({ questionId }) => questionId === purpose)?.name;
    const question = questions.find(({ id }) => id === purpose);
    const needed = question?.required ?? found.form.blocks[purpose as 'photo' | 'identity'] === 'needed';
    const steps = stepsFor(opened);
    return {
      action: `${baseOf(context)}/${step}`,
      ...(draft
        ? { step: t('registration:step.of', { number: steps.indexOf(step) + 1, count: steps.length }) }
        : {}),
      guard: false,
      multipart: true,
      fields: [
        ...(kept === undefined
          ? []
          : [{ name: 'kept', kind: 'static' as const, label: t('registration:file.kept'), value: kept }]),
        {
          name: 'file',
          kind: 'file',
          label: titleOfStep(context, opened, step),
          hint: [
            say(question?.hint, context),
            t(`registration:file.${purpose === 'photo' ? 'photo' : 'document'}`),
          ]
            .filter((part) => part !== '')
            .join(' '),
          accept:
            purpose === 'photo' ? 'image/jpeg,image/png,image/webp' : '.pdf,.docx,.jpg,.jpeg,.png,.webp',
          optional: !needed || kept !== undefined,
        },
      ],
      submit: { label: t(draft ? 'registration:action.next' : 'common:action.save') },
      ...(draft
        ? { alternatives: [{ label: t('registration:action.later'), name: 'do', value: 'later' }] }
        : {}),
      cancel: { href: draft ? previousHref(context, opened, step) : baseOf(context) },
    };
  };

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
        isFile ? fileModel(context, opened, step) : await modelOf(context, opened, step),
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
    const model = fileModel(context, opened, step);
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
        form: await modelOf(context, opened, step, body),
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
