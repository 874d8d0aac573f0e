import type { FormatCode } from '../format.ts';
import { heldTextReader } from '../text-format.ts';
import { placeHtml } from './place.ts';
import { readHtml } from './read.ts';
import { writeHtml } from './write.ts';

const isXmlName = (name: string): boolean => /\.(?:xhtml|xht)$/i.test(name);

export const code: FormatCode = {
  read: heldTextReader((text, { name = '', report }) => readHtml(text, isXmlName(name), report)),
  write: (source, { layout }, sink) =>
    writeHtml(source, { layout: layout === 'stacked' ? 'stacked' : 'side-by-side' }, sink),
  fill: null,
  place: placeHtml,
};
