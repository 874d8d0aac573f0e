import type { Certainty } from '../../model/repair.ts';
import { once } from '../conversion/tables.ts';
import { codeAt, codeBefore, isEast, isEastMark, isHanCode, isWordCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { isTableRow } from './gutters.ts';
import type { Survey } from './survey.ts';
import { triggers } from './triggers.ts';

const runs = /[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const odd = /[\u00a0\u2000-\u200a\u202f\u205f]/;

type Verdict = { readonly certainty: Certainty; readonly reason: string; readonly after: string };

const isEastern = (code: number): boolean => isEast(code) || isEastMark(code);

/** Quotes, dashes and dots that the West shares are Chinese where their other neighbour is. */
const endsEastern = (text: string, end: number): boolean => {
  const last = codeBefore(text, end);
  return isEast(last) || (isEastMark(last) && isEastern(codeBefore(text, end - 1)));
};

const beginsEastern = (text: string, start: number): boolean => {
  const first = codeAt(text, start);
  return isEast(first) || (isEastMark(first) && isEastern(codeAt(text, start + 1)));
};

/** Kana and Bopomofo are spaced by those who teach them: 「きょうは いい」, ㄓㄨˋ ㄧㄣ. */
const isSyllabary = (code: number): boolean => code >= 0x3041 && code <= 0x31bf;

const judgeEastern = (run: string, before: number, after: number, context: Context): Verdict | undefined => {
  if (isSyllabary(before) || isSyllabary(after)) return undefined;
  const bothHan = isHanCode(before) && isHanCode(after);
  if (run.includes('\u00a0')) {
    const certain = !bothHan || context.isProse();
    return { certainty: certain ? 'certain' : 'doubtful', reason: 'space.noBreak', after: '' };
  }
  if (run.includes('\u3000') || run.includes('\t') || run.length > 2)
    return { certainty: 'doubtful', reason: 'space.wide', after: '' };
  if (!bothHan) return { certainty: 'certain', reason: 'space.afterMark', after: '' };
  return context.isSlip()
    ? { certainty: 'certain', reason: 'space.stray', after: '' }
    : { certainty: 'doubtful', reason: 'space.maybeStray', after: '' };
};

/** French sets marks and numbers off with a no-break space, and so do other languages: that is no damage. */
const isTypographic = (before: number, after: number): boolean =>
  (after > 0 && '»›!?:;%‰€$£°–—'.includes(String.fromCodePoint(after))) ||
  (before > 0 && '«‹–—§№'.includes(String.fromCodePoint(before)));

/** Full-width marks that follow words, and are written in Chinese alone: those that the West shares may stand in its text. */
const isClosing = (code: number): boolean =>
  code > 0 && '，。、；：！？）」』》〉】'.includes(String.fromCodePoint(code));

const judgeWestern = (run: string, before: number, after: number, context: Context): Verdict | undefined => {
  if (odd.test(run)) {
    const besideEast = isEast(before) || isEast(after);
    if (!besideEast && isTypographic(before, after)) return undefined;
    return { certainty: besideEast ? 'certain' : 'doubtful', reason: 'space.noBreak', after: ' ' };
  }
  // `PDF 。`: a space that was typed or put beside Latin, where the mark leaves room enough by itself.
  if (run === ' ' && isWordCode(before) && isClosing(after))
    return { certainty: 'doubtful', reason: 'space.afterMark', after: '' };
  if (run.length === 1 || run.includes('\t') || run.includes('\u3000')) return undefined;
  const typed = run.length === 2 && (isWordCode(before) || isEastern(before)) && !isSentenceEnd(before);
  return {
    certainty: typed && context.isSentence() ? 'certain' : 'doubtful',
    reason: 'space.doubled',
    after: ' ',
  };
};

const isSentenceEnd = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f;

/**
 * A single space deep inside a sentence is a slip; several in one block set names or items apart, and where a
 * converter's byte damage is about, a space may stand for a lost character.
 */
const isSlip = (text: string, survey: Survey): boolean => {
  if (survey.habit.converter) return false;
  const spaced = text.match(/[\u3400-\u9fff] +[\u3400-\u9fff]/g);
  return (
    spaced?.length === 1 &&
    /[\u3400-\u9fff，、]{6} +[\u3400-\u9fff，、]{6}/.test(text) &&
    /[。！？]/.test(text)
  );
};

/** What the whole text tells of a space in it; each is worked out when it is asked for. */
type Context = {
  readonly isSlip: () => boolean;
  /** Chinese with punctuation: not a name, a title or a row of items that white space sets apart. */
  readonly isProse: () => boolean;
  /** A sentence of words; one doubled space in it is no column. */
  readonly isSentence: () => boolean;
};

const fewestWords = 6;

const contextOf = (text: string, survey: Survey): Context => ({
  isSlip: once(() => isSlip(text, survey)),
  isProse: once(() => /[，。！？；：、]/.test(text)),
  isSentence: once(
    () =>
      (text.match(/[^\s] {2,}[^\s]/g)?.length ?? 0) === 1 &&
      ((text.match(/[^\s]+/g)?.length ?? 0) >= fewestWords || /[，。！？；：、]/.test(text)) &&
      /[.!?。！？…]["'”’」』)）]*\s*$/.test(text),
  ),
});

/** Spaces that Chinese does not write: between Han characters, doubled, no-break. Indents and line ends are left. */
export const spaceLayer: Layer = {
  triggers: triggers.space,
  find: (text, survey) => {
    const context = contextOf(text, survey);
    const table = isTableRow(text);
    return Array.from(text.matchAll(runs)).flatMap((match): Finding[] => {
      const run = match[0];
      const end = match.index + run.length;
      const before = codeBefore(text, match.index);
      const after = codeAt(text, end);
      if (before < 0 || after < 0 || before === 0x0a || after === 0x0a) return [];
      const eastern = endsEastern(text, match.index) && beginsEastern(text, end);
      const verdict = eastern
        ? judgeEastern(run, before, after, context)
        : judgeWestern(run, before, after, context);
      if (!verdict || verdict.after === run) return [];
      const certainty = table && run.length > 1 ? 'doubtful' : verdict.certainty;
      return [{ kind: 'space', start: match.index, end, ...verdict, certainty }];
    });
  },
};
