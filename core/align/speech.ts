import type { PathBead } from './paths.ts';
import { togetherScores } from './together.ts';

/**
 * What speech is at the beginning and at the end of each sentence: 0 none, 1 it goes on from before or goes on after, 2 it begins or ends just there,
 * 3 it begins or ends elsewhere in the sentence.
 */
export type Speech = { readonly begins: Uint8Array; readonly ends: Uint8Array };

type Marks = { readonly opening: RegExp; readonly closing: RegExp };

/** Marks that a text may set speech apart by. Straight ones open before a word and close behind it; an apostrophe is none. */
const markPairs: readonly Marks[] = [
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
  for (const marks of markPairs) {
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

/** How many kinds of beginnings and ends there are. */
export const speechKinds = 4;
const [outside, within, atMark, elsewhere] = [0, 1, 2, 3];

/** How sentences begin and end within quotation marks or outside. */
export const speechOf = (sentences: readonly string[]): Speech => {
  const [begins, ends] = [new Uint8Array(sentences.length), new Uint8Array(sentences.length)];
  const found = marksOf(sentences);
  if (found === null) return { begins, ends };
  let isWithin = false;
  let since = 0;
  sentences.forEach((text, n) => {
    if (n - since > longestSpeech) isWithin = false;
    const marks = marksIn(text, found);
    const [first] = marks;
    const last = marks.at(-1);
    if (first?.opens === true) begins[n] = first.at === 0 ? atMark : elsewhere;
    else begins[n] = isWithin ? within : outside;
    if (last !== undefined) {
      isWithin = last.opens;
      if (marks.some(({ opens }) => opens)) since = n;
    }
    if (isWithin) ends[n] = within;
    else if (last === undefined) ends[n] = outside;
    else ends[n] = last.at === text.trimEnd().length - 1 ? atMark : elsewhere;
  });
  return { begins, ends };
};

/** How much likelier kinds of beginnings and ends stand beside each other than anywhere: by `left * speechKinds + right`. */
export type SpeechScores = { readonly begins: Float64Array; readonly ends: Float64Array };

export const noSpeechScores = (): SpeechScores => ({
  begins: new Float64Array(speechKinds * speechKinds),
  ends: new Float64Array(speechKinds * speechKinds),
});

/** Before anything is known: by kinds on the left and on the right. Who speaks is said before speech in one text and behind it in the other, so the last two go together. */
const affinities = [
  [4, 1, 1, 1],
  [1, 4, 2, 1],
  [1, 2, 4, 2],
  [1, 1, 2, 4],
].flat();

/** How speech of two texts goes together, usually and by beads that are known. Says nothing where one of them marks none. */
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
    affinities,
  ),
  ends: togetherScores(
    { left: left.speech.ends, right: right.speech.ends },
    beads.map((bead) => [bead.leftEnd - 1, bead.rightEnd - 1]),
    affinities,
  ),
});
