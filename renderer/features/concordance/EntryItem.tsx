import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConcordanceText } from '#api/memory.ts';
import type { Side } from '#core/model/index.ts';
import { cutAt } from '../../ui/code-points.ts';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import type { LineState } from '../../ui/list-part.ts';
import { ago } from '../../ui/time.ts';
import type { FoundLine } from './use-found.ts';
import styles from './EntryItem.module.css';

const Words = ({ text: { text, language, ranges } }: { readonly text: ConcordanceText }) => (
  <span className={styles.words} lang={language}>
    {cutAt(text, ranges).map((stretch) =>
      stretch.marked ? (
        <mark key={stretch.at} className={styles.mark}>
          {stretch.text}
        </mark>
      ) : (
        stretch.text
      ),
    )}
  </span>
);

/** Those for the column one is in, and others in which words were found; all where there is none for it. */
const shownOf = (translations: readonly ConcordanceText[], side: Side): readonly ConcordanceText[] => {
  const shown = translations.filter((text) => text.side === side || text.ranges.length > 0);
  return shown.length > 0 ? shown : translations;
};

/** A row or unit: where it is, the original, and the translations, with the words marked. */
export const EntryItem = ({
  line: { entry, opens },
  side,
  now,
  state: { tabIndex },
  title,
  onPress,
  onGo,
}: {
  readonly line: FoundLine;
  /** The column one is in. */
  readonly side: Side;
  readonly now: number;
  readonly state: LineState;
  /** What pressing it does. */
  readonly title: string;
  readonly onPress: () => void;
  /** Leads to its row; null where it has none. */
  readonly onGo: (() => void) | null;
}) => {
  const { t, i18n } = useTranslation(['concordance', 'editor']);
  const { memory, row, document, original, translations, author, at } = entry;
  return (
    <div className={cx(styles.item, opens && styles.opens)}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.main}
        title={title}
        onClick={onPress}
      >
        <span className={styles.where}>
          <span>{row === null ? memory : t('row', { row })}</span>
          <span>{[document, author].filter((part) => part !== '').join(' · ')}</span>
          {at === null ? null : <span>{ago(at, now, i18n.language)}</span>}
        </span>
        {opens ? <Words text={original} /> : <span aria-hidden />}
        <span className={styles.translations}>
          {shownOf(translations, side).map((text) => (
            <span key={text.side ?? text.language} className={styles.translation}>
              {text.side === side ? null : (
                <span className={styles.column}>
                  {text.side === null ? text.language : t(`editor:columns.${text.side}`)}
                </span>
              )}
              <Words text={text} />
            </span>
          ))}
        </span>
      </button>
      {onGo === null ? (
        <span aria-hidden />
      ) : (
        <IconButton small label={t('go')} keys="G" onClick={onGo}>
          <ArrowRight aria-hidden />
        </IconButton>
      )}
    </div>
  );
};
