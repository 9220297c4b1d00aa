/** What is said of the settings, without what is not. */
export function definedOf<Settings extends object>(
  settings: Settings,
): { readonly [Key in keyof Settings]?: NonNullable<Settings[Key]> } {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as {
    readonly [Key in keyof Settings]?: NonNullable<Settings[Key]>;
  };
}
