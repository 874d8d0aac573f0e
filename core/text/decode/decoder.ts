import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Encoding } from './encodings.ts';
import { strictDecoder } from './strict-decoder.ts';
import type { Step } from './strict-decoder.ts';

export type DocumentDecoder = {
  push(chunk: Uint8Array): Result<string>;
  end(): Result<string>;
};

/**
 * Turns the bytes of a document into text, chunk by chunk, in constant memory.
 * In: the encoding. Out: `push` gives the text of a chunk (cut anywhere), `end` must be called once after the last.
 * A byte order mark is removed. Errors: `document.undecodable` with `{ encoding, offset }`, the byte offset where the
 * first bad, truncated or NUL sequence begins; the caller adds the document's name. Lone surrogates are bad.
 */
export const openDecoder = (encoding: Encoding): DocumentDecoder => {
  const decoder = strictDecoder(encoding);
  const result = (step: Step): Result<string> =>
    'text' in step ? ok(step.text) : fail('document.undecodable', { encoding, offset: step.bad });
  return { push: (chunk) => result(decoder.push(chunk)), end: () => result(decoder.end()) };
};
