import type { Block } from './provider-block';

/** A resource of a provider, whatever tool holds it: the type is Terraform's name, `aws_security_group`. */
export interface ProviderResource {
  readonly type: string;
  /** Unique in its file, and as its user says it. */
  readonly id: string;
  readonly aliases: readonly string[];
  readonly body: Block;
  /** Nobody can say that it will be there. */
  readonly uncertain?: true;
}

/** The part that every declared thing has. */
export function declared({ id, aliases, body, uncertain }: ProviderResource) {
  return { id, aliases, place: body.place, ...(uncertain ? { uncertain } : {}) };
}
