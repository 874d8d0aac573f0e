import { Fragment } from 'react';
import { excerptDiff, inlineDiff, type DiffBy, type DiffPart } from './inline-diff.ts';
import { VisibleText } from './VisibleText.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './InlineDiff.module.css';

/** One marked stretch: struck through when it went, underlined when it came, so that colour is not needed to tell. */
export const Mark = ({ part, spaces = false }: { readonly part: DiffPart; readonly spaces?: boolean }) => {
  const inside = <VisibleText text={part.text} spaces={spaces} />;
  if (part.kind === 'removed') return <del className={styles.removed}>{inside}</del>;
  if (part.kind === 'added') return <ins className={styles.added}>{inside}</ins>;
  return <span>{inside}</span>;
};

/**
 * Two texts as one, with what went and what came marked. Long unchanged stretches are cut. `words` name the two for who hears the text read
 * out, before each stretch.
 */
export const InlineDiff = ({
  before,
  after,
  lang,
  by,
  words,
}: {
  readonly before: string;
  readonly after: string;
  readonly lang: string | undefined;
  readonly by: DiffBy;
  readonly words: { readonly removed: string; readonly added: string };
}) => (
  <span lang={lang} className={styles.diff}>
    {excerptDiff(inlineDiff(before, after, by)).map((part) => (
      <Fragment key={part.at}>
        {part.kind === 'same' ? null : <VisuallyHidden>{words[part.kind]}</VisuallyHidden>}
        <Mark part={part} />
      </Fragment>
    ))}
  </span>
);
