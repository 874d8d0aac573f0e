import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttachedTermbase } from '#api/termbases.ts';
import type { Concept } from '#core/model/index.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { transferConcept, useTermbases } from './termbases.ts';

/** Copies an entry into another termbase, or moves it there. Nothing where there is none to write into. */
export const TransferMenu = ({
  concept,
  canRemove,
  onDone,
}: {
  readonly concept: Concept;
  /** Its own termbase may be changed. */
  readonly canRemove: boolean;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('terms');
  const { data = [] } = useTermbases();
  const own = termbaseOf(concept.id);
  const places: readonly (AttachedTermbase | null)[] = [
    ...(own === ownTermbase ? [] : [null]),
    ...data.filter(({ number, writes, failure }) => failure === null && writes && number !== own),
  ];
  if (places.length === 0) return null;
  const items = (keep: boolean) =>
    places.map((place) => (
      <MenuItem
        key={`${keep} ${place?.path ?? ''}`}
        onSelect={() =>
          void transferConcept(concept, place, keep).then((done) => (done ? onDone() : undefined))
        }
      >
        {place === null
          ? t(keep ? 'shared.copyHere' : 'shared.moveHere')
          : t(keep ? 'shared.copyTo' : 'shared.moveTo', { name: place.name })}
      </MenuItem>
    ));
  return (
    <Menu
      trigger={
        <Button look="quiet">
          {t('shared.transfer')}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      {items(true)}
      {canRemove ? <MenuLine /> : null}
      {canRemove ? items(false) : null}
    </Menu>
  );
};
