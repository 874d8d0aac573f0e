/** Sounds at the beginning of a syllable, Pinyin beside Wade–Giles without its apostrophes; the longer ones first. */
const initials: readonly (readonly [pinyin: string, wadeGiles: string])[] = [
  ['zh', 'ch'],
  ['ch', 'ch'],
  ['sh', 'sh'],
  ['b', 'p'],
  ['d', 't'],
  ['g', 'k'],
  ['j', 'ch'],
  ['q', 'ch'],
  ['x', 'hs'],
  ['z', 'ts'],
  ['c', 'ts'],
  ['r', 'j'],
];

/** Syllables that are written otherwise as a whole. */
const whole: Readonly<Record<string, string>> = {
  zi: 'tzu',
  ci: 'tzu',
  si: 'ssu',
  zhi: 'chih',
  chi: 'chih',
  shi: 'shih',
  ri: 'jih',
  yi: 'i',
  you: 'yu',
  er: 'erh',
  e: 'o',
  ge: 'ko',
  ke: 'ko',
  he: 'ho',
  gui: 'kuei',
  kui: 'kuei',
  xue: 'hsueh',
};

const finals: readonly (readonly [RegExp, string])[] = [
  [/ong$/u, 'ung'],
  [/^(.*[iy])an$/u, '$1en'],
  [/([iy])e$/u, '$1eh'],
  [/(?<=[jqxyln])ue$/u, 'ueh'],
  [/(?<=[dtnlzcsr])uo$/u, 'o'],
  [/(?<=[zcs]h)uo$/u, 'o'],
];

/**
 * How Wade and Giles wrote a syllable of Pinyin, as it is left when apostrophes and marks above letters are: `xiang` is `hsiang`, `zhuo` is `cho`.
 * Chinese names stand so in older translations and in Taiwan. Takes and gives lower case without tones.
 */
export const wadeGilesOf = (pinyin: string): string => {
  const known = whole[pinyin];
  if (known !== undefined) return known;
  let rest = pinyin;
  for (const [from, to] of finals) rest = rest.replace(from, to);
  const initial = initials.find(([from]) => rest.startsWith(from));
  return initial === undefined ? rest : initial[1] + rest.slice(initial[0].length);
};
