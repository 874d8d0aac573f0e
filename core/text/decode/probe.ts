import { encodings } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import { countBytes, looksBinary, noBytes } from './binary.ts';
import type { ByteCounts } from './binary.ts';
import { plausibility } from './plausibility.ts';
import { strictDecoder } from './strict-decoder.ts';
import type { StrictDecoder } from './strict-decoder.ts';

export type Candidate = {
  readonly encoding: Encoding;
  /** Plausibility of the text it gives, 0 to 1. */
  readonly score: number;
  /** The first 200 or so readable characters. */
  readonly sample: string;
};

export type EncodingReport = {
  /** No text in any encoding known here. */
  readonly binary: boolean;
  /** The input began with a byte order mark. */
  readonly bom: boolean;
  /** The two best candidates are about equally likely: ask. */
  readonly ambiguous: boolean;
  /** Encodings in which every byte is valid and the text is not absurd, best first. */
  readonly candidates: readonly Candidate[];
  /** Encodings that met a bad sequence, with the byte offset where it begins. */
  readonly bad: readonly { readonly encoding: Encoding; readonly offset: number }[];
};

export type EncodingProbe = { push(chunk: Uint8Array): void; finish(): EncodingReport };

/** Characters beyond ASCII that are judged per candidate; more would only repeat the verdict. */
const judgedChars = 20_000;
const sampleLength = 200;
const headLength = 2 * sampleLength;
/** Two candidates whose scores differ by less are shown as a choice. */
const closeScores = 0.1;
const absurd = 0.1;
/** UTF-16 is believed without a mark only when the text it gives is mostly usual. */
const utf16Shape = 0.7;
/** Above this share of control characters a text is none. */
const mostControls = 0.02;

type Runner = {
  readonly encoding: Encoding;
  readonly decoder: StrictDecoder;
  bad: number | undefined;
  head: string;
  telling: string;
  /** UTF-16 units that `telling` was taken from. */
  seen: number;
};

const isUtf16 = (encoding: Encoding): boolean => encoding.startsWith('utf-16');

const run = (runner: Runner, chunk: Uint8Array): void => {
  if (runner.bad !== undefined) return;
  const step = runner.decoder.push(chunk);
  if ('bad' in step) runner.bad = step.bad;
  else keep(runner, step.text);
};

/** Keeps the beginning for showing, and of what follows only characters that tell encodings apart. */
const keep = (runner: Runner, text: string): void => {
  if (runner.head.length < headLength) runner.head = (runner.head + text).slice(0, headLength);
  if (runner.telling.length >= judgedChars) return;
  runner.seen += text.length;
  runner.telling = (runner.telling + text.replace(/[\t\n\f\r\x20-\x7e]+/g, '')).slice(0, judgedChars);
};

const markOf = (head: Uint8Array): Encoding | undefined => {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && head[3] === 0x33) return 'gb18030';
  return undefined;
};

const readable = (text: string): string =>
  Array.from(text.replace(/\s+/g, ' ').trim()).slice(0, sampleLength).join('');

/**
 * Finds out what encoding a document is in, from its bytes alone. `push` takes chunks cut anywhere, in order;
 * `finish` is called once and gives the report. Every byte is tested against every encoding; plausibility is judged on
 * the beginning. Memory does not grow with the document.
 */
export const createEncodingProbe = (): EncodingProbe => {
  const runners: Runner[] = encodings.map((encoding) => ({
    encoding,
    decoder: strictDecoder(encoding),
    bad: undefined,
    head: '',
    telling: '',
    seen: 0,
  }));
  const head: number[] = [];
  let bytes = noBytes;

  const push = (chunk: Uint8Array): void => {
    for (let at = 0; head.length < 4 && at < chunk.length; at++) head.push(chunk[at] ?? 0);
    bytes = countBytes(bytes, chunk);
    for (const runner of runners) run(runner, chunk);
  };

  const finish = (): EncodingReport => {
    for (const runner of runners) {
      const step = runner.decoder.end();
      if (runner.bad === undefined && 'bad' in step) runner.bad = step.bad;
    }
    return report(runners, bytes, markOf(Uint8Array.from(head)));
  };

  return { push, finish };
};

type Judged = Candidate & { readonly judged: number; readonly controls: number };

const judge = (runner: Runner): Judged => {
  const { score, judged, controls } = plausibility(runner.telling);
  return {
    encoding: runner.encoding,
    sample: readable(runner.head),
    score,
    judged,
    controls: controls / Math.max(1, runner.seen),
  };
};

const report = (
  runners: readonly Runner[],
  bytes: ByteCounts,
  mark: Encoding | undefined,
): EncodingReport => {
  const bad = runners.flatMap(({ encoding, bad: offset }) =>
    offset === undefined ? [] : [{ encoding, offset }],
  );
  const valid = runners.filter(({ bad: offset }) => offset === undefined);
  const text = valid.map(judge).filter(({ controls }) => controls < mostControls);
  const strip = ({ encoding, score, sample }: Judged): Candidate => ({ encoding, score, sample });

  const marked = text.find(({ encoding }) => encoding === mark);
  if (marked) return { binary: false, bom: true, ambiguous: false, candidates: [strip(marked)], bad };

  const plain = text.find(({ encoding, judged }) => encoding === 'utf-8' && judged === 0);
  if (plain) return { binary: false, bom: false, ambiguous: false, candidates: [strip(plain)], bad };

  const ranked = text
    .filter(({ encoding, score }) => score >= (isUtf16(encoding) ? utf16Shape : absurd))
    .sort((one, other) => rank(other) - rank(one));
  const [best, second] = ranked;
  const ambiguous =
    best !== undefined &&
    second !== undefined &&
    best.encoding !== 'utf-8' &&
    best.score - second.score < closeScores;
  const binary = ranked.length === 0 && mark === undefined && looksBinary(bytes);
  return { binary, bom: false, ambiguous, candidates: ranked.map(strip), bad };
};

/** Bytes that are valid UTF-8 beyond ASCII are so by design: legacy text hardly ever is. */
const rank = ({ encoding, score }: Judged): number => score + (encoding === 'utf-8' ? 1 : 0);
