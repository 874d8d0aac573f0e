import { expect, test } from 'vitest';
import { plain } from '#core/model/index.ts';
import { fillSavedUnits } from '#core/omegat/fill-units.ts';
import { glossaryConcepts } from '#core/omegat/glossary.ts';
import { readProjectFile } from '#core/omegat/project-file.ts';
import { readSavedUnits } from '#core/omegat/saved-units.ts';
import { ownCuts, readSegmentation } from '#core/omegat/segmentation.ts';
import { mutants } from '#tests/unit/core/formats/mutants.ts';
import { memory, project, projectFile } from './omegat-files.ts';

const copies = 40;

const units = memory([
  { original: '看<b0>粗</b0>。', translation: 'Look <b0>bold</b0>.', note: 'as agreed' },
  { original: '好的。', translation: 'Fine.', props: { file: 'a.txt', prev: '', next: '走。' } },
]);
const rules =
  '<?xml version="1.0"?><srx xmlns="http://www.lisa.org/srx20" version="2.0"><body><languagerules><languagerule languagerulename="C"><rule break="no"><beforebreak>Nr\\.</beforebreak><afterbreak>\\s\\d</afterbreak></rule><rule><beforebreak>[；。]+</beforebreak><afterbreak>.</afterbreak></rule></languagerule></languagerules><maprules><languagemap languagepattern="ZH.*" languagerulename="C"/></maprules></body></srx>';
const glossary = '# note\n渡口\tferry\tby river\n船\tboat\n';

const tried: Readonly<Record<string, readonly [text: string, (bytes: Uint8Array, text: string) => unknown]>> =
  {
    project: [projectFile(), (bytes) => readProjectFile(bytes, 'p')],
    memory: [
      units,
      (_, text) => {
        const read = readSavedUnits(text, project());
        const row = {
          file: 'a.txt',
          original: plain('好的。'),
          translation: plain('OK.'),
          id: null,
        } as const;
        const filled = fillSavedUnits(text, [{ ...row, state: 'translated', isOwn: true }], project(), {
          author: 'mei',
          at: '2026-03-04T05:06:07.000Z',
        });
        // What cannot be read is never written into.
        expect(filled.ok).toBe(read.ok);
      },
    ],
    rules: [
      rules,
      (bytes) => {
        const read = readSegmentation(bytes, 'ZH-TW');
        if (read.ok) ownCuts(read.value, '甲；乙。見 Nr. 5。好\n的');
      },
    ],
    glossary: [glossary, (_, text) => glossaryConcepts(text, project(), '\t')],
  };

test.each(Object.entries(tried))(
  'a damaged %s is read or refused, and nothing is thrown',
  (_, [text, work]) => {
    const others = Object.values(tried).map(([other]) => Buffer.from(other));
    for (const copy of mutants(Buffer.from(text), others, copies, 5))
      expect(() => work(copy, Buffer.from(copy).toString('utf8'))).not.toThrow();
  },
);
