import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { isSimplifiedOnly } from '../text/script.ts';
import { pinyinRules, traditionalReadings } from './rules/index.ts';

type Rule = { readonly reading: string; readonly pattern: RegExp };

/** The rules of a character, and how it is read by itself where none holds. */
type Compiled = { readonly rules: readonly Rule[]; readonly alone: string | null };

const edges: Readonly<Record<string, string>> = {
  '^': String.raw`(?<!\p{Script=Han})`,
  $: String.raw`(?!\p{Script=Han})`,
};

const withEdges = (context: string): string => context.replaceAll(/[\^$]/gu, (sign) => edges[sign] ?? sign);

/** `归_ _书` as one expression that finds the places of the character. */
const patternOf = (written: string, character: string): RegExp => {
  const parts = written
    .trim()
    .split(/\s+/u)
    .map((part) => {
      const [before = '', after = ''] = part.split('_').map(withEdges);
      return `${before === '' ? '' : `(?<=${before})`}${character}${after === '' ? '' : `(?=${after})`}`;
    });
  return new RegExp(parts.join('|'), 'gu');
};

const compiled = new Map<string, Compiled | null>();

const rulesFor = (character: string): Compiled | null => {
  const known = compiled.get(character);
  if (known !== undefined) return known;
  const written = pinyinRules[character] ?? null;
  const made =
    written === null
      ? null
      : {
          rules: written
            .filter(([, patterns]) => patterns !== '_')
            .map(([reading, patterns]) => ({ reading, pattern: patternOf(patterns, character) })),
          alone: written.find(([, patterns]) => patterns === '_')?.[0] ?? null,
        };
  compiled.set(character, made);
  return made;
};

/** How a character of a text is read: `sure` where a rule for its place says so, else what it is by itself. */
export type RuleReading = { readonly reading: string; readonly isSure: boolean };

/** Simplified characters. 著 stays itself in a Simplified text, where it is zhù; in Traditional it may be 着 as well. */
const plainForms = (characters: readonly string[]): readonly string[] => {
  const isSimplified = characters.some((one) => one === '着' || isSimplifiedOnly(one));
  const forms = characters.map((one) => (one === '著' ? one : simplifiedForm(one)));
  if (isSimplified || !characters.includes('著')) return forms;
  const zhu = new Set(placesOf('著', forms));
  return forms.map((one, place) => (one === '著' && !zhu.has(place) ? '着' : one));
};

/** Where the rules of a character hold that is read in one way by them. */
function placesOf(character: string, forms: readonly string[]): readonly number[] {
  const text = forms.join('');
  return (rulesFor(character)?.rules ?? []).flatMap(({ pattern }) =>
    Array.from(text.matchAll(pattern), ({ index }) => Array.from(text.slice(0, index)).length),
  );
}

/** What the rules say of the characters of a text, by their places in it. Linear in its length. */
export const ruleReadings = (characters: readonly string[]): ReadonlyMap<number, RuleReading> => {
  const found = new Map<number, RuleReading>();
  const plain = plainForms(characters);
  const text = plain.join('');
  const places = new Map<number, number>();
  let offset = 0;
  for (const [place, one] of plain.entries()) {
    places.set(offset, place);
    offset += one.length;
  }
  const isOwn = (place: number): boolean => traditionalReadings[characters[place] ?? ''] !== undefined;
  for (const character of new Set(plain)) {
    const own = rulesFor(character);
    if (own === null) continue;
    for (const { reading, pattern } of own.rules)
      for (const { index } of text.matchAll(pattern)) {
        const place = places.get(index);
        if (place === undefined || found.has(place) || isOwn(place)) continue;
        found.set(place, { reading, isSure: true });
      }
    if (own.alone === null) continue;
    for (const [place, one] of plain.entries())
      if (one === character && !found.has(place)) found.set(place, { reading: own.alone, isSure: false });
  }
  for (const [place, one] of characters.entries()) {
    const reading = traditionalReadings[one];
    if (reading !== undefined && found.get(place)?.isSure !== true)
      found.set(place, { reading, isSure: false });
  }
  return found;
};
