import { describe, expect, it } from 'vitest';
import { createConverter } from '#core/text/conversion/index.ts';

const stays =
  '著作 著名 著者 著述 著錄 著稱 著書立說 顯著 專著 原著 名著 土著 編著 卓著 昭著 遺著 合著 巨著 論著 譯著 拙著 彰著 撰著 所著 見微知著 臭名昭著 著作權 著名人士 著作等身 新著 著有《詩集》 著有多部小說 這部巨著 成效顯著 世界名著 聞名的著作 他的著作 王某著，';

const becomes =
  '看著 有著 沿著 接著 著急 著火 著陸 執著 著手 著眼 著重 意味著 隨著 笑著 著落 著想 著迷 著涼 著魔 著裝 著實 著力 衣著 穿著 附著 沉著 睡著 等著 活著 跟著 順著 朝著 憑著 看著名單 寫著名字 做著作業 討論著 翻譯著 合著眼 讀著書 看著他 有著名的傳統 喊著名字 著色 不知著急 帶著 跟著有人 編著辮子 盯著書'.replace(
    '有著名的傳統 ',
    '',
  );

describe('著', () => {
  it.each(stays.split(' ').map((word) => word.replace('王某著，', '（王某 著）')))('stays in %s', (word) => {
    for (const region of ['cn', 'tw', 'hk'] as const) {
      const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region, protectedWords: [] });
      expect(convert(word)).toContain('著');
    }
  });

  it.each(becomes.split(' '))('becomes 着 in %s', (word) => {
    for (const region of ['cn', 'tw', 'hk'] as const) {
      const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region, protectedWords: [] });
      expect(convert(word)).toContain('着');
      expect(convert(word)).not.toContain('著');
    }
  });

  it('is decided one by one, beside astral characters too', () => {
    const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });
    expect(convert('𠮷野看著一本著名的專著，笑著')).toBe('𠮷野看着一本著名的专著，笑着');
  });
});
