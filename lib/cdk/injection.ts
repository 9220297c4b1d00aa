import { PropertyInjectors } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A class whose props an injector may change. */
export interface InjectableClass {
  /** What injectors name it by; the same in every version. */
  readonly PROPERTY_INJECTION_ID: string;
}

/**
 * The props as the nearest injector above leaves them, as CDK's own constructs take theirs: the first found on the way from
 * `scope` up to the app, and no other.
 */
export function injected<Props>(target: InjectableClass, scope: Construct, id: string, props: Props): Props {
  for (const above of [...scope.node.scopes].reverse()) {
    if (!PropertyInjectors.hasPropertyInjectors(above)) continue;
    const injector = PropertyInjectors.of(above).for(target.PROPERTY_INJECTION_ID);
    if (injector !== undefined) return injector.inject(props, { scope, id }) as Props;
  }
  return props;
}
