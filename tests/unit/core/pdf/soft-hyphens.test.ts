import { unzlibSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { withoutSoftHyphens } from '#core/pdf/soft-hyphens.ts';

const deflated = (text: string): Uint8Array => zlibSync(new TextEncoder().encode(text));
const inflated = (bytes: Uint8Array): string => new TextDecoder().decode(unzlibSync(bytes));

/** As Chromium 147 writes them: one within a line, one at its end before the hyphen that is seen. */
const page = [
  'BT\n/F4 16 Tf\n1 0 0 -1 8 33 Tm\n<002F> Tj\n',
  '/Span<</ActualText <FEFF00AD> >> BDC\n10.5 0 Td <0001> Tj\nEMC\n0 0 Td <0020> Tj\n',
  '/Span<</ActualText <FEFF00AD> >> BDC\n8.6 0 Td <0001> Tj\nEMC\nET\n',
  'BT\n/Span<</ActualText <FEFF2010> >> BDC\n/F4 16 Tf\n1 0 0 -1 229 77 Tm\n<01F6> Tj\nEMC\nET\n',
];

describe('soft hyphens in the contents of a page', () => {
  it('go, and everything else stays where it is', () => {
    expect(inflated(withoutSoftHyphens(deflated(page.join(''))))).toBe(
      [
        'BT\n/F4 16 Tf\n1 0 0 -1 8 33 Tm\n<002F> Tj\n',
        '10.5 0 Td \n0 0 Td <0020> Tj\n',
        '8.6 0 Td \nET\n',
        'BT\n/Span<</ActualText <FEFF2010> >> BDC\n/F4 16 Tf\n1 0 0 -1 229 77 Tm\n<01F6> Tj\nEMC\nET\n',
      ].join(''),
    );
  });

  it('keep what begins a line, where one stands first in it', () => {
    const first =
      'BT\n/Span<</ActualText <FEFF00AD> >> BDC\n/F4 16 Tf\n1 0 0 -1 8 77 Tm\n<0001> Tj\nEMC\nET\n';
    expect(inflated(withoutSoftHyphens(deflated(first)))).toBe('BT\n/F4 16 Tf\n1 0 0 -1 8 77 Tm\n\nET\n');
  });

  it('are looked for in nothing that is written otherwise', () => {
    for (const text of ['', 'BT\n/Span<</ActualText <FEFF00AD> >> BDC\n<0001> Tj\nET\n', page[3] ?? '']) {
      const contents = deflated(text);
      expect(withoutSoftHyphens(contents)).toBe(contents);
    }
  });
});
