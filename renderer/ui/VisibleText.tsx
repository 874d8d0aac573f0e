import { visiblePieces } from './visible-text.ts';
import styles from './VisibleText.module.css';

/** Text in which nothing hides: invisible characters stand as small labelled chips. */
export const VisibleText = ({ text, spaces = false }: { readonly text: string; readonly spaces?: boolean }) =>
  visiblePieces(text, spaces).map((piece) =>
    'text' in piece ? (
      piece.text
    ) : (
      <span key={piece.at} className={styles.chip} title={piece.codePoint} lang="en">
        {piece.chip}
      </span>
    ),
  );
