import { ok, type Result } from '../model/index.ts';
import { foreignMarkLength } from '../text/decode/marks.ts';
import type { FileEncoding } from '../text/decode/index.ts';
import { decodeXml, xmlEncoding, xmlTexts, type XmlBytesFault, type XmlEncoding } from '../xml/decode.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readXml, type XmlRules, type XmlVisitor } from '../xml/read.ts';
import { passingWriter, type EditsWriter, type PassingWriter } from './edits-writer.ts';
import type { OriginalFile } from './export-source.ts';
import { passingText, type WholeText } from './file-text.ts';
import type { PieceSink } from './format.ts';

/** An XML document that is written with changes while it is read. */
export type XmlFile = PassingWriter & {
  readonly encoding: FileEncoding;
  /** Slices of what it holds: behind what was passed. */
  readonly text: WholeText;
  /** Reads it to its end. Failures: document.bad-xml and the like, when what stands before the fault is written already. */
  readonly read: (visitor: XmlVisitor, rules: XmlRules) => Result<null>;
};

export type WholeXml = { readonly bytes: Uint8Array; readonly text: string } & XmlEncoding;

/** Bytes that an encoding is judged by. */
const headLength = 65_536;

const headOf = (portions: Iterable<Uint8Array>): Uint8Array => {
  const head = new Uint8Array(headLength);
  let length = 0;
  for (const portion of portions) {
    const own = portion.subarray(0, headLength - length);
    head.set(own, length);
    length += own.length;
    if (length === headLength) break;
  }
  return head.subarray(0, length);
};

const [returnByte, feedByte] = [0x0d, 0x0a];

/** Whether a file has CRLF anywhere. */
const hasReturns = (portions: Iterable<Uint8Array>): boolean => {
  let last = 0;
  for (const portion of portions) {
    if (last === returnByte && portion[0] === feedByte) return true;
    for (let at = portion.indexOf(returnByte); at >= 0; at = portion.indexOf(returnByte, at + 1))
      if (portion[at + 1] === feedByte) return true;
    last = portion.at(-1) ?? last;
  }
  return false;
};

type Pieces = () => Generator<string, XmlBytesFault | null>;

const reader =
  (pieces: Pieces): XmlFile['read'] =>
  (visitor, rules) => {
    let broken: XmlBytesFault | null = null;
    function* texts(): Generator<string> {
      broken = yield* pieces();
    }
    const reading = readXml(texts(), visitor, rules);
    let step = reading.next();
    while (step.done !== true) step = reading.next();
    const fault = broken ?? step.value;
    return fault === null ? ok(null) : xmlFailure(fault);
  };

/** A document that is held whole, since its bytes are not those that its text would be written as. */
const wholeFile = ({ text, encoding }: WholeXml, writer: EditsWriter): XmlFile => ({
  ...writer,
  pass: () => undefined,
  encoding,
  text: { slice: (from, to) => text.slice(from, to), texts: () => [text] },
  read: reader(function* pieces() {
    yield text;
    return null;
  }),
});

/** A document in UTF-8, of which what was passed is not held. */
const passingFile = (portions: () => Iterable<Uint8Array>, sink: PieceSink): XmlFile => {
  const text = passingText();
  const rules = { text, length: text.length, hasReturns: () => hasReturns(portions()) };
  const writer = passingWriter(rules, sink);
  return {
    ...writer,
    pass: (to) => {
      writer.pass(to);
      text.letGo(to);
    },
    encoding: 'utf-8',
    text: { slice: text.slice, texts: () => xmlTexts(portions()) },
    read: reader(function* pieces() {
      const texts = xmlTexts(portions());
      for (let step = texts.next(); ; step = texts.next()) {
        if (step.done === true) return step.value;
        text.add(step.value);
        yield step.value;
      }
    }),
  };
};

/**
 * Opens an XML document to be written with changes. One in UTF-8 is read in portions, and nothing of it is held that was passed; one in another
 * encoding is held whole, and `writerOf` writes it. Failures: those of bytes that cannot be read.
 */
export const openXmlFile = (
  file: OriginalFile,
  sink: PieceSink,
  writerOf: (whole: WholeXml) => EditsWriter,
): Result<XmlFile> => {
  const portions = (): Iterable<Uint8Array> => file.portions?.() ?? [file.bytes()];
  const head = headOf(portions());
  const how = xmlEncoding(head);
  if ('unknown' in how) return xmlFailure({ kind: 'encoding', label: how.unknown });
  if (how.encoding === 'utf-8' && foreignMarkLength(head, 'utf-8') === 0)
    return ok(passingFile(portions, sink));
  const bytes = file.bytes();
  const decoded = decodeXml(bytes);
  if ('kind' in decoded) return xmlFailure(decoded);
  const whole = { bytes, ...decoded };
  return ok(wholeFile(whole, writerOf(whole)));
};
