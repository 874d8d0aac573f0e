import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import type { Format } from '#core/formats/format.ts';
import { encryptedOffice, protectedPdf, soundFile } from '#tests/bad-files.ts';
import { failureOf, workplace, type Ran } from './running.ts';

type Expected = 'imported' | `file.${string}` | `document.${string}`;

/** A way in which a file is no file of a format, and what is said of it: any of these; nothing where such formats are not asked. */
type Bad = {
  readonly make: (format: Format) => Uint8Array;
  /** Of packages, of XML, and of formats of text, which read what they can. */
  readonly said: {
    readonly zip: readonly Expected[];
    readonly xml: readonly Expected[];
    readonly text: readonly Expected[];
  };
};

const xml = (text: string): Uint8Array => strToU8(text);

const bad: Readonly<Record<string, Bad>> = {
  empty: {
    make: () => new Uint8Array(),
    said: { zip: ['file.empty'], xml: ['file.empty'], text: ['file.empty'] },
  },
  'blank lines': {
    make: () => strToU8(' \r\n\n'.repeat(50)),
    said: { zip: [], xml: ['document.bad-xml'], text: ['document.no-text', 'document.bad-syntax'] },
  },
  'cut off': {
    make: (format) => {
      const whole = soundFile(format);
      return whole.subarray(0, Math.floor(whole.length * 0.6));
    },
    said: {
      zip: ['document.damaged-package'],
      xml: ['document.bad-xml'],
      text: ['imported', 'document.no-text', 'document.bad-syntax'],
    },
  },
  'a PDF with a password': {
    make: () => protectedPdf,
    said: { zip: ['file.other-kind'], xml: ['file.other-kind'], text: ['document.binary'] },
  },
  'an encrypted Office file': {
    make: () => encryptedOffice,
    said: { zip: ['document.encrypted'], xml: ['file.other-kind'], text: ['document.binary'] },
  },
  'a zip in a zip': {
    make: () => zipSync({ 'a.docx': zipSync({ 'b.txt': strToU8('words') }) }),
    said: { zip: ['document.missing-part'], xml: ['file.other-kind'], text: ['document.binary'] },
  },
  'XML of something else': {
    make: () => xml('<?xml version="1.0" encoding="UTF-8"?>\n<other>一句話。</other>\n'),
    said: { zip: ['file.other-kind'], xml: ['document.invalid', 'document.no-text'], text: [] },
  },
  'XML that is none': {
    make: () => xml('<?xml version="1.0" encoding="UTF-8"?>\n<a><b>一句話。</a>\n'),
    said: { zip: [], xml: ['document.bad-xml', 'document.invalid'], text: [] },
  },
  'an encoding that nobody knows': {
    make: () => xml('<?xml version="1.0" encoding="klingon"?>\n<a>一句話。</a>\n'),
    said: { zip: [], xml: ['document.bad-xml'], text: [] },
  },
  'another encoding than it says': {
    make: () =>
      Buffer.concat([
        xml('<?xml version="1.0" encoding="UTF-8"?>\n<a>'),
        Uint8Array.of(0xa4, 0x40, 0xff, 0xfe),
        xml('</a>\n'),
      ]),
    said: { zip: [], xml: ['document.bad-xml'], text: [] },
  },
};

/** Formats that say their encoding themselves are XML, but for this one. */
const isRichText = ({ id }: Format): boolean => id === 'bilingual-rtf';

const classOf = ({ container, encoding }: Format): keyof Bad['said'] =>
  container === 'zip' ? 'zip' : encoding === 'own' ? 'xml' : 'text';

/** What the command line says of a file: its failure, on one line, or that it was imported. */
const saidOf = (ran: Ran): Expected => {
  if (ran.code === 0) return 'imported';
  const { code } = failureOf(ran) as { readonly code: Expected };
  return code;
};

/** Of whatever is no table of that format. */
const richTextSaid: readonly Expected[] = ['document.invalid', 'file.other-kind', 'document.binary'];

test.each(formats.importing.map((format) => [format.id, format] as const))(
  'bad files under the name of %s: each is refused with its own code on one line, and leaves nothing behind',
  async (_, format) => {
    const place = workplace();
    const name = `a.${format.extensions[0]}`;
    for (const [what, { make, said }] of Object.entries(bad)) {
      const asked = said[classOf(format)];
      if (asked.length === 0) continue;
      const expected = isRichText(format) && !asked.includes('file.empty') ? richTextSaid : asked;
      writeFileSync(place.at(name), make(format));
      const code = saidOf(await place.run(['new', 'p', name, '--json']));
      expect(expected, what).toContain(code);
      const left = readdirSync(place.folder).filter((one) => one !== 'data' && one !== name);
      expect(left, what).toEqual(code === 'imported' ? ['p.duizhao'] : []);
      rmSync(place.at('p.duizhao'), { force: true });
    }
  },
);
