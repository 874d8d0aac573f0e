import { expect, it } from 'vitest';
import { p, r, styles, wordFile } from './docx-files.ts';
import { readGolden } from './golden-files.ts';

const shown = async (body: string, defaults: string): Promise<readonly string[]> => {
  const file = { format: 'docx', name: 'hidden.docx', path: '', rows: '', settings: {} };
  const { blocks } = await readGolden(file, wordFile(body, [styles(defaults)]));
  return blocks.map(({ rich }) => rich.text);
};

const defaults = (look: string): string =>
  `<w:docDefaults><w:rPrDefault><w:rPr>${look}</w:rPr></w:rPrDefault></w:docDefaults>`;
const words = r('一') + r('二', '<w:vanish w:val="0"/>') + r('三', '<w:vanish/>');

it.each([
  ['', ['一二']],
  ['<w:vanish/>', ['二']],
  ['<w:vanish w:val="0"/>', ['一二']],
])(
  'words that a document hides by default (%j) are not read, unless they say otherwise',
  async (look, texts) => {
    expect(await shown(p(words), defaults(look))).toEqual(texts);
  },
);
