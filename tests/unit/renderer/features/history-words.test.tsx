import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import {
  actionKinds,
  cellStates,
  defaultColumns,
  type HistoryEntry,
  type Sequence,
} from '#core/model/index.ts';
import { HistoryItem } from '#renderer/features/history/HistoryItem.tsx';
import { languages, namespaceOf, type WordLanguage } from '../../words.ts';

const missing: string[] = [];

const wordsFor = async (language: WordLanguage) => {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => void missing.push(`${namespace}:${key}`),
    resources: {
      [language]: {
        common: namespaceOf(language, 'common'),
        history: namespaceOf(language, 'history'),
        editor: namespaceOf(language, 'editor'),
      },
    },
    interpolation: { escapeValue: false },
  });
  return i18n;
};

const entry: HistoryEntry = {
  sequence: 2 as Sequence,
  kind: 'edit',
  of: null,
  at: '2026-01-02T03:04:05.678Z',
  actor: '甲',
  cells: 2,
  row: 3,
  side: 'en',
  language: 'en',
  shows: 'nothing',
  before: '',
  after: '',
  document: null,
  documents: 0,
  undone: false,
};

/** Every kind of action with every way its change is told, and each undone, redone, and of an action out of sight. */
const entries = (): [HistoryEntry, HistoryEntry | undefined][] =>
  actionKinds.flatMap((kind) => {
    const states = cellStates.map((state): Partial<HistoryEntry> => ({
      shows: 'state',
      before: state,
      after: cellStates.find((other) => other !== state) ?? state,
    }));
    const told: Partial<HistoryEntry>[] = [
      {},
      { shows: 'text', before: '雨', after: '雪' },
      { row: null, side: null, language: null, document: '信', documents: 1 },
      { row: null, side: null, language: null, document: '信', documents: 3, cells: 5 },
      { side: null, undone: true, actor: '' },
      ...states,
    ];
    return told.flatMap((change): [HistoryEntry, HistoryEntry | undefined][] => {
      const done = { ...entry, kind, ...change };
      return [
        [done, undefined],
        ...(['undo', 'redo'] as const).flatMap((step): [HistoryEntry, HistoryEntry | undefined][] => [
          [{ ...done, kind: step, of: done.sequence }, done],
          [{ ...done, kind: step, of: done.sequence }, undefined],
        ]),
      ];
    });
  });

/** Names that only the program uses. */
const identifiers = new Set<string>([
  ...actionKinds.filter((kind) => kind.includes('-')),
  ...cellStates,
  ...defaultColumns.map(({ id }) => id),
  'undo',
  'redo',
  'undefined',
  'null',
]);

describe('history', () => {
  it.each(languages)('shows no name that only the program uses (%s)', async (language) => {
    const i18n = await wordsFor(language);
    for (const [one, of] of entries()) {
      const html = renderToStaticMarkup(
        <I18nextProvider i18n={i18n}>
          <HistoryItem
            entry={one}
            of={of}
            opensDay={false}
            column="中"
            tabIndex={-1}
            onGo={() => undefined}
            onChanges={() => undefined}
          />
        </I18nextProvider>,
      );
      const shown = html.replace(/<time.*?<\/time>/g, ' ').replace(/<[^>]*>/g, ' ');
      const words = shown.split(/[^\w-]+/);
      expect(
        words.filter((word) => identifiers.has(word)),
        shown,
      ).toEqual([]);
      expect(shown).not.toMatch(/\{\{|\w[:.]\w/);
      expect(language === 'en' ? '' : shown).not.toMatch(/[A-Za-z]/);
    }
    expect(missing).toEqual([]);
  });
});
