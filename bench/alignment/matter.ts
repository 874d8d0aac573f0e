/** What books have beside their text, written for this set: titles of chapters in both languages. */
export const chapterTitles: readonly (readonly [chinese: string, english: string])[] = [
  ['雨夜访客', 'A Visitor in the Rain'],
  ['旧宅的钥匙', 'The Key to the Old House'],
  ['渡口', 'At the Ferry'],
  ['账房先生失踪', 'The Bookkeeper Disappears'],
  ['一封没有寄出的信', 'The Letter That Was Never Sent'],
  ['庙会', 'The Temple Fair'],
  ['三兄弟分家', 'Three Brothers Divide the Property'],
  ['山路上的马队', 'Horses on the Mountain Road'],
  ['老医生的秘密', "The Old Doctor's Secret"],
  ['春水', 'Spring Waters'],
  ['借粮', 'Borrowing Grain'],
  ['戏班进城', 'The Players Come to Town'],
];

/** Notes of a translator, which no original has. */
export const translatorsNotes: readonly string[] = [
  'A measure of weight, somewhat more than an English pound.',
  'Translator\'s note: the line is a pun that cannot be carried over; the words for "fish" and "plenty" sound alike.',
  'The festival falls on the fifteenth day of the eighth lunar month.',
  '[1] See the commentary at the end of this volume.',
  'It was customary for a son to wear white for three years after the death of his father.',
  'The first examination, held in the county town every other year.',
  'Literally, "to draw a snake and add feet to it".',
  '* A quotation from the Book of Songs.',
  'In the dialect of the province the word also means a matchmaker.',
  'An edition printed in the nineteenth century omits this paragraph.',
];

/** What stands before the text of a translation. */
export const englishFrontMatter: readonly string[] = [
  'THE HOUSE BY THE RIVER',
  'A Novel',
  'Translated from the Chinese, with an introduction and notes',
  'All rights reserved. No part of this publication may be reproduced in any form without the permission of the publisher.',
  'First published in this translation',
  'Printed on acid-free paper',
  'Contents',
  'Acknowledgements',
  'The translator wishes to thank the librarians who found the first edition, and the friends who read the drafts.',
  'Introduction',
  'Little is known of the author beyond what he tells us himself.',
  'He was born in a small town in the south, the fourth of seven children, and earned his living as a clerk in a salt office.',
  'The novel was printed in instalments and was not collected until after his death.',
  'Critics have disagreed about its ending ever since.',
  'Some hold that the last two chapters are by another hand; others see in them the key to the whole.',
  'I have followed the first edition, which has many misprints, and have corrected these without remark.',
  'Names are given in the order in which they stand in the original, the family name first.',
  'Measures and titles have been turned into English wherever this could be done without absurdity.',
  'Where the author quotes a poem I have rhymed if I could, and have left out the rhyme where it would have cost the sense.',
  'Readers who dislike introductions are invited to begin with the first chapter.',
];

/** What stands before the text of an original. */
export const chineseFrontMatter: readonly string[] = [
  '河边的房子',
  '长篇小说',
  '版权所有，侵权必究。',
  '内容提要',
  '本书写一个江南小镇上三代人的故事，时间前后六十年。',
  '出版说明',
  '这次重印，以初版为底本，参校了报纸上的连载，改正了明显的排印错误。',
  '异体字一律改为通行的写法，标点也按照今天的习惯作了调整。',
  '书中的方言词语，凡不易懂的都在书后加了注释。',
  '作者的后人提供了手稿的照片，谨在此致谢。',
  '编辑部',
  '目录',
];
