import { isHan, kind, kindAt } from './characters.ts';

/** Before a name or a word of the same sentence, never at an end. */
const neverLast = new Set(
  [
    'mr mrs ms dr prof st mt gen col capt lt sgt rev hon gov sen rep pres messrs mme mlle e.g i.e cf vs v viz approx ca ph.d',
    // None of these is a word of another language that is written in the same letters.
    'bzw vgl ggf bspw sog evtl inkl exkl zzgl hrsg mlles mgr srta sra dra dña ud uds',
    'проф акад ул пл им см св гр',
  ].flatMap((words) => words.split(' ')),
);
/** Only before a number: No. 5, Fig. 3; otherwise `No.` is an answer. */
const beforeNumbers = new Set(
  'no nos fig figs vol vols ch chap sec art p pp eq op ed par nr nº núm abs bd стр рис гл ст'.split(' '),
);
/** May end a sentence or stand inside it; what follows decides. */
const eitherWay = new Set(
  'inc ltd co corp jr sr etc al bros dept est ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** Words that begin a sentence when capitalised after an abbreviation, as a name would not. */
const starters =
  /^(?:The|This|That|These|Those|There|He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|But|And|So|Yet|If|When|While|Since|Although|However|Then|In|On|At|As|For|From|After|Before|By|With|What|Why|How|Who|Where|No|Not|Now|A|An|Many|Some|Most|Both|Each|Let|To|Do|Don['’]t|Did|Does|Can|Could|Please|Just|Go|Come|Is|Are|Was|Were|Have|Has|Will|Would|Should|One|Nobody|Nothing|Everyone|Everybody|Someone|All|More|Two|Maybe|Perhaps|Bring|Even|Only|Once|Soon|Later|Today)\b/;

const wordCharacter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}.'’&º-]/u;
const longestWord = 24;

/** Where the word that ends at `end` begins; far enough back for any abbreviation. */
const wordStart = (text: string, end: number): number => {
  let start = end;
  while (start > 0 && end - start < longestWord && wordCharacter.test(text.charAt(start - 1))) start -= 1;
  return start;
};

const isLower = (character: string): boolean => /\p{Ll}/u.test(character);
const isUpper = (character: string): boolean => /\p{Lu}/u.test(character);
const isDigit = (character: string): boolean => /\p{Nd}/u.test(character);

/** 1. and a) and IV. at the beginning of a sentence number it. */
const isEnumerator = (word: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5}|[\u2160-\u217f]{1,3})$/.test(word);

const isNeverLast = (word: string): boolean => neverLast.has(word) || eitherWay.has(word);

const isAbbreviated = (word: string): boolean =>
  /^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word) || eitherWay.has(word.toLowerCase());

/** Step 1. and Chapter IV. before the words they head. */
const isLabel = (words: string): boolean =>
  words.length < 20 &&
  /^(?:Step|Chapter|Section|Part|Figure|Table|Article|Rule|Lesson|Unit|Exercise|Question|Problem|Note|Appendix|Example|Day|Week|Phase|Stage|Act|Scene|Book|Item|Tip) (?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})$/u.test(
    words.trim(),
  );

/** The 1. in »am 1. Januar« and »im 19. Jahrhundert«: an ordinal of German, after a word that calls for one. */
const isOrdinal = (text: string, start: number, word: string): boolean =>
  /^\d{1,3}$/u.test(word) &&
  /(?:^|[^\p{L}])(?:(?<!I )am|vom|zum|zur|im|beim|seit dem|der|das|des|dem|den) $/u.test(
    text.slice(Math.max(0, start - 12), start),
  );

/** -3.5 C. and 5 V.: after a number a capital is a unit, not an initial. */
const isUnit = (text: string, start: number, word: string): boolean =>
  /^(?:[CFKNVWAJTGMLB]|[a-z]{1,3}|[kMG][A-Za-z]{1,2}|[A-Z][a-z])$/u.test(word) &&
  !isNeverLast(word) &&
  /\d ?°?$/u.test(text.slice(Math.max(0, start - 4), start));

/** What may follow 9 a.m. in its sentence. */
const afterHour =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|E[SD]T|P[SD]T|C[SD]T|M[SD]T|GMT|UTC|BST|CET|Eastern|Pacific|Central|Mountain|Beijing|Taipei|London|Tokyo|New York)/u;

type Stop = {
  /** The single full stop. */
  readonly at: number;
  /** What follows it, after white space. */
  readonly next: number;
  readonly hasSpace: boolean;
  /** Where the sentence began. */
  readonly sentence: number;
};

/** b) numbers an item; a word with a capital inside begins a sentence too: iPhone, eBay, macOS; so does a particle of a surname: van Gogh. */
const lowerName =
  /^(?:[a-z]\) |[a-z]{1,5}[A-Z]\w*|(?:van|von|der|den|de|del|della|di|da|du|la|le|al-)[ ]?(?:de[rn]? )?\p{Lu})/u;

/** Whether what stands at `next` may begin a sentence, as a Latin word in lower case may not. */
const beginsSentence = (text: string, next: number): boolean =>
  !isLower(text.charAt(next)) || lowerName.test(text.slice(next, next + 16));

