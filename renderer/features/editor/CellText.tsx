import { memo } from 'react';
import type { InlineTagType, RichText } from '../../../core/model/index.ts';
import type { DoubtfulCharacter } from '../../../core/text/conversion/index.ts';
import { cellPieces } from './pieces.ts';

const classOf = (looks: readonly InlineTagType[], doubtful: boolean): string =>
  [...looks.map((look) => `dz-${look}`), ...(doubtful ? ['dz-doubt'] : [])].join(' ');

/** A cell's text as it stands when it is not being edited: plain words, looks for pairs of tags, chips for the rest. */
export const CellText = memo(
  ({
    rich,
    doubts,
    brackets,
  }: {
    readonly rich: RichText;
    readonly doubts: readonly DoubtfulCharacter[];
    readonly brackets: readonly number[];
  }) => {
    const pieces = cellPieces(rich, doubts, brackets);
    if (pieces === null) return rich.text;
    return pieces.map((piece) => {
      if ('bracket' in piece) return <span key={piece.key} className="dz-gone" />;
      if ('chip' in piece) {
        return (
          <span
            key={piece.key}
            className="dz-chip"
            data-label={piece.chip}
            data-hidden={piece.hidden ? '' : undefined}
            title={piece.title}
          />
        );
      }
      const { doubt } = piece;
      if (piece.looks.length === 0 && doubt === null) return <span key={piece.key}>{piece.text}</span>;
      return (
        <span
          key={piece.key}
          className={classOf(piece.looks, doubt !== null)}
          data-doubt={doubt === null ? undefined : doubt.at}
        >
          {piece.text}
        </span>
      );
    });
  },
);
CellText.displayName = 'CellText';
