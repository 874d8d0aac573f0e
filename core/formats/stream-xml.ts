import { fail, type Result } from '../model/index.ts';
import { xmlTexts, type XmlBytesFault } from '../xml/decode.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readXml, type XmlRules, type XmlVisitor } from '../xml/read.ts';

/** What an XML reader of blocks has made so far, and gives out once. */
type Ready<T> = () => readonly T[];

/**
 * Reads an XML document and gives what `ready` has after each step of the parser; a failure is the last that comes:
 * `document.bad-xml`, `file.too-many`. `watch` sees the text go by. Holds a step of the text and what is not ready.
 */
export function* streamXml<T>(
  bytes: Iterable<Uint8Array>,
  visitor: XmlVisitor,
  ready: Ready<Result<T>>,
  rules: XmlRules = {},
  watch: (pieces: Iterable<string>) => Iterable<string> = (pieces) => pieces,
): Generator<Result<T>> {
  let bytesFault: XmlBytesFault | null = null;
  function* texts(): Generator<string> {
    bytesFault = yield* xmlTexts(bytes);
  }
  const reading = readXml(watch(texts()), visitor, rules);
  for (;;) {
    const step = reading.next();
    const got = ready();
    for (const one of got) {
      yield one;
      if (!one.ok) return;
    }
    if (step.done !== true) continue;
    const fault = bytesFault ?? step.value;
    if (fault !== null) yield xmlFailure(fault);
    return;
  }
}

/** A document that is well-formed and not of its format. `fault`: a sentence of the format, `<id>.faults.<word>`. */
export const invalid = (fault: string, line: number, detail: string): Result<never> =>
  fail('document.invalid', { fault, line, detail });
