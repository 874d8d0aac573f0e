import { headOf, tailOf } from './code-points.ts';
import { Mark } from './InlineDiff.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './DiffLine.module.css';

/**
 * One change in the text around it: what goes struck through, what comes underlined. `words` name the two for who
 * hears the line read out. `around` is how many code points of the text are shown on either side.
 */
export const DiffLine = ({
  lead,
  removed,
  inserted,
  trail,
  lang,
  words,
  around,
}: {
  readonly lead: string;
  readonly removed: string;
  readonly inserted: string;
  readonly trail: string;
  readonly lang: string | undefined;
  readonly words: { readonly removed: string; readonly inserted: string };
  readonly around: number;
}) => (
  <span lang={lang} className={styles.line}>
    <span className={styles.around}>{tailOf(lead, around)}</span>
    {removed === '' ? null : (
      <>
        <VisuallyHidden>{words.removed}</VisuallyHidden>
        <Mark part={{ at: 0, kind: 'removed', text: removed }} />
      </>
    )}
    {inserted === '' ? null : (
      <>
        <VisuallyHidden>{words.inserted}</VisuallyHidden>
        <Mark part={{ at: 1, kind: 'added', text: inserted }} />
      </>
    )}
    <span className={styles.around}>{headOf(trail, around)}</span>
  </span>
);
