import { describe, expect, it } from 'vitest';
import {
  changed,
  formatsAsked,
  nameOf,
  portion,
  proposal,
  toldEncoding,
} from '#renderer/features/library/import-flow.ts';

describe('opening a file', () => {
  const reading = { fits: true, language: 'zh-Hant', sample: '', damaged: 0 } as const;
  const inspection = {
    name: 'a.txt',
    bytes: 9,
    format: 'txt',
    language: 'zh-Hant',
    languageUnknown: false,
    encodings: [
      { ...reading, encoding: 'big5' },
      { ...reading, encoding: 'gb18030', language: 'zh-Hans' },
      { ...reading, encoding: 'windows-1252', language: 'en', fits: false },
    ],
    ambiguous: true,
    cleansUp: true,
    options: [],
    project: false,
    package: false,
    book: null,
  } as const;

  it('proposes the best encoding and the language recognised', () => {
    expect(proposal(inspection, 'new')).toEqual({
      encoding: 'big5',
      language: 'zh-Hant',
      into: 'new',
      cleans: true,
      choices: {},
      chosen: { encoding: false, language: false },
    });
    expect(proposal({ ...inspection, encodings: [] }, 'open').encoding).toBe('utf-8');
  });

  it('proposes what is usual of the options that matter, and asks several files of a format once', () => {
    const keys = { id: 'keys', kind: 'text', default: 'a' } as const;
    const notes = { id: 'notes', kind: 'switch', default: true } as const;
    const one = { ...inspection, format: 'toy', options: [notes] };
    const two = { ...one, options: [notes, keys] };
    expect(proposal(two, 'new').choices).toEqual({ notes: true, keys: 'a' });
    const files = [one, inspection, two].map((each) => ({
      inspection: each,
      choices: proposal(each, 'open').choices,
    }));
    expect(formatsAsked(files)).toEqual([
      { format: 'toy', options: [notes, keys], choices: { notes: true, keys: 'a' } },
      { format: 'txt', options: [], choices: {} },
    ]);
  });

  it('lets the language follow the encoding, until one was chosen', () => {
    const start = proposal(inspection, 'new');
    const simplified = changed(start, { encoding: 'gb18030' }, inspection);
    expect(simplified).toMatchObject({ encoding: 'gb18030', language: 'zh-Hans' });
    expect(changed(simplified, { encoding: 'windows-1252' }, inspection)).toMatchObject({ language: 'en' });
    const chosen = changed(simplified, { language: 'en' }, inspection);
    expect(changed(chosen, { encoding: 'big5' }, inspection)).toMatchObject({
      encoding: 'big5',
      language: 'en',
    });
    expect(changed(start, { into: 'open' }, inspection)).toMatchObject({ into: 'open', language: 'zh-Hant' });
  });

  it('tells the import an encoding that was chosen or asked about, not one that was only proposed', () => {
    const start = proposal(inspection, 'new');
    const sure = { ambiguous: false };
    expect(toldEncoding(start, sure)).toBeUndefined();
    expect(toldEncoding(start, { ambiguous: true })).toBe('big5');
    expect(toldEncoding(changed(start, { encoding: 'gb18030' }, inspection), sure)).toBe('gb18030');
    expect(toldEncoding(changed(start, { language: 'en' }, inspection), sure)).toBeUndefined();
  });

  it('knows how far it is only when the whole is known', () => {
    expect(portion(null)).toBeNull();
    expect(portion({ job: 'j', phase: 'reading', done: 5, total: 0 })).toBeNull();
    expect(portion({ job: 'j', phase: 'reading', done: 5, total: 10 })).toBe(0.5);
    expect(portion({ job: 'j', phase: 'reading', done: 12, total: 10 })).toBe(1);
  });

  it('names a file by the last part of its path', () => {
    expect(nameOf({ path: '/a/b/文.txt' })).toBe('文.txt');
    expect(nameOf({ path: 'C:\\a\\文.txt' })).toBe('文.txt');
    expect(nameOf({ upload: 'x', name: 'n.md' })).toBe('n.md');
    expect(nameOf({ sample: 's' })).toBe('s');
  });
});
