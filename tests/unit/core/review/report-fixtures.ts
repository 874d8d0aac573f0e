import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Answer,
  Assessment,
  Cell,
  CellState,
  ReviewRecord,
  RichText,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Side,
} from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { cellUid, emptyRecord } from '#core/review/merge.ts';
import type { PackagedRow, ReviewSession } from '#core/review/package.ts';
import { measuredBy, scoreProfiles, type ScoreProfile } from '#core/review/profiles.ts';
import type { ReportInput } from '#core/review/report.ts';
import { richHash } from '#core/review/rich-edit.ts';
import type { Words } from '#core/review/score-lines.ts';
import { advanceVersions } from '#core/review/versions.ts';
import { root, type WordLanguage } from '../../words.ts';

export const segment = (id: number): SegmentId => id as SegmentId;

const [core] = scoreProfiles;
if (core === undefined) throw new Error('no profile');
/** MQM Core, measured in words of the English. */
export const inWords: ScoreProfile = measuredBy(core, { side: 'en', unit: 'words' });

/** The words a report speaks, of one language; it stops at one that is missing. */
export const wordsIn = (language: WordLanguage): Words => {
  const names = ['review-report', 'annotations', 'export'];
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    ns: names,
    defaultNS: 'review-report',
    interpolation: { escapeValue: false },
    resources: {
      [language]: Object.fromEntries(
        names.map((name) => [
          name,
          JSON.parse(readFileSync(join(root, 'locales', language, `${name}.json`), 'utf8')) as Record<
            string,
            string
          >,
        ]),
      ),
    },
  });
  return (key, params = {}) => {
    if (!i18n.exists(key, params)) throw new Error(`no words for ${key} in ${language}`);
    return i18n.t(key, params);
  };
};

const rich = (text: string | RichText): RichText => (typeof text === 'string' ? plain(text) : text);

/** A frozen row with an original and an English text. */
export const row = (
  id: number,
  original: string | RichText,
  english: string | RichText,
  more: Partial<PackagedRow> & { readonly state?: CellState; readonly side?: Side } = {},
): PackagedRow => {
  const { state = 'translated', side = 'en', ...rest } = more;
  const cell = (of: Side, text: RichText) => ({ side: of, ...text, state, hash: richHash(text) });
  return {
    segment: segment(id),
    row: id,
    block: { kind: 'paragraph', level: 0 },
    opensBlock: true,
    isContext: false,
    cells: [cell('source', rich(original)), cell(side, rich(english))],
    ...rest,
  };
};

export const textOf = (of: PackagedRow, side: Side = 'en'): RichText => {
  const cell = of.cells.find((one) => one.side === side);
  return { text: cell?.text ?? '', tags: cell?.tags ?? [] };
};

/** What a reviewer handed back for a row. */
export const back = (
  reviewer: string,
  of: PackagedRow,
  text: string | RichText,
  state: CellState = 'translated',
  side: Side = 'en',
) => reviewedCell({ reviewer, segment: of.segment, side }, textOf(of, side), rich(text), state);

export const recordOf = (said: {
  readonly cells?: readonly ReturnType<typeof back>[];
  readonly assessments?: readonly Assessment[];
  readonly answers?: readonly Answer[];
  readonly annotations?: readonly SharedAnnotation[];
  readonly replies?: readonly SharedReply[];
}): ReviewRecord => ({
  ...emptyRecord,
  cells: (said.cells ?? []).flatMap((cell) => advanceVersions([], cellUid(cell), cell)),
  assessments: (said.assessments ?? []).flatMap((one) => advanceVersions([], one.item, one)),
  answers: (said.answers ?? []).flatMap((one) => advanceVersions([], one.item, one)),
  annotations: (said.annotations ?? []).flatMap((one) => advanceVersions([], one.uid, one)),
  replies: (said.replies ?? []).flatMap((one) => advanceVersions([], one.uid, one)),
});

export const assessed = (item: string, more: Partial<Assessment> = {}): Assessment => ({
  item,
  category: 'accuracy/mistranslation',
  severity: 'minor',
  preferential: false,
  reason: '',
  ...more,
});

export const answered = (item: string, more: Partial<Answer> = {}): Answer => ({
  item,
  decision: 'accepted',
  reason: '',
  by: 'T',
  at: '2026-03-04T10:00:00.000Z',
  ...more,
});

export const note = (
  uid: string,
  author: string,
  of: PackagedRow,
  side: Side,
  quote: string,
  more: Partial<SharedAnnotation> = {},
): SharedAnnotation => {
  const text = textOf(of, side).text;
  const start = Array.from(text.slice(0, text.indexOf(quote))).length;
  return {
    uid,
    kind: 'comment',
    body: `Note ${uid}`,
    wording: null,
    category: null,
    severity: null,
    tags: [],
    visibility: 'shared',
    author,
    created: '2026-03-02T08:00:00.000Z',
    changed: '2026-03-02T08:00:00.000Z',
    revision: 1,
    resolution: null,
    foreign: null,
    anchors: [
      {
        segment: of.segment,
        side,
        start,
        end: start + Array.from(quote).length,
        startLean: 'after',
        endLean: 'before',
        quote,
        prefix: '',
        suffix: '',
        folded: quote,
        hash: '',
        status: 'live',
        candidates: [],
      },
    ],
    ...more,
  };
};

export const reply = (uid: string, annotation: string, author: string, body: string): SharedReply => ({
  uid,
  annotation,
  author,
  created: '2026-03-03T08:00:00.000Z',
  changed: '2026-03-03T08:00:00.000Z',
  revision: 1,
  body,
});

export const session: ReviewSession = {
  id: 'session',
  title: 'First part',
  opened: '2026-03-01T09:00:00.000Z',
  asked: 'score',
  scope: { is: 'all' },
  language: 'zh-Hant',
  sides: ['en'],
  profile: inWords,
  reviewers: ['A', 'B'],
};

export const cell = (text: RichText, state: CellState = 'translated'): Cell => ({
  text: text.text,
  tags: text.tags,
  state,
  locked: false,
  origin: 'typed',
  stale: false,
});

/** A review of some rows in one round, of which the present texts are the frozen ones. */
export const inputOf = (rows: readonly PackagedRow[], more: Partial<ReportInput> = {}): ReportInput => ({
  project: 'Project',
  session,
  closed: false,
  made: '2026-03-05T12:00:00.000Z',
  rounds: [{ round: 1, made: session.opened, rows }],
  parcels: [],
  record: emptyRecord,
  present: (id, side) => {
    const of = rows.find((one) => one.segment === id);
    return of === undefined ? undefined : cell(textOf(of, side));
  },
  rowOf: (id) => rows.find((one) => one.segment === id)?.row ?? null,
  ...more,
});
