import { bytesOf, largest, many, noise, text, type HostileFile } from '../file.ts';

/** UTF-8 with a byte of another encoding in every second word. */
const broken = (size: number): Uint8Array => {
  const piece = Buffer.concat([Buffer.from('他走了。天黑'), Buffer.from([0xff, 0xc3, 0x28, 0xe4, 0xb8])]);
  return Buffer.alloc(size, piece);
};

/** UTF-16 whose every second unit is half of a pair. */
const halves = (size: number): Uint8Array => {
  const bytes = Buffer.alloc(size, Buffer.from('他\ud800走\udc00。\n', 'utf16le'));
  bytes.set([0xff, 0xfe]);
  return bytes;
};

/** Plain texts. */
export const plainFiles: readonly HostileFile[] = [
  many('exclamations.txt', '啊！'),
  many('one-line.txt', '中'),
  many('stops.txt', '。'),
  many('quotes.txt', '「'),
  many('invisible.txt', '\u200b'),
  many('misread.txt', 'ä¸­'),
  many('lines.txt', '中\n'),
  many('blank.txt', '\n'),
  many('repairs.txt', '他说,"好".你 好!!\n'),
  many('marks.txt', 'e\u0301\u0301\u0301\u0301'),
  text('base64.txt', (size) => Buffer.from(noise(size * 0.75)).toString('base64')),
  bytesOf('noise.txt', noise),
  // More rows than an update may change, and so many that it may.
  many('sentences.txt', '他走了。天黑了。', { reader: 'update' }),
  many('fewer-sentences.txt', '他走了。天黑了。', { reader: 'update', megabytes: 1 }),
  many('lines-largest.txt', '他走了。天黑了。没有人。\n', largest),
  many('one-line-largest.txt', '他走了，天黑了，没有人', largest),
  bytesOf('broken-largest.txt', broken, largest),
  bytesOf('halves-largest.txt', halves, largest),
  bytesOf('noise-largest.txt', noise, largest),
];
