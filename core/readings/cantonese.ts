/** What a reading of Mandarin that a rule has found means in Cantonese (Jyutping, LSHK), where the two tell the same words apart. */
const pairs: Readonly<Record<string, string>> = {
  长: 'zhǎng zoeng2 cháng coeng4',
  数: 'shǔ sou2 shù sou3',
  种: 'zhòng zung3 zhǒng zung2',
  行: 'háng hong4',
  重: 'chóng cung4',
  乐: 'yuè ngok6 lè lok6',
  调: 'diào diu6 tiáo tiu4',
  难: 'nàn naan6',
  量: 'liáng loeng4',
  传: 'zhuàn zyun6',
  中: 'zhòng zung3',
  兴: 'xìng hing3 xīng hing1',
  好: 'hào hou3',
  应: 'yìng jing3 yīng jing1',
  当: 'dàng dong3 dāng dong1',
  为: 'wèi wai6 wéi wai4',
  正: 'zhēng zing1',
  将: 'jiàng zoeng3',
  间: 'jiàn gaan3',
  藏: 'zàng zong6',
  着: 'zhuó zoek3 zháo zoek6',
  著: 'zhù zyu3',
  朝: 'zhāo ziu1',
  处: 'chǔ cyu5 chù cyu3',
  称: 'chèn can3',
  盛: 'chéng sing4',
  降: 'xiáng hong4',
  曾: 'zēng zang1',
  少: 'shào siu3',
  散: 'sǎn saan2',
  校: 'jiào gaau3 xiào haau6',
  累: 'lěi leoi5',
  冠: 'guàn gun3 guān gun1',
  参: 'shēn sam1',
  塞: 'sài coi3 sè sak1',
};

const table = new Map<string, string>();
for (const [character, line] of Object.entries(pairs)) {
  const words = line.split(' ');
  for (let at = 0; at + 1 < words.length; at += 2)
    table.set(`${character} ${words[at] ?? ''}`, words[at + 1] ?? '');
}

/** The Jyutping of a character (Simplified) that is read so in Pinyin; null where that does not tell. */
export const jyutpingFor = (character: string, pinyin: string): string | null =>
  table.get(`${character} ${pinyin}`) ?? null;
