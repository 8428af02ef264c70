import type { Static, TSchema } from 'typebox';
import { ruleBroken } from '../../../platform/errors/index.ts';
import { checkInput } from '../../../platform/http/validation.ts';

/**
 * What a browser's passkey answered, from the field of a form.
 * @throws 422 `passkey-refused` for what is no such answer
 */
export function readPasskeyField<T extends TSchema>(schema: T, text: string | undefined): Static<T> {
  let answer: unknown;
  try {
    answer = JSON.parse(text ?? '');
  } catch {
    answer = undefined;
  }
  if (checkInput(schema, answer).length > 0) throw ruleBroken({ field: '', code: 'passkey-refused' });
  return answer as Static<T>;
}
