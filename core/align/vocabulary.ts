/** The words, numbers and marks of a sentence, which has this number, that can be compared with those of another. */
export type Tokenise = (text: string, sentence: number) => readonly string[];

/** Numbers in rows of unequal length, one after the other: row `n` is from `starts[n]` to `starts[n + 1]`. */
export type Rows = { readonly starts: Int32Array; readonly ids: Int32Array };

/** The same with a value beside each number. */
export type WeightedRows = Rows & { readonly values: Float32Array };

/** Rows that are made one after the other, in typed arrays that grow by doubling. */
export class RowsBuilder {
  #starts = new Int32Array(1024);
  #ids = new Int32Array(4096);
  #values = new Float32Array(4096);
  #rows = 0;
  #count = 0;

  add(id: number, value = 0): void {
    if (this.#count === this.#ids.length) {
      const [ids, values] = [new Int32Array(this.#count * 2), new Float32Array(this.#count * 2)];
      ids.set(this.#ids);
      values.set(this.#values);
      [this.#ids, this.#values] = [ids, values];
    }
    this.#ids[this.#count] = id;
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  endRow(): void {
    this.#rows += 1;
    if (this.#rows === this.#starts.length) {
      const starts = new Int32Array(this.#rows * 2);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    this.#starts[this.#rows] = this.#count;
  }

  rows(): Rows {
    return { starts: this.#starts.slice(0, this.#rows + 1), ids: this.#ids.slice(0, this.#count) };
  }

  weighted(): WeightedRows {
    return { ...this.rows(), values: this.#values.slice(0, this.#count) };
  }
}

/** The tokens of a text by number, and how often each occurs. */
export type Vocabulary = {
  readonly tokens: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly counts: readonly number[];
  /** Of all tokens. */
  readonly total: number;
};

/** A text as numbers: for each sentence its tokens. */
export type Counted = { readonly sentences: Rows; readonly vocabulary: Vocabulary };

export const countTokens = (texts: readonly string[], tokenise: Tokenise): Counted => {
  const numbers = new Map<string, number>();
  const tokens: string[] = [];
  const counts: number[] = [];
  const sentences = new RowsBuilder();
  let total = 0;
  texts.forEach((text, n) => {
    for (const token of tokenise(text, n)) {
      total += 1;
      let number = numbers.get(token);
      if (number === undefined) {
        number = tokens.length;
        numbers.set(token, number);
        tokens.push(token);
        counts.push(0);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      sentences.add(number);
    }
    sentences.endRow();
  });
  return { sentences: sentences.rows(), vocabulary: { tokens, numbers, counts, total } };
};