/** Whether what stands at `at` begins a sentence even where a name might stand. */
export const startsClearly = (text: string, at: number): boolean => starters.test(text.slice(at, at + 12));

/** A full stop right before Han text: the end of a Latin sentence of more than one word, else a part of a name. */
const endsBeforeHan = (text: string, { at, next }: Stop): boolean => {
  if (!isHan(text.charAt(next))) return false;
  if (isHan(text.charAt(at - 1))) return true;
  const start = wordStart(text, at);
  const word = text.slice(start, at);
  if (/^\d+$/u.test(word)) return /[A-Za-z]{2} $/u.test(text.slice(Math.max(0, start - 3), start));
  return (
    /^\p{Ll}{2,}$/u.test(word) &&
    !neverLast.has(word) &&
    !eitherWay.has(word) &&
    text.charAt(start - 1) === ' '
  );
};

/** Whether a single full stop outside quotes ends its sentence: not in 3.14, v2.0.1, U.S. Army, No. 5, 1. First. */
export const endsAtStop = (text: string, stop: Stop): boolean => {
  const { at, next, hasSpace, sentence } = stop;
  if (!hasSpace) return endsBeforeHan(text, stop);
  const following = text.charAt(next);
  if (following === '.' || !beginsSentence(text, next)) return false;
  const start = wordStart(text, at);
  const word = text.slice(start, at);
  // The last part of an address is no abbreviation: ftp.example.org/a.b.
  if (word === '' || /[/@]/u.test(text.charAt(start - 1))) return true;
  if (start <= sentence && isEnumerator(word)) return false;
  if (isLabel(text.slice(sentence, at)) || isOrdinal(text, start, word)) return false;
  if (isUnit(text, start, word)) return true;
  // z. B., i. d. R.: the first half of an abbreviation that is written with a space.
  if (/^\p{Ll}$/u.test(word) && /^\p{Lu}\./u.test(text.slice(next, next + 2))) return false;
  const lower = word.toLowerCase();
  if (neverLast.has(lower)) return false;
  if (beforeNumbers.has(lower) && isDigit(following)) return false;
  if (/^[ap]\.m$/iu.test(word)) return !afterHour.test(text.slice(next, next + 12));
  return !isAbbreviated(word) || startsClearly(text, next);
};

/** Whether ! or ? is a part of an address, whose parts no white space separates. */
const isInAddress = (text: string, at: number): boolean => {
  let start = at;
  while (start > 0 && at - start < 200 && /[\x21-\x7e]/.test(text.charAt(start - 1))) start -= 1;
  return /:\/\/|^www\./.test(text.slice(start, at));
};

/** Names with a mark of their own, before a word that carries the sentence on: Yahoo!的, Jeopardy!节目. */
const markedName =
  /(?:^|[^A-Za-z])(?:Yahoo|Jeopardy|Oklahoma|Wham|Joomla|Yum|Hello|OK|Mamma Mia|Panic|Airplane|Moulin Rouge|Kahoot|E|Chips Ahoy|Guess|Oh|Help|Mars Attacks|Tora|Hamilton|Oliver)$/u;
const afterName =
  /^(?:的|之|是|在|也|将|將|被|和|与|與|及|或|、|公司|集[团團]|[杂雜][志誌]|[网網](?:站|[页頁])?|首[页頁]|奇摩|[节節]目|旗下|[发發]布|[发發]佈|[宣]|[股]|乐队|樂隊|[创創]|CEO)/u;

const isInName = (text: string, at: number, end: number, next: number): boolean =>
  next === end &&
  markedName.test(text.slice(Math.max(0, at - 16), at)) &&
  afterName.test(text.slice(next, next + 4));

/** Whether a run of half-width ! and ? ends a sentence; `next` is what follows it and what belongs to it. */
export const endsAtHalfWidth = (
  text: string,
  { at, end, tail }: { readonly at: number; readonly end: number; readonly tail: number },
  next: number,
): boolean => {
  const following = text.charAt(next);
  if (next > tail) return beginsSentence(text, next);
  if (isInName(text, at, end, next)) return false;
  // Right after a mark « closes, as in German.
  const opens = kindAt(text, next) === kind.opener && !/[«‹]/u.test(following);
  const touchesHan = isHan(text.charAt(at - 1)) || isHan(following) || opens;
  return touchesHan && !isInAddress(text, at);
};

/** Whether dots in a row end a sentence: three are a pause, unless another sentence clearly begins; four are both. */
export const endsAtDots = (text: string, count: number, next: number, hasSpace: boolean): boolean => {
  if (count < 4) return count === 3 && endsAtEllipsis(text, next, hasSpace);
  return hasSpace && (isUpper(text.charAt(next)) || isHan(text.charAt(next)));
};

/** The same for …: only before a Latin word with a capital that is not I. */
export const endsAtEllipsis = (text: string, next: number, hasSpace: boolean): boolean =>
  hasSpace && /^(?!I\b)\p{Lu}/u.test(text.slice(next, next + 2));

export const isLatinLower = isLower;
export const isLatinUpper = isUpper;
