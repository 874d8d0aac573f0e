/** A typeface for Chinese in its two scripts, by all names that files have for it; the first is the one that is written. */
type Pair = {
  readonly hant: readonly string[];
  readonly hans: readonly string[];
  readonly look: 'serif' | 'sans';
};

/** Typefaces that come with Windows, macOS and the free Noto and Source Han families, and what stands for them in the other script. */
const pairs: readonly Pair[] = [
  {
    hant: ['PMingLiU', '新細明體', 'PMingLiU-ExtB', '新細明體-ExtB'],
    hans: ['SimSun', '宋体', 'SimSun-ExtB'],
    look: 'serif',
  },
  {
    hant: ['MingLiU', '細明體', 'MingLiU_HKSCS', '細明體_HKSCS', 'MingLiU-ExtB', '細明體-ExtB'],
    hans: ['NSimSun', '新宋体'],
    look: 'serif',
  },
  {
    hant: ['DFKai-SB', '標楷體', 'BiauKai'],
    hans: ['KaiTi', '楷体', 'KaiTi_GB2312', '楷体_GB2312', 'STKaiti', '华文楷体'],
    look: 'serif',
  },
  { hant: ['Microsoft JhengHei', '微軟正黑體'], hans: ['Microsoft YaHei', '微软雅黑'], look: 'sans' },
  { hant: ['Microsoft JhengHei UI'], hans: ['Microsoft YaHei UI'], look: 'sans' },
  { hant: ['PingFang TC', 'PingFang HK', '蘋方-繁'], hans: ['PingFang SC', '苹方-简'], look: 'sans' },
  { hant: ['Songti TC', '宋體-繁'], hans: ['Songti SC', '宋体-简'], look: 'serif' },
  { hant: ['Heiti TC', '黑體-繁'], hans: ['Heiti SC', '黑体-简'], look: 'sans' },
  { hant: ['Kaiti TC', '楷體-繁'], hans: ['Kaiti SC', '楷体-简'], look: 'serif' },
  { hant: ['Noto Serif CJK TC', 'Noto Serif CJK HK'], hans: ['Noto Serif CJK SC'], look: 'serif' },
  { hant: ['Noto Sans CJK TC', 'Noto Sans CJK HK'], hans: ['Noto Sans CJK SC'], look: 'sans' },
  { hant: ['Noto Serif TC', 'Noto Serif HK'], hans: ['Noto Serif SC'], look: 'serif' },
  { hant: ['Noto Sans TC', 'Noto Sans HK'], hans: ['Noto Sans SC'], look: 'sans' },
  { hant: ['Source Han Serif TC', '思源宋體'], hans: ['Source Han Serif SC', '思源宋体'], look: 'serif' },
  { hant: ['Source Han Sans TC', '思源黑體'], hans: ['Source Han Sans SC', '思源黑体'], look: 'sans' },
];

/** Typefaces without a partner that a run of Latin letters should not be set in. */
const alone: ReadonlyMap<string, 'serif' | 'sans'> = new Map([
  ['fangsong', 'serif'],
  ['fangsong_gb2312', 'serif'],
  ['stfangsong', 'serif'],
  ['stsong', 'serif'],
  ['stzhongsong', 'serif'],
  ['simhei', 'sans'],
  ['stheiti', 'sans'],
  ['stxihei', 'sans'],
  ['dengxian', 'sans'],
  ['youyuan', 'sans'],
  ['lisu', 'serif'],
]);

const fold = (name: string): string => name.trim().toLowerCase();

const partners = (of: 'hant' | 'hans'): ReadonlyMap<string, string> =>
  new Map(
    pairs.flatMap((pair) => {
      const [to = ''] = of === 'hant' ? pair.hans : pair.hant;
      return pair[of].map((name) => [fold(name), to] as const);
    }),
  );
const toHans = partners('hant');
const toHant = partners('hans');
const looks = new Map(
  pairs.flatMap(({ hant, hans, look }) => [...hant, ...hans].map((name) => [fold(name), look] as const)),
);

/** The typeface that stands for this one in the other script; null where none is known, or it is of that script. */
export const otherScript = (name: string, to: 'hans' | 'hant'): string | null =>
  (to === 'hans' ? toHans : toHant).get(fold(name)) ?? null;

/** A typeface for Latin letters in the place of one for Chinese; null for a typeface that is not known to be one. */
export const latinFor = (name: string): string | null => {
  const known = looks.get(fold(name)) ?? alone.get(fold(name));
  const look =
    known ?? (/\p{Script=Han}/u.test(name) ? (/[黑圓圆]/u.test(name) ? 'sans' : 'serif') : undefined);
  if (look === undefined) return null;
  return look === 'sans' ? 'Arial' : 'Times New Roman';
};
