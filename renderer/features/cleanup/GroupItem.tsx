import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RepairDecision } from '#core/model/index.ts';
import type { RepairGroup } from '#api/cleanup.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { GroupHead } from '../../ui/GroupHead.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import styles from './RepairItem.module.css';

const decisions = ['offered', 'accepted', 'refused'] as const;

/** What can be done with a whole group: from which state, to which, and the words for it. */
const moves = [
  { from: 'offered', to: 'accepted', key: 'panel.group.acceptOffered' },
  { from: 'offered', to: 'refused', key: 'panel.group.refuseOffered' },
  { from: 'accepted', to: 'offered', key: 'panel.group.reopenAccepted' },
  { from: 'refused', to: 'offered', key: 'panel.group.reopenRefused' },
] as const;

/** The heading of a kind: how its repairs stand, and what can be done with all of them. */
export const GroupItem = ({
  group,
  open,
  tabIndex,
  onToggle,
  onDecide,
}: {
  readonly group: RepairGroup;
  readonly open: boolean;
  readonly tabIndex: 0 | -1;
  readonly onToggle: () => void;
  readonly onDecide: (from: RepairDecision, to: RepairDecision) => void;
}) => {
  const { t } = useTranslation('cleanup');
  const kind = t(`kinds.${group.kind}`);
  const possible = moves.filter(({ from }) => group[from] > 0);
  return (
    <GroupHead
      open={open}
      tabIndex={tabIndex}
      title={kind}
      help={t(`kindsHelp.${group.kind}`)}
      counts={decisions
        .filter((decision) => group[decision] > 0)
        .map((decision) => (
          <span key={decision} className={decision === 'offered' ? styles.wait : undefined}>
            {t(`panel.counts.${decision}`, { count: group[decision] })}
          </span>
        ))}
      onToggle={onToggle}
    >
      {group.offered > 0 ? (
        <Button
          small
          tabIndex={tabIndex}
          aria-label={t('panel.group.acceptOffered', { count: group.offered })}
          onClick={() => onDecide('offered', 'accepted')}
        >
          {t('panel.acceptAll', { count: group.offered })}
        </Button>
      ) : null}
      <Menu
        align="end"
        trigger={
          <IconButton small label={t('panel.groupMenu', { kind })} tabIndex={tabIndex}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {possible.map(({ from, to, key }) => (
          <MenuItem key={key} onSelect={() => onDecide(from, to)}>
            {t(key, { count: group[from] })}
          </MenuItem>
        ))}
      </Menu>
    </GroupHead>
  );
};
