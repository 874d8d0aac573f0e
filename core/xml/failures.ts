import { fail, type Result } from '../model/index.ts';
import { readLimits } from '../formats/limits.ts';
import type { XmlBytesFault } from './decode.ts';
import type { XmlFault } from './read.ts';

/** What the parser's words come to for who has the file: keys `xml.*` of `failures.json`. */
const kindsOfFaults: readonly (readonly [string, RegExp])[] = [
  ['cut-off', /^(?:unclosed tag|unexpected end)/],
  ['no-element', /^document must contain a root element/],
  ['outside', /^(?:text data outside|documents may contain only one root)/],
  ['character', /^disallowed character$/],
  ['entity', /entity/],
  ['attribute', /attribute/],
  ['doctype', /document type|doctype/],
];

const faultOf = (detail: string): string =>
  kindsOfFaults.find(([, pattern]) => pattern.test(detail))?.[0] ?? 'tags';

const malformed = (line: number, column: number, detail: string) => ({
  line,
  column,
  fault: faultOf(detail),
  detail,
});

/**
 * What is wrong with a document of XML, or with a part of a package, as a failure: `document.bad-xml`, `document.bad-part`, or
 * `file.too-many`. The engine adds the file's name.
 */
export const xmlFailure = (fault: XmlFault | XmlBytesFault, part?: string): Result<never> => {
  if (fault.kind === 'limit')
    return fail('file.too-many', { what: fault.what, limit: readLimits[fault.what] });
  const place =
    fault.kind === 'malformed'
      ? // The sentence around it has a full stop of its own.
        malformed(fault.line, fault.column, fault.detail.replace(/\.$/, ''))
      : {
          line: 1,
          column: 1,
          fault: fault.kind === 'bytes' ? 'bytes' : 'encoding',
          detail: fault.kind === 'bytes' ? fault.encoding : fault.label,
        };
  return part === undefined ? fail('document.bad-xml', place) : fail('document.bad-part', { ...place, part });
};
