import {
  countBytes,
  isEmptyOfText,
  looksBinary,
  noBytes,
  nulsOfUtf16,
  signatureLength,
  signatureOf,
} from './binary.ts';
import type { BinaryKind, ByteCounts } from './binary.ts';
import { openTallyingDecoder } from './decoder.ts';
import type { DocumentDecoder, Tally } from './decoder.ts';
import { encodings } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import { markOf } from './marks.ts';
import { plausibility } from './plausibility.ts';
import type { Plausibility } from './plausibility.ts';

export type Candidate = {
  readonly encoding: Encoding;
  /** Plausibility of the text it gives, 0 to 1, less for what could not be read. */
  readonly score: number;
  /** The first 200 or so readable characters. */
  readonly sample: string;
  /** Bad sequences and NULs met while this encoding was still considered. */
  readonly damaged: number;
};

export type EncodingReport = {
  /** What the file is when it is no text in any encoding known here. */
  readonly binary: BinaryKind | null;
  /** The input began with a byte order mark. */
  readonly bom: boolean;
  /** The two best candidates are about equally likely, or none is likely: ask. */
  readonly ambiguous: boolean;
  /** Encodings in which nearly every byte is valid and the text is not absurd, best first. */
  readonly candidates: readonly Candidate[];
  /** The other encodings, with what the text would be. */
  readonly others: readonly Candidate[];
};

export type EncodingProbe = {
  push(chunk: Uint8Array): void;
  /** `isWhole`: false when the input is only the beginning of a file, and may end within a character. */
  finish(isWhole?: boolean): EncodingReport;
};

/** Bytes judged at a time. What is decided on the way is decided at multiples of this, wherever the chunks are cut. */
const blockLength = 65_536;
/** Characters that are judged per candidate; more would only repeat the verdict. */
const judgedChars = 20_000;
const sampleLength = 200;
const headLength = 2 * sampleLength;
/** Two candidates whose scores differ by less are shown as a choice. */
const closeScores = 0.1;
const absurd = 0.1;
/** UTF-16 is believed without a mark only when the text it gives is mostly usual. */
const utf16Shape = 0.7;
/** A text of which about half is usual is a text. */
const partlyUsual = 0.45;
/** Above this share of control characters a text is none. */
const mostControls = 0.02;
/** Above this share of bad sequences among those beyond ASCII an encoding is not the right one. */
const mostBad = 0.25;
/** Japanese has kana in every clause, Chinese next to none. */
const leastKana = 0.1;

type Runner = {
  readonly encoding: Encoding;
  readonly decoder: DocumentDecoder;
  head: string;
  telling: string;
  /** UTF-16 units that `telling` was taken from. */
  seen: number;
  /** UTF-16 units of all text. */
  units: number;
  dropped: boolean;
};

const isUtf16 = (encoding: Encoding): boolean => encoding.startsWith('utf-16');

/** Keeps the beginning for showing, and of what follows characters beyond ASCII with what stands beside them. */
const keep = (runner: Runner, text: string): void => {
  runner.units += text.length;
  if (runner.head.length < headLength) runner.head = (runner.head + text).slice(0, headLength);
  if (runner.telling.length >= judgedChars) return;
  runner.seen += text.length;
  const telling = text.replace(/([\t\n\f\r\x20-\x7e])[\t\n\f\r\x20-\x7e]+(?=[\t\n\f\r\x20-\x7e])/g, '$1');
  runner.telling = (runner.telling + telling).slice(0, judgedChars);
};

/** The share of bad sequences among all that are not ASCII. */
const badShare = ({ valid, bad }: Tally): number => (bad === 0 ? 0 : bad / (valid + bad));

/**
 * Whether bytes are UTF-8 by their shape: no other encoding gives its sequences but by chance, about one valid pair in six
 * characters of GBK and hardly ever three valid bytes in a row. So a text that is whole but for some places is UTF-8, and
 * one of which a good half is: what does not fit in then shows as U+FFFD, instead of all the rest as wrong characters.
 */
const isUtf8 = ({ valid, long, bad }: Tally): boolean =>
  bad === 0 ? valid > 0 : 3 * long + 0.5 * (valid - long) >= bad && long + valid > 1;

