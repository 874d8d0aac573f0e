import {
  partsOfSpeech,
  noRomanisations,
  romanisations,
  type ConceptContent,
  type NameFacts,
  type Result,
  type Term as KnownTerm,
  type TermStatus,
} from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import { nameFrom, romanisationOf, romanisedLanguages, writtenTitles } from '../name-facts.ts';
import { invalid, streamXml } from '../stream-xml.ts';
import { symbolWriter } from '../symbols.ts';
import type { Concept, Datum, Term } from './concept.ts';
import { isForbidden, isStatus, statusOf } from './pairs.ts';
import { conceptVisitor } from './read-concepts.ts';

/** A concept of a file, and what names it there; empty where nothing does. */
export type ExchangedConcept = ConceptContent & { readonly uid: string };

const words = (text: string): string => text.replace(/[^\S\n]+/gu, ' ').trim();

type PartOfSpeech = NonNullable<ConceptContent['partOfSpeech']>;

const partIn = (data: readonly Datum[]): PartOfSpeech | null => {
  const said = data.find(({ type }) => type === 'partOfSpeech')?.text ?? '';
  const plain = said.replace(/[\s_-]/gu, '').toLowerCase();
  return partsOfSpeech.find((part) => part.toLowerCase() === plain) ?? null;
};

const admitted = /^(?:admitted|alternative|notpreferred)/i;

const statusFor = (term: Term, isFirst: boolean): TermStatus => {
  if (isForbidden(term)) return 'forbidden';
  const said = statusOf(term);
  if (said === null) return isFirst ? 'preferred' : 'admitted';
  return admitted.test(said) ? 'admitted' : 'preferred';
};

/** What has a place of its own in a concept of ours; all else is said in its note. */
const isPlaced = ({ type }: Datum): boolean =>
  type === 'subjectField' ||
  type === 'source' ||
  type === 'partOfSpeech' ||
  type === 'xGraphic' ||
  isStatus(type);

/** What a file of ours says of a name. Elsewhere these words may mean something else. */
const nameTypes = new Set(['nameKind', 'familyName', 'gender', 'nameTitle']);

const noteOf = (data: readonly Datum[], about: string): readonly string[] =>
  data
    .filter((one) => !isPlaced(one) && words(one.text) !== '')
    .map(({ type, text }) => `${about}${type === 'note' ? '' : `${type}: `}${words(text)}`);

const joined = (data: readonly Datum[], type: string): string =>
  data.flatMap((one) => (one.type === type && words(one.text) !== '' ? [words(one.text)] : [])).join('; ');

/** The name that an entry is, if it says so: its romanisations are terms in languages of their own. */
const nameIn = (data: readonly Datum[], terms: readonly KnownTerm[]): NameFacts | null => {
  const said = (type: string): string => data.find((one) => one.type === type)?.text ?? '';
  const titles = data.filter(({ type }) => type === 'nameTitle').map(({ text }) => words(text));
  const read: Record<string, string> = { ...noRomanisations };
  for (const { language, text } of terms) {
    const way = romanisationOf(language, text);
    if (way !== null && read[way] === '') read[way] = text;
  }
  return nameFrom({
    kind: said('nameKind'),
    surname: said('familyName'),
    gender: said('gender'),
    titles: titles.join('|'),
    ...noRomanisations,
    ...read,
  });
};

/** Whether a term is one of the name's romanisations; of several of one kind only the first is. */
const isRomanisation = ({ romanisations: read }: NameFacts, { language, text }: KnownTerm): boolean => {
  const way = romanisationOf(language, text);
  return way !== null && read[way] === text;
};

const contentOf = ({ id, data, sections }: Concept): ExchangedConcept => {
  const all = sections.flatMap(({ language, terms }) => {
    let isFirst = true;
    return terms.flatMap((term): KnownTerm[] => {
      const text = words(term.text.rich.text);
      if (text === '') return [];
      const status = statusFor(term, isFirst);
      isFirst &&= status === 'forbidden';
      return [{ language, text, status }];
    });
  });
  const termData = sections.flatMap(({ terms }) => terms.flatMap((term) => term.data));
  const name = nameIn(data, all);
  const picture = joined([...data, ...termData], 'xGraphic');
  const said = name === null ? data : data.filter(({ type }) => !nameTypes.has(type));
  return {
    uid: id,
    terms: name === null ? all : all.filter((term) => !isRomanisation(name, term)),
    ...(picture === '' ? {} : { picture }),
    ...(name === null ? {} : { name }),
    partOfSpeech: partIn(data) ?? partIn(termData),
    domain: joined(data, 'subjectField'),
    source: joined([...data, ...termData], 'source'),
    note: [
      ...noteOf(said, ''),
      ...sections.flatMap((section) => [
        ...noteOf(section.data, `${section.language}: `),
        ...section.terms.flatMap((term) => noteOf(term.data, `${words(term.text.rich.text)}: `)),
      ]),
    ].join('\n'),
  };
};

