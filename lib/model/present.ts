/** What is there of a list. Where nothing is missing it is the list itself, since one that is filtered is given room for many more. */
export function present<Value>(list: readonly (Value | null)[]): readonly Value[] {
  const isWhole = (values: readonly (Value | null)[]): values is readonly Value[] => !values.includes(null);
  return isWhole(list) ? list : list.filter((one) => one !== null);
}
