/** Where speech is at the first and at the last character of each sentence: 1 where it is. */
export type Speech = { readonly begins: Uint8Array; readonly ends: Uint8Array };

const opening = /[“「『«„]|(?<=^|[\s(—–-])["'‘](?=\S)/gu;
const closing = /[”」』»]|(?<=\S)"(?=$|[\s),.;:!?—–-])|(?<=[\p{P}])['’](?=$|[\s)])/gu;

/** Places of marks of speech in a sentence, in order: 1 where it begins, -1 where it ends. */
const marksIn = (text: string): readonly (readonly [at: number, step: 1 | -1])[] =>
  [
    ...Array.from(text.matchAll(opening), ({ index }) => [index, 1] as const),
    ...Array.from(text.matchAll(closing), ({ index }) => [index, -1] as const),
  ].toSorted(([a], [b]) => a - b);

/** Sentences of one speech, at most: quotation marks that nobody closed say nothing of a whole book. */
const longestSpeech = 40;

/** Which sentences begin and end within quotation marks. Speech that is not closed ends where another begins a paragraph. */
export const speechOf = (sentences: readonly string[]): Speech => {
  const begins = new Uint8Array(sentences.length);
  const ends = new Uint8Array(sentences.length);
  let within = false;
  let since = 0;
  sentences.forEach((text, n) => {
    if (within && n - since > longestSpeech) within = false;
    const marks = marksIn(text);
    const first = marks[0];
    begins[n] = (within && first?.[1] !== 1) || (first?.[0] === 0 && first[1] === 1) ? 1 : 0;
    let last = within ? 1 : 0;
    for (const [at, step] of marks) {
      // What ends with its closing mark ends within speech.
      last = step === 1 || at >= text.trimEnd().length - 1 ? 1 : 0;
      within = step === 1;
      if (within) since = n;
    }
    ends[n] = last;
  });
  return { begins, ends };
};
