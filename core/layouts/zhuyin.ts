/** Initials and finals of Pinyin in Zhuyin (ISO 7098, annex; the Ministry of Education's Zhuyin chart). Longer spellings first. */
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
  iao: 'ㄧㄠ',
  iu: 'ㄧㄡ',
  ian: 'ㄧㄢ',
  in: 'ㄧㄣ',
  iang: 'ㄧㄤ',
  ing: 'ㄧㄥ',
  iong: 'ㄩㄥ',
  u: 'ㄨ',
  ua: 'ㄨㄚ',
  uo: 'ㄨㄛ',
  uai: 'ㄨㄞ',
  ui: 'ㄨㄟ',
  uan: 'ㄨㄢ',
  un: 'ㄨㄣ',
  uang: 'ㄨㄤ',
  ong: 'ㄨㄥ',
  ueng: 'ㄨㄥ',
  ü: 'ㄩ',
  üe: 'ㄩㄝ',
  üan: 'ㄩㄢ',
  ün: 'ㄩㄣ',
};

const tones = ['', '', 'ˊ', 'ˇ', 'ˋ', '˙'];

/** Syllables that begin without an initial, spelt as if with their final alone. */
const withoutInitial = (syllable: string): string => {
  if (syllable.startsWith('yu')) return `ü${syllable.slice(2)}`;
  if (/^yo(?:u|ng)/u.test(syllable)) return syllable === 'you' ? 'iu' : 'iong';
  if (/^y[iaeo]/u.test(syllable)) return syllable[1] === 'i' ? syllable.slice(1) : `i${syllable.slice(1)}`;
  if (syllable === 'wei') return 'ui';
  if (syllable === 'wen') return 'un';
  if (syllable === 'weng') return 'ueng';
  if (syllable.startsWith('wu')) return syllable.slice(1);
  return syllable.startsWith('w') ? `u${syllable.slice(1)}` : syllable;
};

/** A syllable of Pinyin with its tone as a number (`lü4`, `zhuang1`, `ma0`) in Zhuyin; null for what is no syllable. */
export const zhuyinOf = (numbered: string): string | null => {
  const [, plain = '', tone = '0'] = /^([a-zü:ê]+)([0-5])?$/u.exec(numbered.toLowerCase()) ?? [];
  const syllable = plain.replace('u:', 'ü').replace('v', 'ü');
  const [letters = '', sign = ''] = initials.find(([initial]) => syllable.startsWith(initial)) ?? [];
  let final = letters === '' ? withoutInitial(syllable) : syllable.slice(letters.length);
  if (/^[jqx]$/u.test(letters)) final = final.replace(/^u/u, 'ü');
  // The vowel of zi, ci, si, zhi, chi, shi and ri is not written.
  const sound = final === 'i' && /^(?:[zcs]h?|r)$/u.test(letters) ? '' : finals[final];
  if (sound === undefined || (sign === '' && sound === '')) return null;
  const mark = tones[tone === '0' ? 5 : Number(tone)] ?? '';
  // The sign of the light tone stands before its syllable.
  return mark === '˙' ? `˙${sign}${sound}` : `${sign}${sound}${mark}`;
};
