import type { TagColour } from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import styles from './TagChip.module.css';

/** The colour a tag has in this project; null when none was chosen. */
export const useTagColour = (tag: string): TagColour | null =>
  useWorkspace(({ project }) => project?.settings.tagColours.find((one) => one.tag === tag)?.colour ?? null);

/** A tag in its colour. */
export const TagChip = ({ tag }: { readonly tag: string }) => {
  const colour = useTagColour(tag);
  return <span className={cx(styles.tag, colour !== null && styles[colour])}>{tag}</span>;
};
