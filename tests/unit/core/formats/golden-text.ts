import type { RawBlock, RawComment, RawFacts, RawSegment } from '#core/formats/raw-block.ts';
import { displayOf, halfOf, type InlineTag, type RichText } from '#core/model/index.ts';
import type { ReadGolden } from './golden-files.ts';

const dataOf = ({ data = {} }: InlineTag): string => {
  const members = Object.entries(data).filter(([name]) => name !== 'display' && name !== 'half');
  return members.map(([name, value]) => ` ${name}=${value}`).join('');
};

const tagText = (tag: InlineTag): string => {
  if (tag.kind === 'close') return `⟨/${tag.id}⟩`;
  const display = displayOf(tag);
  const half = halfOf(tag);
  const shown = display === '' ? '' : ` “${display}”`;
  return `⟨${tag.id} ${tag.type}${half === null ? '' : ` ${half}`}${shown}${dataOf(tag)}${tag.kind === 'empty' ? '/' : ''}⟩`;
};

/** Words with their tags between them; what cannot be seen is written as an escape. */
export const richText = ({ text, tags }: RichText): string => {
  const points = Array.from(text);
  let shown = '';
  let from = 0;
  for (const tag of tags) {
    shown += points.slice(from, tag.at).join('') + '\u0001';
    from = tag.at;
  }
  shown += points.slice(from).join('');
  let n = 0;
  return JSON.stringify(shown)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(
      /[\u00a0\u200b-\u200f\u2028\u2029\u3000\ufeff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('\\u0001', () => {
      const tag = tags[n++];
      return tag === undefined ? '' : tagText(tag);
    });
};

const factsText = ({ state, locked, stale }: RawFacts): string =>
  [state ?? '', locked === true ? 'locked' : '', stale === true ? 'stale' : '']
    .filter((word) => word !== '')
    .join(' ');

const commentText = ({ body, author, created, on, range, wording }: RawComment): string =>
  `    ! ${on === undefined ? '' : `on ${on} `}${range === undefined ? '' : `${range.start}–${range.end} `}${[author, created].filter((word) => word !== undefined).join(' ')}: ${JSON.stringify(body).slice(1, -1)}${wording === undefined ? '' : ` ⇒ ${JSON.stringify(wording)}`}`;

const segmentLines = ({
  rich,
  gap,
  ref,
  facts,
  translations = [],
  comments = [],
}: RawSegment): readonly string[] => [
  `  · ${richText(rich)}${ref === undefined ? '' : `   @${ref}`}${facts === undefined || factsText(facts) === '' ? '' : `   [${factsText(facts)}]`}${gap.trim() === '' ? '' : `   gap ${JSON.stringify(gap)}`}`,
  ...translations.map((one) => `    ${one.language} [${factsText(one)}]: ${richText(one.rich)}`),
  ...comments.map(commentText),
];

const blockLines = ({ kind, level, rich, ref, segments, line }: RawBlock): readonly string[] => {
  const head = `${kind}${level > 0 ? ` ${level}` : ''} (line ${line})${ref === undefined ? '' : ` @${ref}`}`;
  return segments === undefined ? [`${head}: ${richText(rich)}`] : [head, ...segments.flatMap(segmentLines)];
};

/** What was read from a file, as a person would check it. */
export const goldenText = ({ blocks, findings, failure, language }: ReadGolden): string =>
  [
    `language: ${language ?? 'not said'}`,
    ...findings.map(
      ({ code, line, detail, count }) =>
        `finding: ${code} ${detail}${count === undefined ? '' : ` ×${count}`} (line ${line})`,
    ),
    ...(failure === null ? [] : [`failure: ${failure.code} ${JSON.stringify(failure.params ?? {})}`]),
    ...blocks.flatMap(blockLines),
    '',
  ].join('\n');
