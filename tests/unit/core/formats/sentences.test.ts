import { expect, test } from 'vitest';
import { adaptedSentence, fillSentence, findingSentence } from '#core/formats/sentences.ts';

test('codes of a format have their sentences among its words, those of all formats beside them', () => {
  expect(findingSentence('left-out')).toBe('formats:findings.left-out');
  expect(findingSentence('docx.tracked-changes')).toBe('formats:docx.findings.tracked-changes');
  expect(adaptedSentence('docx.fonts')).toBe('formats:docx.adapted.fonts');
  expect(fillSentence('srt.too-long')).toBe('formats:srt.fillFindings.too-long');
});
