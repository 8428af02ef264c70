import { type Static, Type } from 'typebox';
import { LINE_LENGTH } from '../../../../../platform/http/schemas.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { below } from '../../../../series/index.ts';
import { manageCalls, readSubmissions } from '../../policy.ts';
import type { SubmissionPages } from '../index.ts';
import { addCallForm } from './form.ts';
import { addCallList } from './list.ts';
import { addQuestionForms } from './questions.ts';
import { callRecord, graceForm, readCall, type Shown } from './record.ts';
import { addCallSteps } from './steps.ts';
import { callHref, Day, instantOf, named, Time } from './way.ts';

const GraceForm = Type.Object({
  note: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
  day: Day,
  time: Time,
  uses: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** Adds the management of calls: list, form, questions, grace links. */
export function addManagedCalls(deps: SubmissionPages): void {
  const { pages, shell, grace } = deps;
  addCallList(deps);
  addCallForm(deps);
  addQuestionForms(deps);
  addCallSteps(deps);

  shell.managed({
    path: '/calls/:call',
    policy: readSubmissions,
    handle: async (context, whole) => callRecord(deps, context, whole, await readCall(deps, context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/calls/:call/grace-links',
    policy: manageCalls,
    handle: async (context, whole) => {
      const read = await readCall(deps, context, whole);
      const { call } = read.found;
      const show = (shown: Shown) => callRecord(deps, context, whole, read, shown);
      const made: { href?: string } = {};
      const answer = await pages.submit(context, {
        schema: GraceForm,
        form: graceForm(context, callHref(context, whole)),
        page: (form: FormModel) => show({ grace: form }),
        work: async ({ note, day, time, uses }: Static<typeof GraceForm>) => {
          const expiresAt = instantOf(whole, day, time, 'time');
          const { secret } = await named(() =>
            grace.make(context.actor, call.id, { note, expiresAt, ...(uses === undefined ? {} : { uses }) }),
          );
          made.href = `${deps.publicUrl}${below(context, whole, `/calls/${call.slug}/grace/${secret}`)}`;
          return '';
        },
      });
      // Its address is in no other answer: the page is shown at once instead of after a redirect.
      if (made.href === undefined) return answer;
      return callRecord(deps, context, whole, await readCall(deps, context, whole), { made: made.href });
    },
  });
}
