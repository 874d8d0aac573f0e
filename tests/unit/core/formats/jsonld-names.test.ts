import { expect, test } from 'vitest';
import { sourceIri, textNameOf } from '#core/formats/jsonld/vocabulary.ts';

test('a text is named by its column, whichever project has it', () => {
  for (const side of ['source', 'zh-Hant', 'en-2', 'ja']) {
    const name = { project: 'p-1', document: 3, side };
    expect(textNameOf(sourceIri(name))).toEqual(name);
  }
});

test('what can be no column names no text', () => {
  for (const side of ['', '2', '-en', 'constructor', 'toString', `x${'y'.repeat(48)}`])
    expect(textNameOf(sourceIri({ project: 'p-1', document: 3, side }))).toBeNull();
});
