import { defaultKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  MatchDecorator,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { headHeight } from './keep-in-sight.ts';
import { visiblePieces } from '../../ui/visible-text.ts';
import { styleNonce } from '../../workspace/style-nonce.ts';

/** A character that cannot be seen, shown by its name as in the other cells. The character itself stays as it is. */
class HiddenWidget extends WidgetType {
  readonly character: string;
  constructor(character: string) {
    super();
    this.character = character;
  }
  override eq(other: HiddenWidget): boolean {
    return other.character === this.character;
  }
  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = 'dz-chip';
    const piece = visiblePieces(this.character)[0];
    if (piece !== undefined && 'chip' in piece) {
      chip.dataset['label'] = piece.chip;
      chip.title = piece.codePoint;
    }
    return chip;
  }
}

const hiddenCharacters = new MatchDecorator({
  regexp: /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u205f]/gu,
  decoration: (match) => Decoration.replace({ widget: new HiddenWidget(match[0]) }),
});

const showHidden = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = hiddenCharacters.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = hiddenCharacters.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const han = /\p{Script=Han}|[，。、；：？！」』）》”’]/u;

/** A cell is one line: pasted line breaks become a space, and nothing at all between Chinese characters. */
export const oneLine = (text: string): string =>
  text.replace(/[ \t]*(?:\r\n?|\n)\s*/g, (_, at: number) => {
    const before = text[at - 1] ?? '';
    const after = text.slice(at).trimStart()[0] ?? '';
    return before === '' || after === '' || (han.test(before) && han.test(after)) ? '' : ' ';
  });

/** The keys of text editing, without those that would break the line or belong to the grid. */
const editingKeys = defaultKeymap.filter(
  ({ key, run }) => run !== undefined && key !== 'Enter' && key !== 'Mod-Enter' && key !== 'Escape',
);

/** Undo and formats are the app's: where a command was given other keys, the browser would do its own at the old ones. */
const refuseOwnUndo = (event: InputEvent): boolean => {
  if (!/^(?:history|format)/.test(event.inputType)) return false;
  event.preventDefault();
  return true;
};

/**
 * What every cell's editor has in common. The engine keeps undo, so the editor keeps none of its own; spelling is not
 * checked by the browser, which would fetch dictionaries.
 */
export const cellExtensions = (language: string, label: string): Extension => [
  EditorState.lineSeparator.of('\n'),
  EditorState.tabSize.of(4),
  EditorView.lineWrapping,
  // The heads of the columns lie over the rows, in front of what scrolls under them.
  EditorView.scrollMargins.of(() => ({ top: headHeight + 6, bottom: 6 })),
  EditorView.cspNonce.of(styleNonce()),
  EditorView.contentAttributes.of({
    lang: language,
    'aria-label': label,
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
  }),
  EditorView.clipboardInputFilter.of(oneLine),
  EditorState.transactionFilter.of((transaction) =>
    transaction.docChanged && transaction.newDoc.lines > 1 && transaction.isUserEvent('input')
      ? []
      : transaction,
  ),
  keymap.of(editingKeys),
  EditorView.domEventHandlers({ beforeinput: refuseOwnUndo }),
  showHidden,
];
