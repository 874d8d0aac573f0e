import type { EncodingName } from '../../api/documents.ts';
import { fail, ok, type Language, type Result } from '../../core/model/index.ts';
import { declaredCharset, formatOf, readBlocks, type ReadableFormat } from '../../core/formats/read.ts';
import { createEncodingProbe, openDecoder, type EncodingReport } from '../../core/text/decode/index.ts';
import { detectLanguage } from '../../core/text/script.ts';

/** How many bytes of a document its language is judged by. */
export const headLength = 256 * 1024;
/** More text than this says nothing new about the language. */
const sampledUnits = 100_000;

/** Labels pages use, in terms of the encodings known here (WHATWG Encoding Standard, section 4.2). */
const declared: Readonly<Record<string, EncodingName>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'x-sjis': 'shift_jis',
};

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 4096)).toString('latin1');

/** The format of a document, by its name and its first bytes. */
export const judgeFormat = (name: string, head: Uint8Array): Result<ReadableFormat> => {
  const format = formatOf(name, latin1(head));
  return format === null ? fail('document.unknown-format', { name }) : ok(format);
};

/** The candidates best first, that which a page declares itself to be before all others. */
export const rankedEncodings = (
  { candidates }: EncodingReport,
  format: ReadableFormat,
  head: Uint8Array,
): EncodingReport['candidates'] => {
  const label = format === 'html' ? declaredCharset(latin1(head)) : null;
  const own = candidates.find(({ encoding }) => label !== null && declared[label] === encoding);
  return own === undefined ? candidates : [own, ...candidates.filter((other) => other !== own)];
};

/** Why no encoding fits: no text at all, or a text with damage, told of the encoding that got furthest. */
export const undecodable = ({ binary, bad }: EncodingReport, name: string): Result<never> => {
  if (binary) return fail('document.binary', { name });
  const furthest = bad.toSorted((a, b) => b.offset - a.offset)[0];
  return fail('document.undecodable', {
    name,
    encoding: furthest?.encoding ?? 'utf-8',
    offset: furthest?.offset ?? 0,
  });
};

/** The language of a document, judged by the words at its beginning. */
export const judgeLanguage = (head: Uint8Array, encoding: EncodingName, format: ReadableFormat): Language => {
  const text = openDecoder(encoding).push(head);
  let sample = '';
  for (const block of readBlocks(format, text.ok ? [text.value] : [])) {
    if (!block.ok || sample.length > sampledUnits) break;
    sample += `${block.value.rich.text}\n`;
  }
  return detectLanguage(sample).language;
};

/**
 * What the beginning of a document tells about its encoding. It may end within a character: then up to three bytes at
 * its end are left out.
 */
export const probeHead = (head: Uint8Array, isWhole: boolean): EncodingReport => {
  const reports = (isWhole ? [0] : [0, 1, 2, 3]).map((dropped) => {
    const probe = createEncodingProbe();
    probe.push(head.subarray(0, head.length - dropped));
    return probe.finish();
  });
  const best = (report: EncodingReport): number => {
    const top = report.candidates[0];
    if (top === undefined) return report.binary ? -1 : -2;
    return top.score + (top.encoding === 'utf-8' ? 1 : 0);
  };
  return reports.reduce((one, other) => (best(other) > best(one) ? other : one));
};
