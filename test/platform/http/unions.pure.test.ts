import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../src/platform/http/validation.ts';

const Place = Type.Object({
  room: Type.String(),
  sort: Type.Union([Type.Literal('hall'), Type.Literal('tent')]),
});
const Step = Type.Union([
  Type.Object(
    { kind: Type.Literal('move'), id: Type.String(), at: Type.Union([Place, Type.Null()]) },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('swap'), id: Type.String(), other: Type.String() },
    { additionalProperties: false },
  ),
]);
const faults = (schema: Parameters<typeof checkInput>[0], input: unknown): string[] =>
  checkInput(schema, input).map(({ field, code, params }) => [field, code, params?.allowed].join(' ').trim());

describe('what is wrong with an input of several shapes', () => {
  it('is said of the shape that its word names', () => {
    expect(faults(Step, { kind: 'swap', id: 'a' })).toEqual(['other field-required']);
    expect(faults(Step, { kind: 'move', id: 'a', at: { sort: 'hall' } })).toEqual(['at.room field-required']);
    expect(faults(Step, { kind: 'move', id: 'a', other: 'b', at: null })).toEqual(['other field-unknown']);
  });

  it('is the word alone where no shape has it, with those that there are', () => {
    expect(faults(Step, { kind: 'fly', wings: 2 })).toEqual(['kind choice-unknown move, swap']);
  });

  it('is everything where the word is missing', () => {
    expect(faults(Step, { id: 'a' })).toContain('kind field-required');
  });

  it('names the words of a choice, also of one that may be empty', () => {
    const Form = Type.Object({ at: Type.Union([Place, Type.Null()]) });

    expect(faults(Form, { at: { room: 'r', sort: 'roof' } })).toEqual(['at.sort choice-unknown hall, tent']);
  });
});
