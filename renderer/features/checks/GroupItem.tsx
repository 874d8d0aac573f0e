import { useTranslation } from 'react-i18next';
import type { FindingGroup } from '#api/checks.ts';
import { Button } from '../../ui/Button.tsx';
import { GroupHead } from '../../ui/GroupHead.tsx';
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
  const title = t(`titles.${group.check}.${group.code}`);
  return (
    <GroupHead
      open={open}
      tabIndex={tabIndex}
      glyph={
        <>
          <SeverityGlyph severity={group.severity} />
          <VisuallyHidden>{t(`severities.${group.severity}`)}</VisuallyHidden>
        </>
      }
      title={title}
      counts={t('panel.issues', { count: group.count })}
      onToggle={onToggle}
    >
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
    </GroupHead>
  );
};
