import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import styles from './Card.module.css';

/** Which column something is about, abbreviated in the language of the interface; the full name is the tooltip and the accessible name. */
export const SideSign = ({ side }: { readonly side: Side }) => {
  const { t } = useTranslation(['editor', 'annotations']);
  const name = t(`columns.${side}`);
  return (
    <span className={styles.side} title={name}>
      <span aria-hidden>{t(`annotations:signs.${side}`)}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
};
