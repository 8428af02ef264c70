import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { LineInput, Nullable, readForm } from '../../../src/platform/http/index.ts';

const Input = Type.Object(
  {
    name: LineInput,
    post: Type.Optional(Nullable(LineInput)),
    lines: Type.Optional(Type.Array(LineInput)),
    age: Type.Optional(Nullable(Type.Integer())),
    kinds: Type.Optional(Type.Array(Type.String())),
    proposed: Type.Optional(
      Nullable(
        Type.Object({ name: Type.String({ minLength: 1 }), phone: Type.Optional(Nullable(Type.String())) }),
      ),
    ),
  },
  { additionalProperties: false },
);

describe('forms', () => {
  it('reads dotted names, numbers in either digits and repeated names by the contract', () => {
    const body = { 'name.ar': 'ليلى', 'name.en': 'Layla', age: '٤٠', kinds: ['a', '', 'b'], version: '3' };
    expect(readForm(Input, body)).toEqual({
      ok: true,
      input: { name: { ar: 'ليلى', en: 'Layla' }, age: 40, kinds: ['a', 'b'] },
    });
  });

  it('says that a language was emptied, and that a text was emptied altogether', () => {
    const body = { 'name.ar': 'ليلى', 'name.en': '', 'post.ar': '', 'post.en': ' ' };
    expect(readForm(Input, body)).toEqual({ ok: true, input: { name: { ar: 'ليلى', en: '' }, post: null } });
  });

  it('leaves out texts that the form does not have, and rows that say nothing', () => {
    const body = { 'name.ar': 'ليلى', 'lines.0.ar': '', 'lines.0.en': '', 'lines.1.ar': 'سطر' };
    expect(readForm(Input, body)).toEqual({
      ok: true,
      input: { name: { ar: 'ليلى' }, lines: [{ ar: 'سطر' }] },
    });
  });

  it('takes a group of which nothing was filled in as left out, and asks for the rest of one that was begun', () => {
    const empty = { 'name.ar': 'ليلى', 'proposed.name': '', 'proposed.phone': ' ' };
    expect(readForm(Input, empty)).toEqual({ ok: true, input: { name: { ar: 'ليلى' }, proposed: null } });

    expect(readForm(Input, { ...empty, 'proposed.phone': '1' })).toEqual({
      ok: false,
      errors: [expect.objectContaining({ field: 'proposed.name', code: 'field-required' })],
    });
  });

  it('names the fields that are wrong', () => {
    expect(readForm(Input, { age: 'many' })).toEqual({
      ok: false,
      errors: expect.arrayContaining([expect.objectContaining({ field: 'name', code: 'field-required' })]),
    });
  });
});
