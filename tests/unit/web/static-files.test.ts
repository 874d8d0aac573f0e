import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf } from '#web/static-files.ts';

describe('the file a URL path names', () => {
  it('lies below the root', () => {
    expect(fileOf('/srv/app', '/')).toBe('/srv/app/index.html');
    expect(fileOf('/srv/app', '/assets/a%20b.js')).toBe('/srv/app/assets/a b.js');
  });

  it('is none for a path that leaves it, hides, or cannot be read', () => {
    const wrong = [
      '',
      'x',
      '/..',
      '/../app2/x.js',
      '/%2e%2e/x',
      '/a/..%2f..%2fx',
      '/.git/config',
      '/a%5cb',
      '/a%00',
      '/%',
      '/C:/x',
    ];
    expect(wrong.map((path) => fileOf('/srv/app', path))).toEqual(wrong.map(() => null));
  });

  it('never leaves it, whatever the path', () => {
    const piece = fc.constantFrom('..', '.', '/', '%2e', '%2f', '%5c', '\\', 'a', '%00', '%', '~', ':');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileOf('/srv/app', `/${pieces.join('')}`);
        expect(file === null || file.startsWith('/srv/app/')).toBe(true);
      }),
    );
  });
});
