import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FindingGroup } from '#api/checks.ts';
import { Button } from '../../ui/Button.tsx';
import styles from '../../ui/GroupHead.module.css';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { SeverityGlyph } from './SeverityGlyph.tsx';

/** The heading of a group: what its issues are, how many, and what can be done with all of them. */
export const GroupItem = ({
  group,
  open,
  tabIndex,
  onToggle,
  onFix,
}: {
  readonly group: FindingGroup;
  readonly open: boolean;
  readonly tabIndex: 0 | -1;
  readonly onToggle: () => void;
  readonly onFix: () => void;
}) => {
  const { t } = useTranslation('checks');
  const Chevron = open ? ChevronDown : ChevronRight;
  const title = t(`titles.${group.check}.${group.code}`);
  return (
    <div className={styles.group}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        aria-expanded={open}
        className={styles.main}
        onClick={onToggle}
      >
        <Chevron aria-hidden className={styles.chevron} />
        <SeverityGlyph severity={group.severity} />
        <span className={styles.words}>
          <VisuallyHidden>{t(`severities.${group.severity}`)}</VisuallyHidden>
          <span className={styles.kind}>{title}</span>
          <span className={styles.counts}>{t('panel.issues', { count: group.count })}</span>
        </span>
      </button>
      {group.fixable > 0 ? (
        <Button
          small
          tabIndex={tabIndex}
          aria-label={t('panel.fixAllOf', { count: group.fixable, title })}
          onClick={onFix}
        >
          {t('panel.fixAll', { count: group.fixable })}
        </Button>
      ) : null}
    </div>
  );
};
