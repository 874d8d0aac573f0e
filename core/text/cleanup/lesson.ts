import type { Survey } from './survey.ts';

/** A tag or an entity, as letters in a text. */
const markup = /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,200})?\/?>|&(?:[a-z]{2,10}|#\d{1,6});/i;

/** Words with which texts tell of tags and entities. */
const telling =
  /html|xml|svg|css|javascript|標籤|标签|標記語言|标记语言|標示語言|置標|置标|原始碼|原始码|源代码|原代碼|源碼|源码|字元實體|字符实体|實體|实体|字元參照|字符引用|轉義|转义|跳脫|網頁|网页|瀏覽器|浏览器|markup|\btags?\b|\bentit(?:y|ies)\b|\bescap/i;

/** How many blocks hold markup as letters, and how many of these also tell of it. */
export type LessonCounts = { marked: number; taught: number };

/** Counts one block of a document. */
export const countLesson = (counts: LessonCounts, text: string): void => {
  if (!/[<&]/.test(text) || !markup.test(text)) return;
  counts.marked += 1;
  if (telling.test(text)) counts.taught += 1;
};

/** Whether tags and entities in this text are what it is about: it says so itself, or a third of all such blocks do. */
export const isLesson = (text: string, { lesson }: Pick<Survey, 'lesson'>): boolean =>
  telling.test(text) || (lesson.taught > 0 && lesson.taught * 3 >= lesson.marked);
