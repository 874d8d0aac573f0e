/** Zhuyin of the initials of Pinyin (Standard Form of Phonetic Symbols, Ministry of Education, Taiwan). Two letters before one. */
const initials: readonly (readonly [string, string])[] = [
  ['zh', 'ㄓ'],
  ['ch', 'ㄔ'],
  ['sh', 'ㄕ'],
  ['b', 'ㄅ'],
  ['p', 'ㄆ'],
  ['m', 'ㄇ'],
  ['f', 'ㄈ'],
  ['d', 'ㄉ'],
  ['t', 'ㄊ'],
  ['n', 'ㄋ'],
  ['l', 'ㄌ'],
  ['g', 'ㄍ'],
  ['k', 'ㄎ'],
  ['h', 'ㄏ'],
  ['j', 'ㄐ'],
  ['q', 'ㄑ'],
  ['x', 'ㄒ'],
  ['r', 'ㄖ'],
  ['z', 'ㄗ'],
  ['c', 'ㄘ'],
  ['s', 'ㄙ'],
];

const finals: Readonly<Record<string, string>> = {
  a: 'ㄚ',
  o: 'ㄛ',
  e: 'ㄜ',
  ê: 'ㄝ',
  ai: 'ㄞ',
  ei: 'ㄟ',
  ao: 'ㄠ',
  ou: 'ㄡ',
  an: 'ㄢ',
  en: 'ㄣ',
  ang: 'ㄤ',
  eng: 'ㄥ',
  er: 'ㄦ',
  i: 'ㄧ',
  ia: 'ㄧㄚ',
  io: 'ㄧㄛ',
  ie: 'ㄧㄝ',
  iai: 'ㄧㄞ',
  iao: 'ㄧㄠ',
  iou: 'ㄧㄡ',
  ian: 'ㄧㄢ',
  in: 'ㄧㄣ',
  iang: 'ㄧㄤ',
  ing: 'ㄧㄥ',
  u: 'ㄨ',
  ua: 'ㄨㄚ',
  uo: 'ㄨㄛ',
  uai: 'ㄨㄞ',
  uei: 'ㄨㄟ',
  uan: 'ㄨㄢ',
  uen: 'ㄨㄣ',
  uang: 'ㄨㄤ',
  ueng: 'ㄨㄥ',
  ong: 'ㄨㄥ',
  ü: 'ㄩ',
  üe: 'ㄩㄝ',
  üan: 'ㄩㄢ',
  ün: 'ㄩㄣ',
  iong: 'ㄩㄥ',
};

/** Syllables without a vowel, and ㄦ behind another syllable. */
const whole: Readonly<Record<string, string>> = {
  r: 'ㄦ',
  m: 'ㄇ',
  n: 'ㄋ',
  ng: 'ㄫ',
  hm: 'ㄏㄇ',
  hng: 'ㄏㄫ',
};

/** Finals as they are spelled without an initial, and behind one, in full. */
const fullFinal = (initial: string, rest: string): string => {
  if (initial === '') {
    if (rest.startsWith('yu')) return rest.replace(/^yu/u, 'ü');
    if (rest === 'you') return 'iou';
    if (rest === 'yong') return 'iong';
    if (rest.startsWith('yi')) return rest.slice(1);
    if (rest.startsWith('y')) return `i${rest.slice(1)}`;
    if (rest === 'wu') return 'u';
    if (rest.startsWith('w')) return `u${rest.slice(1)}`;
    return rest;
  }
  if (/^[jqx]$/u.test(initial) && rest.startsWith('u')) return `ü${rest.slice(1)}`;
  return { iu: 'iou', ui: 'uei', un: 'uen' }[rest] ?? rest;
};

/** Initials whose `i` is no vowel of its own. */
const isSibilant = (initial: string): boolean => /^(?:zh|ch|sh|r|z|c|s)$/u.test(initial);

const tones = ['', '', 'ˊ', 'ˇ', 'ˋ'];

/**
 * The Zhuyin of a syllable of Pinyin without its tone mark (`ü` or `v`), with a tone of 1 to 4, or 0 or 5 for the neutral one, whose dot
 * stands before. Null where it is no syllable.
 */
export const zhuyinOf = (syllable: string, tone: number): string | null => {
  const plain = syllable.toLowerCase().replaceAll('v', 'ü').replaceAll('u:', 'ü');
  const letters = whole[plain] ?? null;
  const marked = (sound: string): string =>
    tone === 0 || tone === 5 ? `˙${sound}` : `${sound}${tones[tone] ?? ''}`;
  if (letters !== null) return marked(letters);
  const [spelled = '', sign = ''] = initials.find(([one]) => plain.startsWith(one)) ?? [];
  const rest = plain.slice(spelled.length);
  if (rest === 'i' && isSibilant(spelled)) return marked(sign);
  const final = finals[fullFinal(spelled, rest)];
  return final === undefined ? null : marked(`${sign}${final}`);
};
