const CHARACTER = /[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/gu;

/** What EC2 takes in names and descriptions of groups, in words. */
export const EC2_CHARACTERS = 'A-Z, a-z, 0-9, blank and ._-:/()#,@[]+=&;{}!$*';

/** The characters of a text that EC2 refuses, each once. */
export function refusedCharacters(text: string): readonly string[] {
  return [...new Set(text.match(CHARACTER) ?? [])];
}

/** `'>', 'é'`. */
export function quoted(characters: readonly string[]): string {
  return characters.map((character) => `'${character}'`).join(', ');
}
