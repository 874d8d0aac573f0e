import { describe, expect, it } from 'vitest';
import type { ReadFinding } from '#core/formats/format.ts';
import { readBlocks } from '../read-blocks.ts';
import { documentOf, pairs, rich, richUnit, rules22, wholes } from './xliff-2.ts';

/*
 * What a document of XLIFF 2 is refused for: such as have everything between them, with one thing changed at a time, and pairs of codes. The answers have been held against the
 * specification; where one changes on purpose it is written anew by `vitest run FILE -u`.
 */

const answerTo = (document: string): string => {
  const told: ReadFinding[] = [];
  for (const block of readBlocks('xliff', [document], { report: (one) => void told.push(one) }))
    if (!block.ok) {
      const { fault, detail } = block.error.params ?? {};
      return fault === undefined
        ? block.error.code
        : `${String(fault).replace('xliff.faults.', '')}: ${String(detail)}`;
    }
  return told.length === 0
    ? 'read'
    : `read, ${told.map(({ code, detail, count }) => [code, detail, count].filter((one) => one !== undefined).join(' ')).join(', ')}`;
};

/** Elements of a document with where these begin and end. */
const elementsIn = (document: string) => {
  const open: { readonly name: string; readonly from: number; readonly inner: number }[] = [];
  const found: { name: string; from: number; inner: number; innerTo: number; to: number }[] = [];
  for (const { 0: tag, 1: end = '', 2: name = '', index } of document.matchAll(/<(\/?)([\w:]+)[^>]*>/g)) {
    if (end === '') open.push({ name, from: index, inner: index + tag.length });
    const begun = tag.endsWith('/>') || end !== '' ? open.pop() : undefined;
    if (begun === undefined) continue;
    found.push({ ...begun, innerTo: end === '' ? begun.inner : index, to: index + tag.length });
  }
  return found.sort((a, b) => a.from - b.from);
};

/** A document with one thing changed, each. */
function* changesOf(document: string): Generator<readonly [string, string]> {
  const put = (from: number, to: number, text: string): string =>
    document.slice(0, from) + text + document.slice(to);
  for (const { name, from, inner, innerTo, to } of elementsIn(document)) {
    const whole = document.slice(from, to);
    const start = document.slice(from, inner);
    const isEmpty = start.endsWith('/>');
    const [before, behind] = isEmpty ? [inner - 2, inner - 2] : [inner - 1, inner - 1];
    yield [`${name} left out`, put(from, to, '')];
    yield [`${name} twice`, put(to, to, whole)];
    if (!isEmpty) {
      yield [`${name} emptied`, put(inner, innerTo, '')];
      yield [`words in ${name}`, put(inner, inner, ' w ')];
      yield [`my:odd in ${name}`, put(inner, inner, '<my:odd/>')];
      yield [`notes last in ${name}`, put(innerTo, innerTo, '<notes><note>n</note></notes>')];
      yield [`mda:meta in ${name}`, put(inner, inner, '<mda:meta type="t">m</mda:meta>')];
    }
    yield [`${name} odd="1"`, put(before, behind, ' odd="1"')];
    yield [`${name} my:odd="1"`, put(before, behind, ' my:odd="1"')];
    yield [`${name} its:person="1"`, put(before, behind, ' its:person="1"')];
    for (const { 0: attribute, 1: key = '', index } of start.matchAll(/ ([\w:]+)="[^"]*"/g)) {
      if (key.startsWith('xmlns')) continue;
      const at = from + index;
      yield [`${name} without ${key}`, put(at, at + attribute.length, '')];
      for (const value of ['', 'no'])
        yield [`${name} ${key}="${value}"`, put(at, at + attribute.length, ` ${key}="${value}"`)];
    }
  }
}

/** Answers, with what is answered alike on one line. */
const grouped = (changes: Iterable<readonly [string, string]>): string => {
  const found = new Map<string, string[]>();
  for (const [change, document] of changes) {
    const answer = answerTo(document);
    const known = found.get(answer);
    if (known === undefined) found.set(answer, [change]);
    else known.push(change);
  }
  const lines = Array.from(
    found,
    ([answer, changed]) => `${answer}\n${[...new Set(changed)].map((one) => `  ${one}\n`).join('')}`,
  );
  return lines.sort().join('');
};

describe('a document of XLIFF 2 of which one thing is changed', () => {
  it('is refused for what is wrong then', async () => {
    await expect(
      grouped(rich.flatMap((document) => [['nothing', document] as const, ...changesOf(document)])),
    ).toMatchFileSnapshot('xliff-faults.txt');
  });

  it('is held to rules between codes, references and marks', async () => {
    const lines = [
      ...pairs.map(([source, target, beside]) => {
        const shown = [beside, source, target].filter((one) => one !== undefined && one !== '');
        return `${shown.join(' | ')}\n  ${answerTo(documentOf(richUnit(source, target, beside)))}\n`;
      }),
      ...wholes.map((file) => `${file}\n  ${answerTo(documentOf(file))}\n`),
      ...rules22.map((file) => `2.2 ${file}\n  ${answerTo(documentOf(file, '2.2'))}\n`),
    ];
    await expect(lines.join('')).toMatchFileSnapshot('xliff-cases.txt');
  });
});
