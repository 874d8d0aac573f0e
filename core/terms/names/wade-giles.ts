/*
 * Pinyin to Wade–Giles as Giles's dictionary of 1912 has it, with the later `yi` of no initial as `i` and `tzŭ`, `ssŭ` without breves. The rule is by
 * initial and final; what is irregular stands in tables. Tones are left off, as in names.
 */

const initials: readonly (readonly [pinyin: string, wadeGiles: string])[] = [
  ['zh', 'ch'],
  ['ch', 'ch’'],
  ['sh', 'sh'],
  ['b', 'p'],
  ['p', 'p’'],
  ['m', 'm'],
  ['f', 'f'],
  ['d', 't'],
  ['t', 't’'],
  ['n', 'n'],
  ['l', 'l'],
  ['g', 'k'],
  ['k', 'k’'],
  ['h', 'h'],
  ['j', 'ch'],
  ['q', 'ch’'],
  ['x', 'hs'],
  ['r', 'j'],
  ['z', 'ts'],
  ['c', 'ts’'],
  ['s', 's'],
];

/** Syllables that neither initial nor final makes. */
const irregular: Readonly<Record<string, string>> = {
  zhi: 'chih',
  chi: 'ch’ih',
  shi: 'shih',
  ri: 'jih',
  zi: 'tzu',
  ci: 'tz’u',
  si: 'ssu',
  ge: 'ko',
  ke: 'k’o',
  he: 'ho',
  guo: 'kuo',
  kuo: 'k’uo',
  huo: 'huo',
  shuo: 'shuo',
  gui: 'kuei',
  kui: 'k’uei',
  er: 'êrh',
  yi: 'i',
  ye: 'yeh',
  you: 'yu',
  yan: 'yen',
  yong: 'yung',
  yu: 'yü',
  yue: 'yüeh',
  yuan: 'yüan',
  yun: 'yün',
  wen: 'wên',
  weng: 'wêng',
};

const finals: Readonly<Record<string, string>> = {
  e: 'ê',
  en: 'ên',
  eng: 'êng',
  ong: 'ung',
  ie: 'ieh',
  ian: 'ien',
  iong: 'iung',
  uo: 'o',
  ü: 'ü',
  üe: 'üeh',
  üan: 'üan',
  ün: 'ün',
};

/** Behind j, q and x the u of Pinyin is a ü. */
const rounded = (initial: string, final: string): string =>
  /^[jqx]$/u.test(initial) && final.startsWith('u') ? `ü${final.slice(1)}` : final;

/**
 * A syllable of Pinyin without tone, in lower case, ü as `ü` or `v`, in Wade–Giles with its aspirations (’). What is no syllable stays as
 * it is.
 */
export const wadeGilesOf = (syllable: string): string => {
  const plain = syllable.replaceAll('v', 'ü');
  const odd = irregular[plain];
  if (odd !== undefined) return odd;
  const [initial, written] = initials.find(([one]) => plain.startsWith(one)) ?? ['', ''];
  const final = rounded(initial, plain.slice(initial.length));
  return `${written}${finals[final] ?? final}`;
};
