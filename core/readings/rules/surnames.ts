import { title, type CharacterRules } from './rules.ts';

/** Family names that are read otherwise than the word. */
export const surnameRules: CharacterRules = {
  曾: [
    ['zēng', `^_${title} 姓_ _(?:祖|孙|国藩|巩|氏)`],
    ['céng', '_'],
  ],
  单: [
    ['shàn', `^_${title} 姓_ _县`],
    ['chán', '_于(?=$|\\p{Script=Han}王|大)'],
  ],
  解: [
    ['xiè', `^_${title} 姓_ _(?:缙|数)`],
    ['jiè', '押_ _(?:送|元|差)'],
  ],
  仇: [['qiú', `^_${title} 姓_`]],
  任: [['rén', `^_${title} 姓_`]],
  华: [['huà', `^_${title} 姓_ _(?:山(?!寨)|佗|罗庚)`]],
  区: [['ōu', `^_${title} 姓_`]],
  查: [['zhā', `^_${title} 姓_ _(?:良镛|慎行)`]],
  盖: [['gě', '姓_']],
  朴: [['piáo', `^_${title} 姓_`]],
};
