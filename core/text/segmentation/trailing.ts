import { arePair, carriesOn, isEnder, kindAt } from './characters.ts';

/**
 * What stands right after the end of a sentence and belongs to it: footnote marks, emoji and emoticons, the source of a
 * quotation in brackets.
 */

/** [1], [2-3], [注1], [8]:25, 〔3〕, superscript numbers. */
const footnote =
  /\[(?:注|註|note ?)?\d{1,3}[a-z]?(?: ?[,，、–~～-] ?\d{1,3})*\](?::\d+(?:[-–]\d+)?)?|［\d{1,3}］|〔(?:注|註)?\d{1,3}〕|[⁰¹²³⁴-⁹]+/uy;

const face =
  /[ \u3000]?\p{Extended_Pictographic}(?:[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d)*|[(（][^\p{L}\p{N}()（）\n]{1,10}[)）]|[(（](?:T_T|;_;|QAQ|QwQ|OvO|TAT|>_<|=_=)[)）]|[ \u3000]?[:;=][-']?[)(DPp]+(?![A-Za-z0-9])|\^[_-]?\^(?!\p{L})|T_T/uy;

/** A circled number begins an item of a list, unless it ends its line, or the line ends with one and begins with none. */
const circled = /[\u2460-\u2473]/u;
const furthestLineEnd = 300;

const isCircledNote = (text: string, at: number): boolean => {
  const rest = text.slice(at + 1, at + furthestLineEnd);
  const line = (/^[^\n\r]*/u.exec(rest)?.[0] ?? '').trimEnd();
  if (line === '') return true;
  const lineStart =
    text
      .slice(Math.max(0, at - furthestLineEnd), at)
      .split(/[\n\r]/u)
      .at(-1) ?? '';
  return circled.test(line.slice(-1)) && !/^\s*[\u2460-\u2473]/u.test(lineStart);
};

const longestSource = 40;
/** What shows a bracket to tell where the words before are from, or what was done meanwhile. */
const source =
  /[《〈]|[·・]|^(?:[图圖]?略|下略|[从從]略|未完(?:待[续續])?|待[续續]|完|[全本]文完|(?:掌[声聲]|[众眾大]?笑|(?:[热熱]烈)?鼓掌)$|下同|同上|[见見]|[参參][见見]|[详詳][见見]|摘自|引自|[转轉]自|出自|[语語]出|[译譯]文|[据據]|第[一二三四五六七八九十百\d]+[章回节節页頁段卷]|(?:[编編译譯作]者?|原)[注註按]|[注註]|[记記]者|[通][讯訊][员員]|[来來]源|[资資]料|文\/|[图圖]\/)|^[A-Z][\p{L} .&,]+\d{4}|\d+[页頁]$/u;
/** 王安石, 〔唐〕王勃: after a quotation, its author. */
const author = /^(?:[〔【［][^〕】］]{1,4}[〕】］])?\p{Script=Han}{2,4}$/u;
const numeral = /^[一二三四五六七八九十百\d]+$/u;

const brackets = '（([【〔［';

/** Where the bracket at `at` ends, if it tells the source of what is before it. */
const sourceEnd = (text: string, at: number, isQuotation: boolean): number | null => {
  const open = text.charAt(at);
  if (open === '' || !brackets.includes(open)) return null;
  const window = text.slice(at + 1, at + 1 + longestSource);
  let close = 0;
  while (close < window.length && !arePair(open, window.charAt(close))) close += 1;
  const inside = window.slice(0, close);
  if (close === window.length || inside === '' || numeral.test(inside)) return null;
  if (/[。！？\n\r]/u.test(inside.replaceAll(/《[^》]*》/gu, ''))) return null;
  if (!source.test(inside) && !(isQuotation && author.test(inside))) return null;
  const end = at + close + 2;
  // Before a full stop the bracket is part of the sentence anyway.
  return isEnder(kindAt(text, end)) || carriesOn(text.charAt(end)) ? null : end;
};

const match = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** So many marks may follow one another. */
const most = 8;

/**
 * Where what belongs to a sentence that ends at the UTF-16 offset `at` is over. `isQuotation`: the sentence ends with a
 * quotation, so that a name in brackets is its author's. Looks a bounded way ahead.
 */
export const trailingEnd = (text: string, at: number, isQuotation: boolean): number => {
  // Nearly always the next sentence or line follows.
  if (at >= text.length || /[\p{Script=Han}\n]/u.test(text.charAt(at))) return at;
  let end = at;
  for (let count = 0; count < most; count += 1) {
    const length = match(footnote, text, end) || match(face, text, end);
    const isNote = length === 0 && circled.test(text.charAt(end) || '-') && isCircledNote(text, end);
    const next = length > 0 ? end + length : isNote ? end + 1 : sourceEnd(text, end, isQuotation);
    if (next === null) break;
    end = next;
  }
  return end;
};
