import { expect, test } from 'vitest';
import { wordsIn } from '#cli/words.ts';

test('a failure is one line, with the words of a format inside it', async () => {
  const { failure } = await wordsIn('en');
  expect(failure({ code: 'file.empty', params: { name: 'a\nb' } })).toMatch(/^a b is empty: /);
  const params = { name: 'a.x', line: 1200, detail: 'xml:lang', fault: 'md.name', reason: 'md.name' };
  expect(failure({ code: 'document.invalid', params })).toBe(
    'a.x, line 1,200: Markdown (xml:lang) Nothing was imported.',
  );
  expect(failure({ code: 'document.refused', params })).toBe('a.x was not imported: Markdown');
  expect(failure({ code: 'file.other-kind', params: { name: 'a.docx', kind: 'pdf' } })).toMatch(
    /^a\.docx is not what its ending says: it is a PDF\. Nothing was imported/,
  );
});
