type Values = Readonly<Record<string, unknown>>;

/** One resource of a plan: what is known of it, what is not, and how it is written. */
export interface Planned {
  readonly address: string;
  readonly values: Values;
  readonly unknown?: Values;
  readonly expressions?: Values;
  readonly before?: Values;
  readonly actions?: readonly string[];
  readonly more?: Values;
}

export const reference = (...references: readonly string[]): Values => ({ references });

/** A plan of resources of the root. */
export function planOf(resources: readonly Planned[]): Values {
  const parts = resources.map((one) => {
    const [type = '', rest = ''] = one.address.split(/\.(.*)/s);
    const name = rest.replace(/\[.*$/s, '');
    return { ...one, type, name, actions: one.actions ?? [one.before === undefined ? 'create' : 'update'] };
  });
  const left = parts.filter(({ actions }) => !actions.includes('delete'));
  const written = new Map(parts.map((one) => [`${one.type}.${one.name}`, one]));
  return {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: left.map(({ address, type, name, values }) => ({ address, mode: 'managed', type, name, values })),
      },
    },
    resource_changes: parts.map(({ address, type, name, values, unknown = {}, before = null, actions }) => ({
      address,
      mode: 'managed',
      type,
      name,
      change: { actions, before, after: actions.includes('delete') ? null : values, after_unknown: unknown },
    })),
    configuration: {
      root_module: {
        resources: [...written].map(([address, { type, name, expressions = {}, more = {} }]) => ({
          address,
          mode: 'managed',
          type,
          name,
          expressions,
          ...more,
        })),
      },
    },
  };
}

/** A state of resources of the root. */
export function stateOf(resources: readonly Planned[]): Values {
  const entries = resources.map(({ address, values }) => {
    const [type = '', name = ''] = address.split('.');
    return { address, mode: 'managed', type, name, values };
  });
  return { format_version: '1.0', terraform_version: '1.9.8', values: { root_module: { resources: entries } } };
}

/** Fields that are left out of rules as a provider's plan holds them. */
export const RULE = { cidr_blocks: [], ipv6_cidr_blocks: [], prefix_list_ids: [], security_groups: [], self: false };
