import { expect, test } from 'vitest';
import { establishedName } from '#core/dictionary/index.ts';
import { smallDictionary } from './entries.ts';

const { word: entriesOf } = smallDictionary([
  '孫中山 孙中山 [Sun1 Zhong1 shan1] /Dr Sun Yat-sen (1866-1925), first president of the Republic of China/',
  '臺北 台北 [Tai2 bei3] /Taipei, capital of Taiwan/',
  '澳門 澳门 [Ao4 men2] /Macao or Macau, special administrative region (SAR) of the PRC/',
  '清華大學 清华大学 [Qing1 hua2 Da4 xue2] /Tsinghua University, Beijing/National Tsing Hua University, Hsinchu, Taiwan/',
  '陝西 陕西 [Shan3 xi1] /see 陝西省|陕西省[Shan3 xi1 Sheng3]/',
  "陝西省 陕西省 [Shan3 xi1 Sheng3] /Shaanxi Province (Shensi) in northwest China, abbr. 陝|陕[Shan3], capital Xi'an 西安[Xi1 an1]/",
  '三國演義 三国演义 [San1 guo2 Yan3 yi4] /Romance of the Three Kingdoms by Luo Guanzhong 羅貫中|罗贯中[Luo2 Guan4 zhong1]/',
  '成龍 成龙 [cheng2 long2] /to succeed in life/to become somebody/',
  '成龍 成龙 [Cheng2 Long2] /Jackie Chan (1954-), kungfu film and Cantopop star/',
  '長城 长城 [Chang2 cheng2] /the Great Wall/',
  '沈 沈 [Shen3] /surname Shen/',
  '院子 院子 [yuan4 zi5] /courtyard/',
  '東西湖 东西湖 [Dong1 xi1 Hu2] /see 東西湖區|东西湖区[Dong1 xi1 Hu2 Qu1]/',
]);

test.each([
  ['孫中山', 'Sun Yat-sen'],
  ['孙中山', 'Sun Yat-sen'],
  ['臺北', 'Taipei'],
  ['澳門', 'Macao'],
  ['清華大學', 'Tsinghua University'],
  ['陝西', 'Shaanxi'],
  ['三國演義', 'Romance of the Three Kingdoms'],
  ['成龍', 'Jackie Chan'],
  ['長城', 'the Great Wall'],
  // No name of its own, none that is established, and a reference that leads nowhere.
  ['沈', ''],
  ['院子', ''],
  ['王小明', ''],
  ['東西湖', ''],
])('%s is called %s', (name, called) => {
  expect(establishedName(name, entriesOf)).toBe(called);
});
