import { pinyin } from 'pinyin-pro';
import { expect, it } from 'vitest';
import { readWords, zhuyinOf } from '#core/readings/index.ts';

/*
 * Readings of texts full of characters with several of them, and Zhuyin of every syllable: `listing.txt`, looked through by a person; written anew by `vitest run FILE -u`.
 */

const texts = [
  '他長得很高，長大以後當了校長，長江很長。',
  '還沒還錢，還是還給我吧，他還在還債。',
  '銀行行長在街上行走，一行白鷺，這行業很行。',
  '重慶的重量很重，重新重複，重要的是重陽節。',
  '音樂使人快樂，樂不思蜀，姓樂的樂師。',
  '他興趣很高，新興的復興路，高興極了，興許會來。',
  '我要教書，教師教學，宗教，請教，教會他游泳。',
  '了解了，了不起，走了，受不了，為了。',
  '地上，土地，地方，特地。',
  '我的目的，的確，有的放矢。',
  '得到了，得走了，跑得快，覺得，非得去不可。',
  '看著他，著急，睡著了，著作，著火，穿著一件衣著。',
  '和平，附和，攪和，暖和，和麵，我和他。',
  '單于姓單，簡單，單位。任先生任職。仇先生報仇。曾先生曾經來過。',
  '解先生解釋，查先生檢查，區先生在地區，葉先生的樹葉，朴先生很樸素，尉遲恭，万俟卨。',
  '好人好學，愛好，喜好，好不好。',
  '中國，中獎，中間，看中，中毒。',
  '發現，頭髮，發展，白髮。',
  '数一数，数学，数见不鲜。处理，好处，处于。',
  '背包，背后，背书，背负。便宜，方便，随便。',
  '差別，出差，參差，差不多，差遣。',
  '朝代，朝陽，朝鮮，今朝。傳說，自傳，水滸傳。',
  '大夫，大家，大王。調查，調皮，音調，空調。',
  '都市，都是，首都。惡心，厭惡，惡人。',
  '分鐘，過分，水分，分子。干涉，干部，能干，饼干。',
  '更加，更换，三更。假期，真假，放假。',
  '將軍，將來，大將。角色，角落，主角。結實，結果，結婚。',
  '空氣，空白，有空。累了，累計，連累，果實累累。',
  '量體溫，力量，商量，數量。露面，露水，暴露。',
  '落下，丟三落四，落枕，落后。沒有，沒收，沉沒。',
  '難過，災難，患難。寧可，寧靜。強大，勉強，倔強。',
  '切開，一切，親切。曲子，曲折，歌曲。散步，散文，松散。',
  '少數，少年，多少。省略，反省，省長。盛開，盛飯，茂盛。',
  '石頭，一石米。食物，飲食。似乎，似的，相似。',
  '宿舍，星宿，一宿。提高，提防。為人，因為，認為，作為。',
  '系統，系鞋帶，關係。相信，照相，真相，互相。削皮，剝削。',
  '血液，流血。咽喉，嚥下，哽咽。應該，應付，答應，反應。',
  '載重，記載，三年五載，下載。脏器，肮脏。扎针，挣扎，包扎。',
  '丈夫，占卜，占领。正月，正在，正確。只有，一只鳥，隻身。',
  '種子，種樹，種類。轉身，轉動，旋轉。著名，執著。',
  '一個人，一起，一樣，第一。不要，不是，不對。',
  '花兒，這兒，兒子，一會兒。啊，好啊，是啊。',
  'A座3樓，12:30的K線圖，卡拉OK。𠮷野家，〇和零。',
];

const ways = ['pinyin', 'zhuyin', 'jyutping'] as const;

it('lists how texts are read', async () => {
  const lines = texts.flatMap((text) =>
    ways.map((way) =>
      readWords(text, way)
        .map(({ text: word, readings }) => (readings.length === 0 ? word : `${word}[${readings.join(' ')}]`))
        .join(''),
    ),
  );
  const characters = Array.from({ length: 0x9fff - 0x4e00 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join(
    '',
  );
  const syllables = [...new Set(pinyin(characters, { type: 'array', toneType: 'none', v: false }))].sort();
  const zhuyin = syllables.map(
    (syllable) => `${syllable} ${[1, 2, 3, 4, 5].map((tone) => zhuyinOf(syllable, tone) ?? '-').join(' ')}`,
  );
  await expect(`${[...lines, ...zhuyin].join('\n')}\n`).toMatchFileSnapshot('listing.txt');
});
