import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joinPdf } from '#core/pdf/join.ts';
import { pagesOf } from '#core/pdf/pages.ts';
import { placesOf } from '#core/pdf/places.ts';
import { openPdf } from '#core/pdf/read.ts';
import { PdfProblem } from '#core/pdf/values.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0) & 255);
const textOf = (bytes: Uint8Array): string => Array.from(bytes, (one) => String.fromCharCode(one)).join('');

/** A file as Chromium writes it: two pages with a tag each, an outline, a named place and a stream that parts share. */
const partOf = (title: string): Uint8Array => {
  const shared = `x${'y'.repeat(600)}`;
  const objects = [
    '<</Type /Catalog /Pages 2 0 R /Dests 9 0 R /StructTreeRoot 10 0 R /Outlines 15 0 R>>',
    '<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 5 0 R /StructParents 0 /Resources <</Font <</F1 7 0 R>>>>>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 6 0 R /StructParents 1 /Resources <</Font <</F1 7 0 R>>>>>>',
    `<</Length 5>>\nstream\n${title.padEnd(5).slice(0, 5)}\nendstream`,
    '<</Length 3>>\nstream\nend\nendstream',
    '<</Type /Font /File 8 0 R /Name (a \\) 3 0 R \\( b)>>',
    `<</Length ${shared.length}>>\nstream\n${shared}\nendstream`,
    '<</c1 [3 0 R /XYZ 6 595 0] /b2 [4 0 R /XYZ 6 594.5 0]>>',
    '<</Type /StructTreeRoot /K 11 0 R /ParentTreeNextKey 2 /ParentTree 14 0 R>>',
    '<</Type /StructElem /S /Document /P 10 0 R /K [12 0 R 13 0 R]>>',
    `<</Type /StructElem /S /P /P 11 0 R /Pg 3 0 R /K 0 /T (${title})>>`,
    '<</Type /StructElem /S /P /P 11 0 R /Pg 4 0 R /K [0]>>',
    '<</Nums [0 [12 0 R] 1 [13 0 R]]>>',
    '<</Type /Outlines /First 16 0 R /Last 16 0 R /Count 1>>',
    `<</Title (${title}) /Parent 15 0 R /Dest [3 0 R /XYZ 0 0 0] /SE 12 0 R>>`,
  ];
  let text = '%PDF-1.4\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [n, body] of objects.entries()) {
    table += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${n + 1} 0 obj\n${body}\nendobj\n`;
  }
  return bytesOf(
    `${text}${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
};

const facts = {
  title: '渡口',
  author: 'A & B',
  language: 'zh-Hant',
  languages: ['en'],
  created: '2026-01-02T03:04:05.000Z',
  creator: 'Duizhao',
  rightToLeft: false,
  facing: false,
};

const joinedOf = (add: (joiner: ReturnType<typeof joinPdf>) => void): string => {
  const parts: Uint8Array[] = [];
  const joiner = joinPdf((bytes) => parts.push(bytes), facts);
  add(joiner);
  joiner.end();
  return parts.map(textOf).join('');
};

/** The small objects, which stand compressed together. */
const small = (file: string): string => {
  let all = '';
  for (const match of file.matchAll(/\/Type \/ObjStm[^>]*\/Length (\d+)\n>>\nstream\n/gu)) {
    const start = match.index + match[0].length;
    all += textOf(unzlibSync(bytesOf(file.slice(start, start + Number(match[1])))));
  }
  return all;
};

describe('joining', () => {
  it('puts pages, tags, outlines and places together, and writes what parts share once', () => {
    const file = joinedOf((joiner) => {
      joiner.add(openPdf(partOf('Two')), 'text');
      joiner.add(openPdf(partOf('One')), 'front');
    });
    const objects = small(file);
    expect(objects.match(/\/Type \/Page\n/gu)).toHaveLength(4);
    expect(objects).toMatch(/\/Type \/Pages\n\/Count 4/u);
    expect(objects.match(/\/S \/Document/gu)).toHaveLength(1);
    expect(objects).toMatch(/\/Type \/Outlines[^>]*\/Count 2/u);
    expect(objects.indexOf('/Title (One)')).toBeLessThan(objects.indexOf('/Title (Two)'));
    expect(objects).toContain('/ParentTreeNextKey 4');
    expect(objects).toContain('/StructParents 3');
    expect(objects).toContain('(a \\) 3 0 R \\( b)');
    expect(file.match(/y{600}/gu)).toHaveLength(1);
    expect(file).toContain('A &amp; B');
  });

  it.each([
    ['both', ['front', 'text'], 1],
    ['text', ['text', 'text'], 7],
  ] as const)('writes these objects: %s', async (name, kinds, first) => {
    const objects = small(
      joinedOf((joiner) => {
        joiner.add(openPdf(partOf('One')), kinds[0]);
        joiner.add(openPdf(partOf('Two')), kinds[1], first === 1 ? undefined : 1);
      }),
    );
    await expect(`${objects.replaceAll('>> <<', '>>\n<<')}\n`).toMatchFileSnapshot(`joined/${name}.txt`);
  });

  it('leaves pages out with their tags and places', () => {
    const part = openPdf(partOf('One'));
    const objects = small(joinedOf((joiner) => joiner.add(part, 'text', 1)));
    expect(objects.match(/\/S \/P\n/gu)).toHaveLength(1);
    expect(objects).not.toContain('/b2');
    expect(objects).toContain('/c1');
  });

  it('tells where named places are', () => {
    const part = openPdf(partOf('One'));
    expect(pagesOf(part)).toHaveLength(2);
    expect(placesOf(part).get('b2')).toEqual({ page: 1, below: 0.5 });
  });

  it('refuses what is damaged, wherever it is', () => {
    const whole = partOf('One');
    const thrown: unknown[] = [];
    for (let at = 0; at < whole.length; at += 17) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 + (at % 7));
      try {
        joinedOf((joiner) => joiner.add(openPdf(damaged), 'text'));
      } catch (error) {
        thrown.push(error);
      }
    }
    expect(thrown.length).toBeGreaterThan(5);
    expect(thrown.filter((error) => !(error instanceof PdfProblem))).toEqual([]);
    for (const end of [0, 8, 100, whole.length - 30])
      expect(() => openPdf(whole.subarray(0, end))).toThrow(PdfProblem);
  });
});
