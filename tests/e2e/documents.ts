import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './app.ts';

// Written for these tests, with the damage that converters and web pages leave.

/** Traditional Chinese with leftover pinyin, half-width marks, entities, a shifted byte, stray spaces and characters left Simplified. */
export const dirtyNews = [
  '城西的舊圖書館今天重新開(kāi)放,讀者從清晨就排起了長隊。',
  '館長說(shuō),這座樓已經(jīng)有六十年歷史,&ldquo;每一塊磚都記得讀書的人。&rdquo;',
  '工人在閣樓里發(fā)現(xiàn)一批舊報紙。',
  '報紙用麻繩捆著,一共三十七捆,外面還包了油布。',
  '經(jīng)過兩個月的整理,館員發(fā)現(xiàn)其中有十一種已經(jīng)失傳。',
  '新的閱覽室開(kāi)在二樓,窗外就是公園。',
  '一位退休教師說(shuō),他小時候常常坐在這里看書,直到天黑才回家。',
  '他說(shuō)自己現(xiàn)在眼睛不好,但還是想來看看。',
  '館長認為,讀者的意見都是應當?shù)摹?rdquo;',
  '圖書館還開(kāi)了一間修書的小屋,孩子們可以看見舊書怎樣變成新書。',
  '修書的師傅發(fā)現(xiàn),最難補的不是紙,而是 蟲蛀過的字。',
  '星期六下午,作家將在這里朗讀自己的專著。',
  '她穿著一件乾淨的藍布外套,站在門口等朋友。',
  '有人問:這樣的地方能開(kāi)多久?',
  '沒有人能夠回答。',
  '不過門口的長隊已經(jīng)說(shuō)明了一切。',
].join('\n');

/** Five clean sentences in Traditional Chinese, one a line. Row 2 holds doubtful characters. */
export const cleanLetter = [
  '今天早上下了一場大雨。',
  '她穿著乾淨的外套，後來去看皇后的畫像。',
  '圖書館的門還沒有開。',
  '我們發現了一封舊信。',
  '信上沒有名字。',
].join('\n');

/** The same words in Simplified Chinese. */
export const simplifiedLetter = [
  '今天早上下了一场大雨。',
  '图书馆的门还没有开。',
  '我们发现了一封旧信。',
].join('\n');

export const markdownPage = [
  '# 舊書的**新生**',
  '',
  '館員用*很細的針*把書頁縫好，再看一看[修補手冊](https://example.invalid/manual)。',
  '',
  '- 先除塵',
  '- 再補紙',
].join('\n');

export const webPage = [
  '<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8"><title>開放時間</title></head><body>',
  '<h1>開放時間</h1>',
  '<p>圖書館<strong>每天</strong>早上九點開門，<em>除夕</em>休息。</p>',
  '</body></html>',
].join('\n');

/** Puts a file beside the app's data. Answers its path. */
export const writeDocument = async (
  app: App,
  name: string,
  content: string | Uint8Array,
): Promise<string> => {
  const path = join(app.folder, name);
  await writeFile(path, content);
  return path;
};
