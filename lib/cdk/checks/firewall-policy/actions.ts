/** The families of default actions: one drop and one alert of the same family stand together. */
const FAMILIES = ['strict', 'established', 'app_layer'] as const;

const KINDS = ['strict', 'established', 'established_app_layer', 'established_app_layer_to_server'] as const;

/** Every default action that a policy in strict order takes. */
export const DEFAULT_ACTIONS: readonly string[] = KINDS.flatMap((kind) => [`aws:drop_${kind}`, `aws:alert_${kind}`]);

/** Of an action of the list above. */
export function familyOf(action: string): (typeof FAMILIES)[number] {
  if (action.includes('app_layer')) return 'app_layer';
  return action.endsWith('strict') ? 'strict' : 'established';
}

export function isDrop(action: string): boolean {
  return action.startsWith('aws:drop_');
}
