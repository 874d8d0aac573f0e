import { expect, test } from 'vitest';
import {
  checkChoices,
  choicesFor,
  choicesFromText,
  type ImportOption,
} from '#core/formats/import-options.ts';

const options: readonly ImportOption[] = [
  { id: 'changes', kind: 'choice', values: ['accept', 'refuse'], default: 'accept' },
  { id: 'comments', kind: 'switch', default: false },
  { id: 'keys', kind: 'text', default: '' },
];
const format = { id: 'toy', options };

test('what was not chosen is as usual, and what no format knows is left out', () => {
  expect(choicesFor(format)).toEqual({ changes: 'accept', comments: false, keys: '' });
  expect(choicesFor(format, { changes: 'refuse', comments: 'yes', gone: true })).toEqual({
    changes: 'refuse',
    comments: false,
    keys: '',
  });
  expect(choicesFor({ id: 'plain' }, { comments: true })).toEqual({});
});

test('an option or a value that does not exist is refused, with those that do', () => {
  const ok = { ok: true, value: { changes: 'refuse', comments: true, keys: 'a,b' } };
  expect(checkChoices(format, { changes: 'refuse', comments: true, keys: 'a,b' })).toEqual(ok);
  expect(checkChoices(format, { changes: 'maybe' })).toMatchObject({
    error: {
      code: 'document.bad-option',
      params: { format: 'toy', option: 'changes', value: 'maybe', values: 'accept, refuse' },
    },
  });
  expect(checkChoices(format, { toString: true })).toMatchObject({ error: { code: 'document.bad-option' } });
  expect(checkChoices(format, { keys: 'x'.repeat(10_001) })).toMatchObject({ ok: false });
});

test('texts are read as the option wants them', () => {
  const read = choicesFromText(format, { comments: 'true', changes: 'true', keys: 'false' });
  expect(read).toEqual({ comments: true, changes: 'true', keys: 'false' });
  expect(checkChoices(format, choicesFromText(format, { comments: 'maybe' }))).toMatchObject({ ok: false });
});
