import { unzlibSync, zlibSync } from 'fflate';
import { expect, it } from 'vitest';
import { withoutRunningHead } from '#core/pdf/running-head.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
const textOf = (bytes: Uint8Array): string => Array.from(bytes, (one) => String.fromCharCode(one)).join('');

const words = (at: number, inside = ''): string =>
  `BT\n${inside}/F4 10 Tf\n1 0 0 -1 71.8 ${at} Tm\n<0026\u00ff> Tj\nET\n`;
const begin = '.24 0 0 -.24 0 595 cm\nq\n3.125 0 0 3.125 0 0 cm\n/G3 gs\n';
const text = `Q\nq\n225 225 1299 2031 re\nW* n\nq\n${words(20)}Q\nQ\n`;

const kept = (contents: string): string =>
  textOf(unzlibSync(withoutRunningHead(zlibSync(bytesOf(contents)), 72)));

it('takes the words of the upper margin away, and leaves the number at the foot and the text', () => {
  expect(kept(`${begin}${words(39)}${words(771)}${words(41)}${text}`)).toBe(`${begin}${words(771)}${text}`);
});

it('leaves what has no head as it is, to the byte', () => {
  const contents = zlibSync(bytesOf(`${begin}${words(771)}${text}`));
  expect(withoutRunningHead(contents, 72)).toBe(contents);
});

it('takes marked content away only with its end', () => {
  const whole = words(39, '/Span<</ActualText (fi) >> BDC\nEMC\n');
  const open = words(39, 'EMC\n/Artifact <</Type /Pagination >>BDC\n/Span BMC\n');
  expect(kept(`${begin}${whole}${open}${text}`)).toBe(`${begin}${open}${text}`);
});
