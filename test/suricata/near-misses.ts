/** A name as a client spells it, and how it stands to the one that it was made from. */
export interface NearName {
  readonly how: string;
  readonly name: string;
}

/** A name, what belongs to it under one kind of host or another, and what only looks as if it did. */
export function namesNear(name: string): readonly NearName[] {
  const [first = '', ...others] = name.split('.');
  const parent = others.join('.');
  return distinct([
    { how: 'itself', name },
    { how: 'upper case', name: name.toUpperCase() },
    { how: 'apex', name: parent },
    { how: 'beside it', name: `other.${parent}` },
    { how: 'one label deeper', name: `a.${name}` },
    { how: 'one label deeper, upper case', name: `A.${name.toUpperCase()}` },
    { how: 'two labels deeper', name: `b.a.${name}` },
    { how: 'look-alike prefix', name: `evil${name}` },
    { how: 'look-alike prefix with a hyphen', name: `evil-${name}` },
    { how: 'look-alike suffix', name: `${name}.evil.example` },
    { how: 'look-alike suffix, and the name again', name: `${name}.evil.${name}` },
    { how: 'longer last label', name: `${name}x` },
    { how: 'trailing dot', name: `${name}.` },
    { how: 'one label deeper, trailing dot', name: `a.${name}.` },
    { how: 'punycode', name: `xn--${first}-9za.${parent}` },
    { how: 'joined without the dot', name: name.replace('.', '') },
    { how: 'another character for the last dot', name: name.replace(/\.(?=[^.]*$)/, 'x') },
    { how: 'deeper, another character for the last dot', name: `a.${name.replace(/\.(?=[^.]*$)/, 'x')}` },
    { how: 'cut by a character', name: name.slice(1) },
  ]);
}

/** A name that an expression lists, and what one slip of the pen makes of it, in every place. */
export function namesNearPattern(name: string): readonly NearName[] {
  const slips = [...name].flatMap((character, at): NearName[] => {
    const [before, behind] = [name.slice(0, at), name.slice(at + 1)];
    const other = /\d/.test(character) ? 'x' : '7';
    return [
      { how: `without character ${at + 1}`, name: before + behind },
      { how: `character ${at + 1} twice`, name: before + character + character + behind },
      { how: `character ${at + 1} three times`, name: before + character.repeat(3) + behind },
      { how: `another character ${at + 1}`, name: before + other + behind },
    ];
  });
  const suffix = name.slice(name.indexOf('.') + 1);
  return distinct([
    ...namesNear(name),
    { how: 'look-alike suffix that ends as it does', name: `${name}.a.${suffix}` },
    ...slips,
  ]);
}

/** Without what is no text of a name at all: an empty label in front or inside. */
function distinct(all: readonly NearName[]): readonly NearName[] {
  const byName = new Map<string, NearName>();
  for (const one of all)
    if (/^[^.]+(?:\.[^.]+)*\.?$/.test(one.name) && !byName.has(one.name)) byName.set(one.name, one);
  return [...byName.values()];
}
