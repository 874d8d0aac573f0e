import type { Cue } from './cue.ts';

/** A cue with its words, and its number in the file, from 1. */
export type SpokenCue = { readonly cue: Cue; readonly number: number; readonly words: string };

/** Closing quotation marks and brackets after the end of a sentence. */
const closers = /[\s"'”’」』）)\]］】》〉♪♫*]+$/u;
const sentenceEnd = /[.!?。！？．…‥♪♫~～]$/u;
const openEnd = /(?:[,，、:：;；—–-]|\.\.\.|…|‥)$/u;
/** A new speaker, a sound, a song, a name before what is said. */
const newVoice = /^\s*(?:[-–—‐−]\s*\S|>>|[[(（［【♪♫#]|[\p{Lu}][\p{Lu}\s.]{1,30}:)/u;
const goesOn = /^[\s"'“‘「『]*(?:\.\.\.|…|‥|\p{Ll})/u;
/** As the whole of a line: sounds and songs are no part of a sentence. */
const isSound = /^\s*(?:[[(（［【♪♫#].*[\])）］】♪♫#]|[♪♫\s]*)\s*$/su;

/** So many cues, and so many UTF-16 units, a sentence has at most: what is longer is cut at borders, as the file does. */
const mostCues = 12;
const longestText = 1500;
/** Milliseconds without a text that end a sentence, and those by which two texts may overlap. */
const longestPause = 2500;
const overlap = 200;

const bare = (words: string): string => words.replace(closers, '');

/** How many of the texts of a file must end as sentences do for those that do not to go on in the next. */
const punctuated = 0.3;

/**
 * Whether a file marks ends of sentences. Chinese subtitles mostly leave them out, and then a cue without one says nothing: each is
 * taken for itself, unless a comma or the like says that it goes on.
 */
const marksEnds = (cues: readonly SpokenCue[]): boolean => {
  const spoken = cues.filter(({ words }) => /\p{L}/u.test(words) && !isSound.test(words));
  const ended = spoken.filter(({ words }) => sentenceEnd.test(bare(words)));
  return ended.length >= spoken.length * punctuated;
};

const follows = ({ cue: a }: SpokenCue, { cue: b }: SpokenCue): boolean => {
  if (a.voice !== b.voice || a.end === null || b.start === null || a.start === null) return false;
  return b.start >= a.start && b.start - a.end <= longestPause && a.end - b.start <= overlap;
};

const continues = (before: SpokenCue, after: SpokenCue, hasEnds: boolean): boolean => {
  if (after.number !== before.number + 1 || !follows(before, after)) return false;
  if (newVoice.test(after.words) || isSound.test(before.words)) return false;
  const end = bare(before.words);
  // A quotation that is closed without a stop may go on; a bracket is an aside.
  if (/[\])）］】]\s*$/u.test(before.words)) return false;
  if (/(?:\.\.\.|…|‥|[—–-])$/u.test(end)) return goesOn.test(after.words);
  if (openEnd.test(end)) return true;
  if (sentenceEnd.test(end)) return false;
  return hasEnds || /^[\s"'“‘]*\p{Ll}/u.test(after.words);
};

/** Cues with words, those together over which a sentence goes. */
export const sentencesOf = (cues: readonly SpokenCue[]): readonly (readonly SpokenCue[])[] => {
  const hasEnds = marksEnds(cues);
  const groups: SpokenCue[][] = [];
  let units = 0;
  for (const cue of cues) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const fits = (group?.length ?? 0) < mostCues && units + cue.words.length <= longestText;
    if (group !== undefined && before !== undefined && fits && continues(before, cue, hasEnds)) {
      group.push(cue);
      units += cue.words.length;
    } else {
      groups.push([cue]);
      units = cue.words.length;
    }
  }
  return groups;
};
