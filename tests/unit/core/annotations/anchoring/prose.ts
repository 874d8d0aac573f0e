/** A small repeatable random source (mulberry32, public domain): the same seed gives the same cases on every machine. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type Random = () => number;

/** A whole number from `from` up to, not including, `to`. */
export const within = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from));

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const found = from[within(random, 0, from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** As words are in real prose: the n-th of a list about n times as rare as the first (Zipf's law, exponent 0.7). */
const pickWord = (random: Random, words: readonly string[]): string => {
  const at = Math.floor(words.length * random() ** (1 / 0.3));
  return words[Math.min(at, words.length - 1)] ?? '';
};

const list = (words: string): readonly string[] => words.split(' ');

const nouns = list(
  '電車 時間 城市 老人 孩子 房子 河水 聲音 母親 父親 問題 學校 眼睛 東西 車站 茶館 橋頭 信件 照片 故事 歷史 議會 工廠 博物館 檔案 日記 鐘樓 街道 窗戶 燈光 天氣 朋友 老師 醫生 司機 記者 管理員 設計圖 時刻表 軌道 賬目 費用 專家 居民 市場 報紙 電影 音樂 雨傘 行李 火車 碼頭 船隻 漁民 農田 果樹 山路 森林 石頭 木門 鑰匙 箱子 衣服 鞋子 飯菜 茶水 酒瓶 棋盤 書架 筆跡 地圖 名單 合同 法院 警察 鄰居 客人 主人 商人 士兵 將軍 國王 公主 夢境 影子 風箏 雪地 月亮 星空 海浪 沙灘 候鳥 貓頭鷹 腳步 笑容 眼淚 心事 秘密 承諾 謊言 機會 命運 制度 政策 經濟 技術 語言 譯文 詞典 句子 段落 標點',
);
const verbs = list(
  '看見 知道 發現 告訴 離開 回到 找到 記得 忘記 開始 決定 修復 保留 整理 出版 賣掉 展示 記錄 打開 關上 帶走 送給 留下 等待 尋找 聽見 相信 懷疑 明白 喜歡 害怕 擔心 討論 研究 翻譯 解釋 批評 拒絕 接受 支持 反對 承認 隱瞞 打聽 收拾 搬走 燒掉 埋下 撿起 推開 敲響 畫下 寫完 讀懂 改變 毀掉 建造 守護 照顧 陪伴 拜訪 想念 原諒 責備 感謝 邀請 安排 準備 完成 放棄',
);
const adjectives = list(
  '新 老 大 小 舊 長 冷 重要 美麗 安靜 古老 年輕 奇怪 普通 完整 殘缺 破舊 溫暖 遙遠 空蕩 寬闊 狹窄 潮濕 明亮 昏暗 昂貴 便宜 著名 陌生 熟悉 沉重 輕快 嚴肅 滑稽 驕傲 謙虛',
);
const people = list(
  '他 她 我 他們 我們 人們 老人 孩子 母親 父親 司機 記者 老師 醫生 鄰居 客人 管理員 工程師 譯者 漁民',
);
const times = list(
  '後來 那時 今天 昨天 從前 第二天 去年春天 上個月 三十年前 雨停以後 會議結束時 天亮之前 直到今天 不久 傍晚 半夜 那年冬天 當時',
);
const places = list(
  '在城裡 在河邊 在家 在路上 在車站 在橋上 在窗前 在門口 在山下 在海邊 在市場 在屋頂 在船上 在雪地裡',
);
const adverbs = list(
  '已經 終於 還 也 就 都 又 再 慢慢 悄悄 常常 忽然 仔細 一直 仍然 從來沒有 不得不 果然 匆匆 重新',
);
const links = list('但是 因為 所以 而且 於是 可是 不過 然而 雖然 如果');
const aspects = ['了', '了', '了', '著', '過', ''];

const nounPhrase = (random: Random): string => {
  const noun = pickWord(random, nouns);
  const kind = random();
  if (kind < 0.35) return noun;
  if (kind < 0.7) return `${pickWord(random, adjectives)}的${noun}`;
  return kind < 0.85 ? `${pickWord(random, nouns)}的${noun}` : `那個${noun}`;
};

const clause = (random: Random): string => {
  const subject = random() < 0.55 ? pickWord(random, people) : nounPhrase(random);
  const place = random() < 0.25 ? pickWord(random, places) : '';
  const adverb = random() < 0.45 ? pickWord(random, adverbs) : '';
  const verb = pickWord(random, verbs) + pick(random, aspects);
  return subject + place + adverb + verb + (random() < 0.85 ? nounPhrase(random) : '');
};

/** A sentence of Traditional Chinese: a few hundred words, the common ones common, so that short stretches recur. */
export const sentence = (random: Random): string => {
  if (random() < 0.04) return pick(random, ['他說。', '她笑了。', '沒有人知道。', '為什麼？', '是的。']);
  const clauses = Array.from({ length: within(random, 1, 4) }, () => clause(random));
  const opening = random() < 0.4 ? `${pickWord(random, times)}，` : '';
  const joined = clauses.map(
    (words, index) => (index > 0 && random() < 0.3 ? pickWord(random, links) : '') + words,
  );
  return opening + joined.join('，') + pick(random, ['。', '。', '。', '。', '！', '？', '……']);
};

/** A phrase that might have been written between two words. */
export const phrase = (random: Random): string => {
  const kind = random();
  if (kind < 0.3) return pickWord(random, adverbs);
  return kind < 0.6 ? `${pickWord(random, adjectives)}的` : `${clause(random)}，`;
};

/** A document: paragraphs of sentences. */
export const documentOf = (random: Random, paragraphs: number): readonly (readonly string[])[] =>
  Array.from({ length: paragraphs }, () =>
    Array.from({ length: within(random, 3, 8) }, () => sentence(random)),
  );

/** A Han character that is not in `text`. */
export const otherCharacter = (random: Random, text: string): string => {
  for (;;) {
    const found = pick(random, Array.from(pickWord(random, nouns) + pickWord(random, verbs)));
    if (!text.includes(found)) return found;
  }
};
