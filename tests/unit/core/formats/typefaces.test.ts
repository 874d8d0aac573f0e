import { describe, expect, it, test } from 'vitest';
import { latinFor, otherScript } from '#core/formats/docx/document/adapt-fonts.ts';

/** A typeface by the names that Windows, macOS and free families have for it, Traditional, then Simplified; and its kind. */
const typefaces: readonly (readonly [hant: string, hans: string, kind: 'serif' | 'sans'])[] = [
  ['PMingLiU,新細明體,PMingLiU-ExtB,新細明體-ExtB', 'SimSun,宋体,SimSun-ExtB', 'serif'],
  ['MingLiU,細明體,MingLiU_HKSCS,細明體_HKSCS,MingLiU-ExtB,細明體-ExtB', 'NSimSun,新宋体', 'serif'],
  ['DFKai-SB,標楷體,BiauKai', 'KaiTi,楷体,KaiTi_GB2312,楷体_GB2312,STKaiti,华文楷体', 'serif'],
  ['Microsoft JhengHei,微軟正黑體', 'Microsoft YaHei,微软雅黑', 'sans'],
  ['Microsoft JhengHei UI', 'Microsoft YaHei UI', 'sans'],
  ['PingFang TC,PingFang HK,蘋方-繁', 'PingFang SC,苹方-简', 'sans'],
  ['Songti TC,宋體-繁', 'Songti SC,宋体-简', 'serif'],
  ['Heiti TC,黑體-繁', 'Heiti SC,黑体-简', 'sans'],
  ['Kaiti TC,楷體-繁', 'Kaiti SC,楷体-简', 'serif'],
  ['Noto Serif CJK TC,Noto Serif CJK HK', 'Noto Serif CJK SC', 'serif'],
  ['Noto Sans CJK TC,Noto Sans CJK HK', 'Noto Sans CJK SC', 'sans'],
  ['Noto Serif TC,Noto Serif HK', 'Noto Serif SC', 'serif'],
  ['Noto Sans TC,Noto Sans HK', 'Noto Sans SC', 'sans'],
  ['Source Han Serif TC,思源宋體', 'Source Han Serif SC,思源宋体', 'serif'],
  ['Source Han Sans TC,思源黑體', 'Source Han Sans SC,思源黑体', 'sans'],
];
const latin = { serif: 'Times New Roman', sans: 'Arial' };

describe.each(typefaces)('%s', (hant, hans, kind) => {
  const [ofHant, ofHans] = [hant.split(','), hans.split(',')];

  it(`is ${hans} in the other script, by every name, and back`, () => {
    for (const name of ofHant)
      expect([otherScript(` ${name.toUpperCase()} `, 'hans'), otherScript(name, 'hant')]).toEqual([
        ofHans[0],
        null,
      ]);
    for (const name of ofHans)
      expect([otherScript(name, 'hant'), otherScript(name, 'hans')]).toEqual([ofHant[0], null]);
  });

  it('gives way to one of its kind for Latin letters', () => {
    for (const name of [...ofHant, ...ofHans]) expect([name, latinFor(name)]).toEqual([name, latin[kind]]);
  });
});

test.each<readonly [string, string | null]>([
  ...['FangSong', 'fangsong_gb2312', 'STFangsong', 'STSong', 'STZhongsong', 'LiSu', '方正书宋'].map(
    (name) => [name, latin.serif] as const,
  ),
  ...['SimHei', 'STHeiti', 'STXihei', 'DengXian', 'YouYuan', '方正黑体', '圓體', '汉仪圆叠'].map(
    (name) => [name, latin.sans] as const,
  ),
  ...['Arial', 'Calibri', 'Symbol', ''].map((name) => [name, null] as const),
])('%s has no partner, and gives way to %s', (name, to) => {
  expect([otherScript(name, 'hans'), otherScript(name, 'hant'), latinFor(name)]).toEqual([null, null, to]);
});
