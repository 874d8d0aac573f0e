import { X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tagColours, type TagColour } from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '#renderer/ui/Menu.tsx';
import { Suggestions, useSuggestions } from '#renderer/ui/Suggestions.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { colourTag } from '../card/tag-colours.ts';
import { withTag } from './draft.ts';
import { namesFor } from '../card/mentions.ts';
import { TagChip, useTagColour } from '../card/TagChip.tsx';
import { useFacets } from '../list/use-annotations.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import chips from '../card/TagChip.module.css';
import styles from './Fields.module.css';

const everything = {};

/** Tags in use and tags with a colour. */
const useKnownTags = (): readonly string[] => {
  const used = useFacets(everything)?.tags ?? [];
  const coloured = useWorkspace(({ project }) => project?.settings.tagColours) ?? [];
  return [...new Set([...used.map(({ value }) => value), ...coloured.map(({ tag }) => tag)])].filter(
    (tag) => tag !== '',
  );
};

/** A tag that was given, with what can be done with it: its colour, and taking it off. */
const GivenTag = ({ tag, onRemove }: { readonly tag: string; readonly onRemove: () => void }) => {
  const { t } = useTranslation('annotations');
  const colour = useTagColour(tag);
  const item = (value: TagColour | null) => (
    <MenuItem
      key={value ?? 'none'}
      checked={value === colour}
      icon={<span className={cx(styles.swatch, value !== null && chips[value])} />}
      onSelect={() => void colourTag(tag, value)}
    >
      {t(`colours.${value ?? 'none'}`)}
    </MenuItem>
  );
  return (
    <Menu
      trigger={
        <button type="button" className={styles.given} aria-label={t('tagMenu', { tag })}>
          <TagChip tag={tag} />
        </button>
      }
    >
      <MenuItem icon={<X aria-hidden />} onSelect={onRemove}>
        {t('removeTag')}
      </MenuItem>
      <MenuLine />
      <MenuHeading>{t('tagColour')}</MenuHeading>
      {[...tagColours, null].map(item)}
    </Menu>
  );
};

/** The tags of an annotation: typed with completion, each with its colour. Enter or a comma adds one, Backspace takes the last. */
export const TagField = ({
  tags,
  onChange,
}: {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}) => {
  const { t } = useTranslation('annotations');
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const known = useKnownTags();
  // What was typed comes first: Enter makes it a tag, also where it begins another one.
  const word = typed.trim();
  const options =
    word === '' ? [] : [word, ...namesFor(word, known).filter((tag) => tag !== word && !tags.includes(tag))];
  const take = (tag: string): void => {
    onChange(withTag(tags, tag));
    setTyped('');
  };
  const { open, chosen, onKey, putAway, props } = useSuggestions(listId, options, take);
  useEscape(box, putAway);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === 'Enter' && !isModified && typed.trim() !== '' && !open) {
      event.preventDefault();
      take(typed);
    } else if (!onKey(event) && event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };
  return (
    <div ref={box} className={styles.tags}>
      {tags.map((tag) => (
        <GivenTag key={tag} tag={tag} onRemove={() => onChange(tags.filter((one) => one !== tag))} />
      ))}
      <div className={styles.tagInput}>
        <Field label={t('tags')} hideLabel>
          {(ids) => (
            <TextInput
              {...ids}
              {...props}
              value={typed}
              maxLength={60}
              placeholder={t('tagPlaceholder')}
              onChange={(event) => {
                const { value } = event.target;
                // A comma of either width ends a tag.
                const cut = value.search(/[,，、]/);
                if (cut < 0) setTyped(value);
                else take(value.slice(0, cut));
              }}
              onBlur={() => {
                if (typed.trim() !== '') take(typed);
              }}
              onKeyDown={onKeyDown}
            />
          )}
        </Field>
        {open ? (
          <Suggestions
            id={listId}
            label={t('tags')}
            options={options}
            chosen={chosen}
            onTake={take}
            render={(tag) => <TagChip tag={tag} />}
          />
        ) : null}
      </div>
    </div>
  );
};
