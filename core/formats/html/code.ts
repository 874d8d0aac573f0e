import type { FormatCode } from '../format.ts';
import { heldTextReader } from '../text-format.ts';
import { fillHtml } from './fill.ts';
import { htmlMarkup } from './markup.ts';
import { placeHtml } from './place.ts';
import { isXmlName, readHtml } from './read.ts';
import { writeHtml } from './write.ts';

export const code: FormatCode = {
  read: heldTextReader((text, { name = '', report }) => readHtml(text, isXmlName(name), report)),
  write: (source, { layout }, sink) =>
    writeHtml(source, { layout: layout === 'stacked' ? 'stacked' : 'side-by-side' }, sink),
  fill: fillHtml,
  place: placeHtml,
  markup: (text, name) => htmlMarkup(text, isXmlName(name)),
};
