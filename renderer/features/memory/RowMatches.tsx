import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchText, MemoryMatch } from '#api/memory.ts';
import { adaptedKinds, type AdaptedKind } from '#core/memory/adapt/kinds.ts';
import { originalSide, type Row } from '#core/model/index.ts';
import { Segmented } from '../../ui/Choice.tsx';
import { cutAt } from '../../ui/code-points.ts';
import { Difference, useDifferencesBy } from '../../workspace/Difference.tsx';
import { setPreferences } from '../../workspace/preferences.ts';
import { diffBys } from '../../ui/inline-diff.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { ago } from '../../ui/time.ts';
import { VisibleText } from '../../ui/VisibleText.tsx';
import { bindingsOf } from '../../workspace/registry.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { translationSide } from '../../workspace/translation-side.ts';
import { insertShown } from './insert.ts';
import { numbered, readMatches, type Numbered } from './matches.ts';
import styles from './RowMatches.module.css';

/** What of a translation was exchanged for what the row's original has: numbers, dates, tags. */
const AdaptedFact = ({ text: { adapted, tagsAdded, tagsRemoved } }: { readonly text: MatchText }) => {
  const { t, i18n } = useTranslation('memory');
  const changed = new Set<AdaptedKind>(adapted.map(({ kind }) => kind));
  if (tagsAdded + tagsRemoved > 0) changed.add('tag');
  if (changed.size === 0) return null;
  const names = adaptedKinds.filter((kind) => changed.has(kind)).map((kind) => t(`adaptedKinds.${kind}`));
  const what = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return <span>{t('adapted', { what })}</span>;
};

/** Which match it is: how alike, where from, whose and when. */
const Facts = ({
  match,
  text,
  now,
}: {
  readonly match: MemoryMatch;
  readonly text: MatchText;
  readonly now: number;
}) => {
  const { t, i18n } = useTranslation('memory');
  const { memory, kind, percent, penalties, document, row, author, at, times } = match;
  return (
    <span className={styles.facts}>
      <span className={styles.percent} data-kind={kind}>
        {kind === 'piece' ? t('kinds.piece') : t('percent', { percent })}
      </span>
      {kind === 'fuzzy' || kind === 'piece' ? null : <span>{t(`kinds.${kind}`)}</span>}
      {penalties.map((penalty) => (
        <span key={penalty}>{t(`penalties.${penalty}`)}</span>
      ))}
      <AdaptedFact text={text} />
      <span className={styles.document}>
        {row === null ? (memory ?? document) : t('from', { document, row })}
      </span>
      {author === '' ? null : <span>{author}</span>}
      {at === null ? null : <span>{ago(at, now, i18n.language)}</span>}
      {times > 1 ? <span>{t('times', { count: times })}</span> : null}
    </span>
  );
};

const Match = ({
  one: { number, match, text },
  original,
  now,
  tabIndex,
  onInsert,
}: {
  readonly one: Numbered;
  readonly original: string;
  readonly now: number;
  readonly tabIndex: 0 | -1;
  readonly onInsert: () => void;
}) => {
  const { t } = useTranslation('memory');
  const keys = bindingsOf(`insertMatch${number}`)[0];
  return (
    <button
      type="button"
      data-list-focus
      tabIndex={tabIndex}
      className={styles.item}
      title={t(match.kind === 'piece' ? 'insertPiece' : 'insert')}
      onClick={onInsert}
    >
      <span className={styles.number}>{number}</span>
      <span className={styles.body}>
        <Facts match={match} text={text} now={now} />
        {match.source.text === original ? null : (
          <span className={styles.source}>
            {match.kind === 'piece' ? (
              <span lang={match.source.language}>{match.source.text}</span>
            ) : (
              <Difference before={match.source.text} after={original} lang={match.source.language} />
            )}
          </span>
        )}
        <span className={styles.text} lang={text.language}>
          {cutAt(text.text, text.adapted).map((stretch) =>
            stretch.marked ? (
              <mark key={stretch.at} className={styles.adapted}>
                {stretch.text}
              </mark>
            ) : (
              <VisibleText key={stretch.at} text={stretch.text} />
            ),
          )}
        </span>
      </span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </button>
  );
};

/** What differences are told by, where there are some. */
const DifferencesBy = () => {
  const { t } = useTranslation('memory');
  const by = useDifferencesBy();
  const label = useId();
  return (
    <div className={styles.by}>
      <span id={label}>{t('differencesBy.label')}</span>
      <Segmented
        labelledBy={label}
        value={by}
        options={diffBys.map((id) => ({ value: id, label: t(`differencesBy.${id}`) }))}
        onChange={(differences) => void setPreferences({ differences })}
      />
    </div>
  );
};

const RowMatches = ({ row, matches }: { readonly row: Row; readonly matches: readonly MemoryMatch[] }) => {
  const { t } = useTranslation('memory');
  const side = useWorkspace(({ active }) => translationSide(active));
  const [now] = useState(() => Date.now());
  const listed = numbered(matches, side);
  if (listed.length === 0) return <p className={styles.none}>{t('noneHere')}</p>;
  const original = row.cells[originalSide]?.text ?? '';
  const differs = listed.some(({ match }) => match.kind !== 'piece' && match.source.text !== original);
  return (
    <>
      <ItemList label={t('title')} items={listed} itemKey={({ number }) => number}>
        {(one, { tabIndex }) => (
          <Match
            one={one}
            original={original}
            now={now}
            tabIndex={tabIndex}
            onInsert={() => void insertShown(row.row, one)}
          />
        )}
      </ItemList>
      {differs ? <DifferencesBy /> : null}
    </>
  );
};

/** What was translated before and is like the row's original. */
export const rowMatches: RowSection = {
  id: 'memory',
  titleKey: 'memory:title',
  read: async (row) => {
    const matches = await readMatches(row.segment);
    return matches.length === 0 ? null : <RowMatches row={row} matches={matches} />;
  },
};
