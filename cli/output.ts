import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '#core/model/index.ts';
import { isStorageError, storageFailure } from '#engine/store/failures.ts';

/** How many UTF-16 units are written at a time: a million lines are neither one string nor a million writes. */
const pieceLength = 65_536;

/** The same text in pieces of about `pieceLength`. */
function* gathered(texts: Iterable<string>): Generator<string> {
  let held = '';
  for (const text of texts) {
    held += text;
    if (held.length < pieceLength) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* listPieces(value: unknown): Generator<string> {
  if (!isList(value)) {
    yield JSON.stringify(value);
    return;
  }
  let opening = '[';
  for (const element of value) {
    yield `${opening}${JSON.stringify(element)}`;
    opening = ',';
  }
  yield opening === '[' ? '[]' : ']';
}

/**
 * One JSON document and a line break, the elements of its lists one by one: a string of all rows of a large project
 * would be longer than strings can be. Anything that can be iterated over is a list.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || isList(value)) {
    yield* listPieces(value);
    yield '\n';
    return;
  }
  let opening = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${opening}${JSON.stringify(name)}:`;
    yield* listPieces(member);
    opening = ',';
  }
  yield opening === '{' ? '{}\n' : '}\n';
}

export function* lineBreaksAfter(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;

/**
 * Writes to stdout and waits until all of it is taken. A reader that has seen enough and closed its end (`| head`) is
 * no failure; anything else that keeps the output from being written is, told of `name`.
 */
export const writeOutput = async (texts: Iterable<string>, name: string): Promise<Result<null>> => {
  try {
    await pipeline(Readable.from(gathered(texts)), process.stdout, { end: false });
    return ok(null);
  } catch (error) {
    if (codeOf(error) === 'EPIPE') return ok(null);
    if (!isStorageError(error)) throw error;
    const { code, params } = storageFailure(error, name);
    return fail(code, params);
  }
};