/** The same of what stands behind the mark of UTF-8, which is a character itself and says nothing of the others. */
const isUtf8Behind = ({ valid, long, bad, ...rest }: Tally): boolean =>
  (valid === 1 && bad === 0) || isUtf8({ ...rest, valid: valid - 1, long: long - 1, bad });

/** Drops what cannot win any more, so that the rest of a long file is read in few encodings. */
const dropHopeless = (runners: readonly Runner[]): void => {
  const utf8 = runners.find(({ encoding, dropped }) => encoding === 'utf-8' && !dropped)?.decoder.tally();
  const sure = utf8 !== undefined && utf8.long > 1000 && utf8.bad * 20 < utf8.long;
  for (const runner of runners) {
    const tally = runner.decoder.tally();
    const isBad = tally.valid + tally.bad > 200 && badShare(tally) > 2 * mostBad && !isUtf8(tally);
    if (isBad || (sure && runner.encoding !== 'utf-8')) runner.dropped = true;
  }
};

const readable = (text: string): string =>
  Array.from(text.replace(/\s+/g, ' ').trim()).slice(0, sampleLength).join('');

/** Passes bytes on in blocks of `blockLength`, whatever they come in. */
const inBlocks = (take: (block: Uint8Array) => void) => {
  let block = new Uint8Array(0);
  let filled = 0;
  return {
    push: (chunk: Uint8Array): void => {
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + blockLength - filled);
        if (block.length < filled + part.length) {
          const larger = new Uint8Array(filled === 0 ? part.length : blockLength);
          larger.set(block.subarray(0, filled));
          block = larger;
        }
        block.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < blockLength) continue;
        take(block);
        filled = 0;
      }
    },
    end: (): void => {
      if (filled > 0) take(block.slice(0, filled));
    },
  };
};

/**
 * Finds out what encoding a document is in, from its bytes alone. `push` takes chunks cut anywhere, in order;
 * `finish` is called once and gives the report. Every byte is tested against every encoding that may still be right;
 * plausibility is judged on the beginning. Linear; memory does not grow with the document.
 */
export const createEncodingProbe = (): EncodingProbe => {
  const runners: Runner[] = encodings.map((encoding) => ({
    encoding,
    decoder: openTallyingDecoder(encoding),
    head: '',
    telling: '',
    seen: 0,
    units: 0,
    dropped: false,
  }));
  const head = new Uint8Array(signatureLength);
  let headFilled = 0;
  let bytes = noBytes;

  const blocks = inBlocks((block) => {
    const start = block.subarray(0, signatureLength - headFilled);
    head.set(start, headFilled);
    headFilled += start.length;
    bytes = countBytes(bytes, block);
    for (const runner of runners) if (!runner.dropped) keep(runner, runner.decoder.push(block));
    dropHopeless(runners);
  });

  const finish = (isWhole = true): EncodingReport => {
    blocks.end();
    if (isWhole) for (const runner of runners) if (!runner.dropped) keep(runner, runner.decoder.end());
    return report(runners, bytes, head.subarray(0, headFilled));
  };

  return { push: blocks.push, finish };
};

type Judged = Candidate & {
  readonly judged: number;
  readonly tally: Tally;
  readonly fits: boolean;
};

/** What kana say about the encodings that share their bytes: GBK and EUC-JP have the same kana in the same places. */
const kanaFactor = (encoding: Encoding, { kana, judged }: Plausibility): number => {
  if (encoding === 'euc-jp') return kana >= leastKana ? 1 : 0.5;
  if (encoding === 'shift_jis') return kana >= leastKana ? 1 : 0.7;
  return encoding === 'gb18030' && kana >= leastKana && judged > 4 ? 0.7 : 1;
};

const judge = (runner: Runner): Judged => {
  const { encoding, decoder } = runner;
  const tally = decoder.tally();
  const shape = plausibility(runner.telling, encoding);
  // In UTF-16 a Latin letter is as much a valid sequence as any.
  const share = isUtf16(encoding) ? tally.bad / Math.max(1, runner.units) : badShare(tally);
  const controls = shape.controls / Math.max(1, runner.seen);
  const score = shape.score * (1 - share) * kanaFactor(encoding, shape);
  const isShaped =
    encoding === 'utf-8'
      ? isUtf8(tally) || (tally.valid === 0 && tally.bad === 0)
      : share <= (isUtf16(encoding) ? mostBad / 5 : mostBad) || tally.bad <= 1;
  const enough = isUtf16(encoding) ? utf16Shape : absurd;
  const fits =
    !runner.dropped && controls < mostControls && isShaped && (score >= enough || encoding === 'utf-8');
  return {
    encoding,
    score,
    sample: readable(runner.head),
    damaged: tally.bad + tally.nuls,
    judged: shape.judged,
    tally,
    fits,
  };
};

