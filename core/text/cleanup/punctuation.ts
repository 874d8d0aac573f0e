import type { Certainty } from '../../model/repair.ts';
import { codeAt, codeBefore, isEast, isEastMark, isHanCode, isWordCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { mayBeHalfCharacter, shiftAt } from './shift-pattern.ts';
import { unitCount } from './survey.ts';
import type { Survey } from './survey.ts';
import { triggers } from './triggers.ts';

const full: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
};

/** Addresses and code are left as they are. */
const literal =
  /(?:https?:\/\/|www\.)[\w\-./?%&=#:;,!~+@]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|`[^`\n]{1,500}`/g;

type Range = { readonly start: number; readonly end: number };

const literalRanges = (text: string): Range[] =>
  /[/@`]|www/.test(text)
    ? Array.from(text.matchAll(literal), (match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }))
    : [];

const isEastern = (code: number): boolean => isEast(code) || isEastMark(code);

const finding = (
  start: number,
  end: number,
  after: string,
  certainty: Certainty,
  reason: string,
): Finding => ({
  kind: 'punctuation',
  certainty,
  start,
  end,
  after,
  reason,
});

const marks = /\.{3,}|[,.:;?!]+[ \u00a0]*/g;

/** Japanese has marks of its own: what is right for Chinese is only offered in a text with kana. */
const japanese = /[\u3041-\u30fa].*[\u3041-\u30fa]/s;
/** Sets and objects in braces. */
const braces = /\{[^{}]{1,500}\}/g;

const rangesOf = (text: string, pattern: RegExp): Range[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ start: index, end: index + found.length }));

/** Half-width marks with Chinese on both sides, or at the end of a Chinese line. */
const findMarks = (text: string, survey: Survey): Finding[] => {
  const doubted = japanese.test(text) ? [{ start: 0, end: text.length }] : rangesOf(text, braces);
  let next = 0;
  const isDoubted = (at: number): boolean => {
    while (next < doubted.length && (doubted[next]?.end ?? 0) <= at) next++;
    return (doubted[next]?.start ?? Infinity) <= at;
  };
  return Array.from(text.matchAll(marks)).flatMap((match) => markAt(text, match, isDoubted, survey));
};

const markAt = (
  text: string,
  match: RegExpExecArray,
  isDoubted: (at: number) => boolean,
  survey: Survey,
): Finding[] => {
  const written = match[0];
  const end = match.index + written.length;
  const before = codeBefore(text, match.index);
  const after = codeAt(text, end);
  if (written.startsWith('...')) return isHanCode(before) ? [ellipsis(text, match.index, end)] : [];
  const mark = written.trimEnd();
  const ends = after < 0 || after === 0x0a;
  const wide = widened(mark);
  if (!wide || (mark.length > 1 && !/^[?!]+$/.test(mark))) return [];
  if (mark.includes('?') && mayBeHalfCharacter(text, match.index, mark.length, survey)) return [];
  if (isEastern(before) && (isEastern(after) || (ends && mark !== ':'))) {
    const dotInside = mark === '.' && isHanCode(after) && written === mark;
    const certain = !dotInside && isCertainAfter(before) && !isDoubted(match.index);
    const stop = ends ? match.index + mark.length : end;
    return [
      finding(
        match.index,
        stop,
        wide,
        certain ? 'certain' : 'doubtful',
        dotInside ? 'punctuation.dot' : 'punctuation.between',
      ),
    ];
  }
  const mixed = (isHanCode(before) && isWordCode(after)) || (isWordCode(before) && isHanCode(after));
  if (!mixed || mark === '.' || written !== mark || shiftAt(text, match.index)) return [];
  return [finding(match.index, end, wide, 'doubtful', 'punctuation.mixed')];
};

const isCertainAfter = (before: number): boolean =>
  isHanCode(before) || before === 0x201d || before === 0x300b || isEast(before);

/** Dots inside brackets may be a program's, or mark what is left out of a list of arguments. */
const ellipsis = (text: string, start: number, end: number): Finding =>
  finding(
    start,
    end,
    '……',
    /[a-z([]/i.test(text.charAt(end)) ? 'doubtful' : 'certain',
    'punctuation.ellipsis',
  );

const widened = (mark: string): string =>
  mark.length === 1 ? (full[mark] ?? '') : Array.from(mark, (char) => full[char] ?? '').join('');

/** Half-width parentheses around Chinese, after Chinese. Pinyin and Latin in parentheses are left. */
const findParentheses = (text: string): Finding[] =>
  Array.from(text.matchAll(/\(([^()\n]{1,300})\)/g)).flatMap((match): Finding[] => {
    const inside = match[1] ?? '';
    const end = match.index + match[0].length;
    const before = codeBefore(text, match.index);
    const beside = isEastern(before) || before < 0 || isEastern(codeAt(text, end));
    if (!beside || !/[\u3400-\u9fff]/.test(inside)) return [];
    // f(甲), print("甲"): an argument rather than an aside
    const certain = !isWordCode(before) && !/["'=]/.test(inside) ? 'certain' : 'doubtful';
    return [
      finding(match.index, match.index + 1, '（', certain, 'punctuation.parenthesis'),
      finding(end - 1, end, '）', certain, 'punctuation.parenthesis'),
    ];
  });

/** Straight quotes in pairs around Chinese, in the style the document uses. */
const findQuotes = (text: string, survey: Survey): Finding[] => {
  const places = Array.from(text.matchAll(/"/g), ({ index }) => index);
  if (places.length % 2 !== 0) return [];
  const corner = unitCount(survey, 0x300c) > unitCount(survey, 0x201c);
  const [open, close] = corner ? ['「', '」'] : ['“', '”'];
  const findings: Finding[] = [];
  for (let pair = 0; pair + 1 < places.length; pair += 2) {
    const start = places[pair] ?? 0;
    const end = places[pair + 1] ?? 0;
    if (!isChineseQuote(text, start, end)) continue;
    const certain = isQuotation(text, start, end) ? 'certain' : 'doubtful';
    findings.push(finding(start, start + 1, open, certain, 'punctuation.quote'));
    findings.push(finding(end, end + 1, close, certain, 'punctuation.quote'));
  }
  return findings;
};

const isChineseQuote = (text: string, start: number, end: number): boolean =>
  isEast(codeAt(text, start + 1)) || isEast(codeBefore(text, end));

/** Inches, seconds of arc and strings of programs are written with the same mark: Chinese must stand outside too. */
const isQuotation = (text: string, start: number, end: number): boolean => {
  const outside = /^[:,]$/.test(text.charAt(start - 1))
    ? codeBefore(text, start - 1)
    : codeBefore(text, start);
  // A space of an entity is no-break until the layer of spaces has seen it.
  const isSpace = (code: number): boolean => code === 0x0a || code === 0x20 || code === 0xa0;
  const isFree = (code: number): boolean => code < 0 || isSpace(code) || isEastern(code);
  const after = /^[,.;:!?]$/.test(text.charAt(end + 1)) ? codeAt(text, end + 2) : codeAt(text, end + 1);
  return isFree(outside) && isFree(after) && !/[{}=<>\\]/.test(text);
};

/** Straight quotes and half-width parentheses around Chinese. */
export const pairLayer: Layer = {
  triggers: triggers.halfMark,
  find: (text, survey) => {
    const found = [...findParentheses(text), ...findQuotes(text, survey)];
    return outside(
      found.sort((one, other) => one.start - other.start),
      literalRanges(text),
    );
  },
};

/** Half-width marks in Chinese text -> full width; numbers, addresses, code and Latin are left alone. */
export const markLayer: Layer = {
  triggers: triggers.halfMark,
  find: (text, survey) => outside(findMarks(text, survey), literalRanges(text)),
};

/** Leaves out what lies in a literal range, and of two that overlap the later. Both lists are ordered. */
const outside = (found: readonly Finding[], literals: readonly Range[]): Finding[] => {
  let next = 0;
  let read = 0;
  return found.filter(({ start, end }) => {
    while (next < literals.length && (literals[next]?.end ?? 0) <= start) next++;
    const inside = (literals[next]?.start ?? Infinity) < end;
    if (inside || start < read) return false;
    read = end;
    return true;
  });
};

const doubled = /(?<=[\u3400-\u9fff」』”》）])([，、；：。])\1(?!\1)(?=[\u3400-\u9fff「『“《（]|$)/g;

/** A mark typed twice. Two full stops may be a short ellipsis; ……, ——, ！！ and ？？ are meant. */
export const doubledLayer: Layer = {
  triggers: triggers.script,
  find: (text) => {
    if (!/，，|、、|；；|：：|。。/.test(text)) return [];
    const isProse = /[。！？]["'」』”]?\s*$/.test(text);
    return Array.from(text.matchAll(doubled), ({ index, 0: marks, 1: mark = '' }): Finding => ({
      kind: 'repeat',
      certainty: isProse && (mark === '，' || mark === '、') ? 'certain' : 'doubtful',
      start: index,
      end: index + marks.length,
      after: mark,
      reason: 'repeat.mark',
    }));
  },
};
