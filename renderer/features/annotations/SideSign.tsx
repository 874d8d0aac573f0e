import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { sideSigns, signLanguage } from './anchors.ts';
import styles from './Card.module.css';

/** Which text something is about, in one sign; its name is said and shown on pointing. */
export const SideSign = ({ side }: { readonly side: Side }) => {
  const { t } = useTranslation('editor');
  const name = t(`columns.${side}`);
  return (
    <span className={styles.side} title={name}>
      <span aria-hidden lang={signLanguage[side]}>
        {sideSigns[side]}
      </span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
};
