import { excerptDiff, inlineDiff, type DiffPart } from './inline-diff.ts';
import { VisibleText } from './VisibleText.tsx';
import styles from './InlineDiff.module.css';

/** One marked stretch: struck through when it went, underlined when it came, so that colour is not needed to tell. */
export const Mark = ({ part, spaces = false }: { readonly part: DiffPart; readonly spaces?: boolean }) => {
  const inside = <VisibleText text={part.text} spaces={spaces} />;
  if (part.kind === 'removed') return <del className={styles.removed}>{inside}</del>;
  if (part.kind === 'added') return <ins className={styles.added}>{inside}</ins>;
  return <span>{inside}</span>;
};

/** Two texts as one, with what went and what came marked. Long unchanged stretches are cut. */
export const InlineDiff = ({
  before,
  after,
  lang,
}: {
  readonly before: string;
  readonly after: string;
  readonly lang?: string | undefined;
}) => (
  <span lang={lang} className={styles.diff}>
    {excerptDiff(inlineDiff(before, after)).map((part) => (
      <Mark key={part.at} part={part} />
    ))}
  </span>
);
