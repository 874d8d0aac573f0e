import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';

const subjects = [
  '老城的電車',
  '檔案館的管理員',
  '這座橋',
  '河邊的茶館',
  '年輕的工程師',
  '博物館',
  '退休的司機',
  '議會',
];
const times = [
  '去年春天',
  '上個月',
  '三十年前',
  '第二天清早',
  '雨停以後',
  '會議結束時',
  '直到今天',
  '2019年4月',
];
const verbs = [
  '重新修復了',
  '仔細記錄了',
  '終於找到',
  '決定保留',
  '開始整理',
  '向市民展示了',
  '悄悄賣掉',
  '公開出版了',
];
const objects = [
  '一批舊照片',
  '當年的時刻表',
  '長約3.5公里的軌道',
  '幾十封沒有寄出的信',
  '車站的鐘樓',
  '全部的設計圖',
  '一本殘缺的日記',
  '約1.2億元的賬目',
];
const tails = [
  '，這在當時並不多見',
  '，附近的居民都來幫忙',
  '，費用由三方分擔',
  '；結果卻出乎所有人的意料',
  '，後來又補充了說明',
  '',
  '，沒有人知道原因',
  '，專家認為價值很高',
];
const enders = ['。', '。', '。', '。', '！', '？', '。', '……'];

const pick = <T>(from: readonly T[], random: () => number): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

const sentence = (random: () => number): string => {
  const body = [subjects, times, verbs, objects, tails].map((words) => pick(words, random));
  const [subject = '', time = '', verb = '', object = '', tail = ''] = body;
  const said = `${time}，${subject}${verb}${object}${tail}`;
  return random() < 0.08 ? `「${said}。」${pick(subjects, random)}說。` : said + pick(enders, random);
};

/** What a bad converter and a web page leave in a text, here and there. */
const damaged = (text: string, random: () => number): string =>
  text
    .replaceAll('現', '現(xiàn)')
    .replaceAll('發', '發(fā)')
    .replace('，', random() < 0.3 ? ',' : '，')
    .replace('」', random() < 0.1 ? '&rdquo;' : '」');

/** Paragraphs of Traditional prose, `dirty` ones with damage, until `characters` UTF-16 units are reached. */
export function* paragraphs(characters: number, dirty: boolean, seed = 20): Generator<string> {
  const random = randomFrom(seed);
  for (let made = 0; made < characters;) {
    const sentences = Array.from({ length: 2 + Math.floor(random() * 6) }, () => sentence(random));
    const text = sentences.join('');
    const paragraph = `${dirty ? damaged(text, random) : text}\n`;
    made += paragraph.length;
    yield paragraph;
  }
}
