import { type PGlite, protocol, type Results, types } from '@electric-sql/pglite';
import { frequentStatements } from './frequent.ts';

const { serialize } = protocol;
const { DataRowMessage, CommandCompleteMessage, ParameterDescriptionMessage, RowDescriptionMessage } =
  protocol.messages;
type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

/**
 * Uses of a prepared statement after which it is prepared anew: the engine keeps a plan as long as nothing tells it that
 * the tables have grown, and here nothing does.
 */
const USES = 100;

/** What changes tables, whose rows statements were prepared to read. */
const CHANGES_TABLES = /^\s*(?:create|alter|drop)\b/i;

/** Error of a statement whose table has other columns now. */
const OUTDATED = '0A000';

interface Prepared {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly columns: readonly { readonly name: string; readonly dataTypeID: number }[];
  uses: number;
}

/** Runs statements as PGlite's `query` does; within a transaction or with the client to itself. */
export type RunStatement = (text: string, values: readonly unknown[], array: boolean) => Promise<Results>;

/**
 * PGlite's `query` asks the engine six times for one statement, which it parses and plans anew each time. What is prepared
 * here is one question with its values: a twentieth of the work.
 */
export function pgliteStatements(client: PGlite) {
  const isFrequent = frequentStatements();
  const prepared = new Map<string, Prepared>();
  let last = 0;

  const send = (messages: readonly Uint8Array[]): Promise<Message[]> =>
    client.execProtocolStream(Buffer.concat([...messages, serialize.sync()]), { syncToFs: false });

  async function prepare(text: string): Promise<Prepared> {
    const old = prepared.get(text);
    if (old !== undefined && old.uses < USES) return old;
    last += 1;
    const name = `s${last}`;
    const answers = await send([
      ...(old === undefined ? [] : [serialize.close({ type: 'S', name: old.name })]),
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    ]);
    const made: Prepared = {
      name,
      parameters: answers.find((one) => one instanceof ParameterDescriptionMessage)?.dataTypeIDs ?? [],
      columns: (answers.find((one) => one instanceof RowDescriptionMessage)?.fields ?? []).map(
        ({ name, dataTypeID }) => ({ name, dataTypeID }),
      ),
      uses: 0,
    };
    prepared.set(text, made);
    return made;
  }

  const written = (value: unknown, type: number | undefined): string | null => {
    if (value === null || value === undefined) return null;
    const serializer = type === undefined ? undefined : client.serializers[type];
    return serializer === undefined ? String(value) : serializer(value);
  };

  function resultOf(answers: readonly Message[], { columns }: Prepared, array: boolean): Results {
    const read = columns.map(({ dataTypeID }) => {
      const parser = client.parsers[dataTypeID];
      return (text: string | null) =>
        text === null ? null : parser === undefined ? text : parser(text, dataTypeID);
    });
    const rows: unknown[] = [];
    let affectedRows = 0;
    for (const answer of answers) {
      if (answer instanceof DataRowMessage) {
        const values = answer.fields.map((text, index) => read[index]?.(text));
        rows.push(
          array ? values : Object.fromEntries(columns.map(({ name }, index) => [name, values[index]])),
        );
      } else if (answer instanceof CommandCompleteMessage && !answer.text.startsWith('SELECT')) {
        affectedRows += Number.parseInt(answer.text.split(' ').at(-1) ?? '', 10) || 0;
      }
    }
    return { rows: rows as Results['rows'], fields: [...columns], affectedRows };
  }

  async function once(text: string, values: readonly unknown[], array: boolean): Promise<Results> {
    const statement = await prepare(text);
    statement.uses += 1;
    const answers = await send([
      serialize.bind({
        statement: statement.name,
        values: values.map((value, index) => written(value, statement.parameters[index])),
      }),
      serialize.execute({}),
    ]);
    return resultOf(answers, statement, array);
  }

  return {
    /** Whether a statement is to be run here; else by PGlite's own `query`. */
    isFrequent: (text: string): boolean => {
      if (CHANGES_TABLES.test(text)) {
        for (const statement of prepared.values()) statement.uses = USES;
        return false;
      }
      return isFrequent(text);
    },

    /** Within a transaction. */
    within: ((text, values, array) => client.runExclusive(() => once(text, values, array))) as RunStatement,

    /** On its own. */
    alone: ((text, values, array) =>
      client._runExclusiveTransaction(() =>
        client.runExclusive(async () => {
          const result = await once(text, values, array).catch((error: { readonly code?: unknown }) => {
            const known = prepared.get(text);
            if (error.code !== OUTDATED || known === undefined) throw error;
            known.uses = USES;
            return once(text, values, array);
          });
          await client.syncToFs();
          return result;
        }),
      )) as RunStatement,
  };
}

/** Types whose values the object-relational layer reads itself, from their text: instants, dates, and lists of numbers. */
export const readAbove: readonly number[] = [
  types.TIMESTAMP,
  types.TIMESTAMPTZ,
  types.INTERVAL,
  types.DATE,
  1115,
  1182,
  1185,
  1187,
  1231,
];