const strip = ({ encoding, score, sample, damaged }: Judged): Candidate => ({
  encoding,
  score,
  sample,
  damaged,
});

/** Bytes that have the shape of UTF-8 beyond ASCII are so by design: legacy text hardly ever is. */
const rank = ({ encoding, score, fits, judged }: Judged): number =>
  score + (encoding === 'utf-8' && fits && judged > 0 ? 1 : 0);

/** Whether a text in UTF-8 is so short and so damaged that another reading may be the right one. */
const isThin = ({ encoding, tally: { valid, long, bad } }: Judged): boolean =>
  encoding !== 'utf-8' || (bad > 0 && (valid < 3 || 3 * bad > long + valid));

const isDoubtful = ([best, second]: readonly Judged[]): boolean => {
  if (best === undefined || second === undefined) return best === undefined;
  const gap = best.encoding === 'utf-8' ? best.score - second.score : rank(best) - rank(second);
  return gap < closeScores && isThin(best);
};

/**
 * The encoding of a byte order mark, when what follows is not quite something else. Any bytes are characters of UTF-16: behind its mark
 * stands another encoding when that text is without fault and the one of UTF-16 is not a usual one.
 */
const byMark = (
  all: readonly Judged[],
  fitting: readonly Judged[],
  mark: Encoding | undefined,
  isUtf16Latin: boolean,
): Judged | undefined => {
  const own = all.find(({ encoding }) => encoding === mark);
  if (own === undefined) return undefined;
  const { encoding, tally, score } = own;
  if (encoding === 'utf-8') return isUtf8Behind(tally) && !isUtf16Latin ? own : undefined;
  const other = isUtf16(encoding)
    ? fitting.find(
        (one) =>
          one.tally.nuls === 0 &&
          (one.encoding === 'utf-8'
            ? score < utf16Shape
            : score < partlyUsual && one.score >= utf16Shape && one.encoding !== encoding),
      )
    : undefined;
  const isOwn = (badShare(tally) <= mostBad || tally.bad <= 1) && score >= absurd;
  return other ?? (isOwn ? own : undefined);
};

const report = (runners: readonly Runner[], bytes: ByteCounts, head: Uint8Array): EncodingReport => {
  const all = runners.map(judge).sort((one, other) => rank(other) - rank(one));
  // Latin text in UTF-16 is half NULs in every other encoding.
  const isUtf16Latin = nulsOfUtf16(bytes) && all.some(({ encoding, fits }) => isUtf16(encoding) && fits);
  const fitting = all.filter(({ encoding, fits }) => fits && (isUtf16(encoding) || !isUtf16Latin));
  const utf8 = fitting.find(({ encoding }) => encoding === 'utf-8');
  const answer = (candidates: readonly Judged[], rest: Partial<EncodingReport>): EncodingReport => ({
    binary: null,
    bom: false,
    ambiguous: false,
    candidates: candidates.map(strip),
    others: all.filter((each) => !candidates.includes(each)).map(strip),
    ...rest,
  });

  const signature = signatureOf(head);
  // A text may begin with the letters of a signature; then all of it is text.
  const isClean = utf8 !== undefined && utf8.damaged === 0;
  if (signature !== null && !isClean) return answer([], { binary: signature });

  const mark = markOf(head);
  const marked = byMark(all, fitting, mark, isUtf16Latin);
  if (marked !== undefined) return answer([marked], { bom: marked.encoding === mark });
  if (isEmptyOfText(bytes)) return answer([], { binary: 'other' });
  if (utf8 !== undefined && utf8.tally.valid + utf8.tally.bad === 0) return answer([utf8], {});
  // UTF-16 from which a byte is missing is right up to there; its low bytes look like controls.
  const isPartlyUtf16 = all.some(({ encoding, score }) => isUtf16(encoding) && score >= partlyUsual);
  if (fitting.length === 0 && !isPartlyUtf16 && looksBinary(bytes)) return answer([], { binary: 'other' });
  return answer(fitting, { ambiguous: isDoubtful(fitting) });
};
