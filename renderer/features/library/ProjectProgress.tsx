import { useTranslation } from 'react-i18next';
import { useColumnTitle } from '../../workspace/column-words.ts';
import type { ColumnProgress } from '#api/library.ts';
import { cx } from '../../ui/cx.ts';
import styles from './ProjectProgress.module.css';

const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);

/** Each lies on the one before it, and is darker. */
const Bar = ({ part }: { readonly part: number }) => (
  <span className={styles.bar} style={{ transform: `scaleX(${part})` }} />
);

const Column = (column: ColumnProgress) => {
  const { segments, translated, reviewed, approved } = column;
  const title = useColumnTitle()(column);
  const { t, i18n } = useTranslation('library');
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  // What is nearly done is not said to be done.
  const rounded = (part: number): string => percent.format(Math.floor(share(part, segments) * 100) / 100);
  const done = translated + reviewed + approved;
  const said = t('progress.of', {
    column: title,
    done: rounded(done),
    reviewed: rounded(reviewed + approved),
    approved: rounded(approved),
  });
  return (
    <span className={styles.column} title={said}>
      <span aria-hidden className={styles.name}>
        {title}
      </span>
      <span aria-hidden className={styles.track}>
        <Bar part={share(done, segments)} />
        <Bar part={share(reviewed + approved, segments)} />
        <Bar part={share(approved, segments)} />
      </span>
      <span aria-hidden className={styles.percent}>
        {rounded(done)}
      </span>
      <span className={styles.said}>{said}</span>
    </span>
  );
};

/** More than this many leave no room for the project's name in the same line. */
const mostInLine = 2;

/** How far the translations of a project were when it was last closed, a thin bar each. */
export const ProjectProgress = ({ progress }: { readonly progress: readonly ColumnProgress[] }) => {
  const shown = progress.filter(({ segments }) => segments > 0);
  return (
    <span className={cx(styles.columns, shown.length > mostInLine && styles.below)}>
      {shown.map((column) => (
        <Column key={column.side} {...column} />
      ))}
    </span>
  );
};
