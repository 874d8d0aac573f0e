/** What a UTF-16 unit may be to the segmentation. Everything that is `none` is skipped at full speed. */
export const kind = {
  none: 0,
  newline: 1,
  /** 。！？ and their like: they end a sentence wherever they stand outside quotes and brackets. */
  strict: 2,
  /** Half-width ! and ?, which also stand in addresses and code. */
  half: 3,
  /** A full stop that is also a decimal point, an abbreviation's mark, a part of a name. */
  dot: 4,
  ellipsis: 5,
  opener: 6,
  closer: 7,
  /** " is both. */
  straight: 8,
} as const;

type Kind = (typeof kind)[keyof typeof kind];

/** „…“ and ‚…‘ as in German, „…” as in Polish and Dutch: what opens in other languages closes there. */
const lowPairs = ['„“', '„”', '„‟', '‚‘', '‚’'];
const quotePairs = [
  '“”',
  '‘’',
  '「」',
  '『』',
  '﹁﹂',
  '﹃﹄',
  '｢｣',
  '«»',
  '‹›',
  '〝〞',
  '〝〟',
  ...lowPairs,
];
const bracketPairs = ['（）', '()', '【】', '〔〕', '［］', '[]', '〖〗', '｛｝', '{}'];
const titlePairs = ['《》', '〈〉'];

type PairKind = 'quote' | 'bracket' | 'title';

const pairs = [
  ...quotePairs.map((pair) => [pair, 'quote'] as const),
  ...bracketPairs.map((pair) => [pair, 'bracket'] as const),
  ...titlePairs.map((pair) => [pair, 'title'] as const),
];

const allPairs: ReadonlySet<string> = new Set(pairs.map(([pair]) => pair));

/** Whether two characters are a pair. */
export const arePair = (opener: string, closer: string): boolean => allPairs.has(opener + closer);

/** The mark that opens low where this one closes (“ after „); null for all others. */
export const lowOpener = (character: string): string | null =>
  character === '“' ? '„' : character === '‘' ? '‚' : null;

const pairKinds: ReadonlyMap<string, PairKind> = new Map(
  pairs.flatMap(([pair, of]) => [
    [pair.charAt(0), of],
    [pair.charAt(1), of],
  ]),
);

/** What kind of pair a bracket or quotation mark belongs to. */
export const pairKind = (character: string): PairKind => pairKinds.get(character) ?? 'quote';

const table = new Uint8Array(0x10000);
const put = (characters: string, as: Kind): void => {
  for (let i = 0; i < characters.length; i += 1) table[characters.charCodeAt(i)] = as;
};
put('\n\r\u000b\u000c\u0085\u2028\u2029', kind.newline);
put('。！？｡‼⁇⁈⁉﹗﹖', kind.strict);
put('!?', kind.half);
put('.．', kind.dot);
put('…‥⋯', kind.ellipsis);
put(pairs.map(([pair]) => pair.charAt(1)).join(''), kind.closer);
put(pairs.map(([pair]) => pair.charAt(0)).join(''), kind.opener);
put('"＂', kind.straight);

/** The kind of the unit at `at`; `none` outside the text. */
export const kindAt = (text: string, at: number): number => table[text.charCodeAt(at)] ?? kind.none;

/** Whether a kind of unit (see `kindAt`) may end a sentence. */
export const isEnder = (of: number): boolean => of >= kind.strict && of <= kind.ellipsis;

const space = /[\s\u0085]/;
/** Whether a character is white space, U+0085 included. */
export const isSpace = (character: string): boolean => space.test(character);

/** The first offset from `at` on that is no white space. */
export const skipSpace = (text: string, at: number): number => {
  let next = at;
  while (next < text.length && isSpace(text.charAt(next))) next += 1;
  return next;
};

/** The same, but a newline stops it too. */
export const skipBlanks = (text: string, at: number): number => {
  let next = at;
  while (next < text.length && isSpace(text.charAt(next)) && kindAt(text, next) !== kind.newline) next += 1;
  return next;
};

const hanPattern = /[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ud840-\ud88f]/;
/** Whether a unit belongs to Han text: radicals, kana, ideographs, and the first halves of those beyond U+FFFF. */
export const isHan = (character: string): boolean => hanPattern.test(character);

/** Marks that carry a sentence on; after an ender or a closing quote they mean that it has not ended. */
export const carriesOn = (character: string): boolean => /[，、；：,;:—–─﹐﹑]/.test(character);