/** The concepts of a TBX file, version 2 or 3, one after another. A failure is the last that comes: `document.bad-xml`, `document.invalid`. */
export const tbxConcepts = (bytes: Iterable<Uint8Array>): Generator<Result<ExchangedConcept>> => {
  let ready: Result<ExchangedConcept>[] = [];
  const visitor = conceptVisitor({
    root: (name) => {
      if (!/^(?:martif|tbx)$/i.test(name)) ready.push(invalid('tbx.faults.root', 1, name));
    },
    source: () => undefined,
    concept: (concept) => ready.push({ ok: true, value: contentOf(concept) }),
  });
  const take = (): readonly Result<ExchangedConcept>[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  return streamXml(bytes, visitor, take, { allowsDoctype: true });
};

const administrative: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
};

/** A name that XML takes for an id (XML 1.0, section 2.3), without colons. */
const ncName = /^[\p{L}_][\p{L}\p{N}._-]*$/u;

const romanisedTerms = (name: NameFacts | undefined): readonly KnownTerm[] =>
  romanisations.flatMap((way): readonly KnownTerm[] => {
    const text = name?.romanisations[way] ?? '';
    return text === '' ? [] : [{ language: romanisedLanguages[way], text, status: 'admitted' }];
  });

/**
 * A termbase in TBX-Basic, version 3 (ISO 30042:2019, DCA style), in pieces. `uid` becomes the id of an entry where XML takes it for one;
 * terms of one language stand together. What makes an entry a name are categories of our own (`nameKind`, `familyName`, `gender`, `nameTitle`), its
 * romanisations terms in languages such as `zh-Latn-pinyin`.
 */
export function* termbaseTbx(concepts: Iterable<ExchangedConcept>): Generator<string> {
  const { visible } = symbolWriter();
  const text = (value: string): string => escapeXmlText(visible(value));
  const line = (depth: number, element: string, type: string, value: string): string =>
    value === ''
      ? ''
      : `${'  '.repeat(depth)}<${element}${type === '' ? '' : ` type="${type}"`}>${text(value)}</${element}>\n`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">\n  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>Duizhao</p>\n      </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n      <p type="XCSURI">TBXXCSV02.xcs</p>\n    </encodingDesc>\n  </tbxHeader>\n  <text>\n    <body>\n`;
  let count = 0;
  for (const { uid, terms, partOfSpeech, domain, source, note, picture, name } of concepts) {
    count += 1;
    yield `      <conceptEntry id="${ncName.test(uid) ? escapeXmlAttribute(uid) : `_${count}`}">\n`;
    yield line(4, 'descrip', 'subjectField', domain);
    yield line(4, 'admin', 'source', source);
    yield line(4, 'admin', 'nameKind', name?.kind ?? '');
    yield line(4, 'admin', 'familyName', name?.surname ?? '');
    yield line(4, 'admin', 'gender', name?.gender ?? '');
    for (const title of name?.titles ?? []) yield line(4, 'admin', 'nameTitle', writtenTitles([title]));
    yield line(4, 'note', '', note);
    if (picture !== undefined)
      yield `        <xref type="xGraphic" target="${escapeXmlAttribute(visible(picture))}">${text(picture)}</xref>\n`;
    const all = [...terms, ...romanisedTerms(name)];
    for (const [language, own] of Map.groupBy(all, (term) => term.language)) {
      yield `        <langSec xml:lang="${escapeXmlAttribute(language)}">\n`;
      for (const term of own) {
        yield '          <termSec>\n';
        yield line(6, 'term', '', term.text);
        yield line(6, 'termNote', 'partOfSpeech', partOfSpeech ?? '');
        yield line(6, 'termNote', 'administrativeStatus', administrative[term.status]);
        yield '          </termSec>\n';
      }
      yield '        </langSec>\n';
    }
    yield '      </conceptEntry>\n';
  }
  yield '    </body>\n  </text>\n</tbx>\n';
}
