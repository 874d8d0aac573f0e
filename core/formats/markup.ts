/** What stands in a file for the tags of one text. */
export type BlockMarkup = {
  /** By kind and id of the tag (`open 3`): the elements as they are written. */
  readonly tags: ReadonlyMap<string, string>;
  /** Of each line break in the text, in their order. */
  readonly breaks: readonly string[];
};
