/** Numbered things that are joined into sets (union-find). A thing belongs to one once it was joined. */
export const createSets = () => {
  const parent = new Map<number, number>();
  const rootOf = (member: number): number => {
    let root = member;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    parent.set(member, root);
    return root;
  };
  return {
    has: (member: number): boolean => parent.has(member),
    rootOf,
    join: (members: readonly number[]): void => {
      const [first, ...rest] = members;
      if (first === undefined) return;
      parent.set(rootOf(first), rootOf(first));
      for (const member of rest) parent.set(rootOf(member), rootOf(first));
    },
  };
};
