import type { PathBead } from './paths.ts';
import { togetherScores } from './together.ts';

/** Where speech is at the first and at the last character of each sentence: 1 where it is. */
export type Speech = { readonly begins: Uint8Array; readonly ends: Uint8Array };

type Marks = { readonly opening: RegExp; readonly closing: RegExp };

/** Marks that a text may set speech apart by. Straight ones open before a word and close behind it; an apostrophe is none. */
const kinds: readonly Marks[] = [
  {
    opening: /[“„]|(?<=^|[\s(—–-])"(?=\S)/gu,
    closing: /”|(?<=\S)"(?=$|[\s),.;:!?—–-])/gu,
  },
  { opening: /「/gu, closing: /」/gu },
  { opening: /『/gu, closing: /』/gu },
  { opening: /«/gu, closing: /»/gu },
  { opening: /(?<=^|[\s(—–-])['‘](?=\S)/gu, closing: /(?<=\p{P})['’](?=$|[\s)—–-])/gu },
];

/** The marks that speech most often begins with; those within others' speech are another kind. */
const marksOf = (sentences: readonly string[]): Marks | null => {
  let best: Marks | null = null;
  let most = 0;
  for (const marks of kinds) {
    const count = sentences.reduce((sum, text) => sum + (text.match(marks.opening)?.length ?? 0), 0);
    if (count > most) [best, most] = [marks, count];
  }
  return best;
};

/** Places of marks of speech in a sentence, in order, and whether speech begins there or ends. */
const marksIn = (
  text: string,
  { opening, closing }: Marks,
): readonly { readonly at: number; readonly opens: boolean }[] =>
  [
    ...Array.from(text.matchAll(opening), ({ index }) => ({ at: index, opens: true })),
    ...Array.from(text.matchAll(closing), ({ index }) => ({ at: index, opens: false })),
  ].toSorted((a, b) => a.at - b.at);

/** Sentences of one speech, at most: marks that nobody closed say nothing of a whole book. */
const longestSpeech = 40;

/** Which sentences begin and end within quotation marks. */
export const speechOf = (sentences: readonly string[]): Speech => {
  const [begins, ends] = [new Uint8Array(sentences.length), new Uint8Array(sentences.length)];
  const kind = marksOf(sentences);
  if (kind === null) return { begins, ends };
  let within = false;
  let since = 0;
  sentences.forEach((text, n) => {
    if (n - since > longestSpeech) within = false;
    const marks = marksIn(text, kind);
    const [first] = marks;
    begins[n] = (first?.opens === true ? first.at === 0 : within) ? 1 : 0;
    const end = text.trimEnd().length - 1;
    for (const { at, opens } of marks) {
      within = opens;
      if (opens) since = n;
      // What ends with its closing mark ends within speech.
      ends[n] = opens || at === end ? 1 : 0;
    }
    if (marks.length === 0 && within) ends[n] = 1;
  });
  return { begins, ends };
};

/** How much likelier it is that speech is on both sides, or on none, where a bead begins and ends: by `2 * left + right`. */
export type SpeechScores = { readonly begins: Float64Array; readonly ends: Float64Array };

export const noSpeechScores = (): SpeechScores => ({
  begins: new Float64Array(4),
  ends: new Float64Array(4),
});

/** Odds that speech is on one side where it is on the other, against where it is not. */
const togetherOdds = 4;

/** How speech of two texts goes together, by usual odds and by beads that are known. Says nothing where one of them marks none. */
export const speechScores = (
  {
    left,
    right,
  }: { readonly left: { readonly speech: Speech }; readonly right: { readonly speech: Speech } },
  beads: readonly PathBead[],
): SpeechScores => ({
  begins: togetherScores(
    { left: left.speech.begins, right: right.speech.begins },
    beads.map((bead) => [bead.left, bead.right]),
    togetherOdds,
  ),
  ends: togetherScores(
    { left: left.speech.ends, right: right.speech.ends },
    beads.map((bead) => [bead.leftEnd - 1, bead.rightEnd - 1]),
    togetherOdds,
  ),
});
