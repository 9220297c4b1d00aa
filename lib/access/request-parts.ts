import type { Issue } from '../diagnostics';
import { type ComposedRequest, composeRequest, type RequestPart, requestFile } from '../requests';

/** What one construct asks for: as of now, or null where a lookup has yet to say it. */
export type LatePart = () => RequestPart | null;

/** Everything that the constructs of one program ask for under one name. */
export class RequestParts<Owner extends object> {
  private readonly parts = new Map<Owner, LatePart>();
  private written: ComposedRequest | undefined;

  constructor(readonly name: string) {}

  /** Takes a construct in, unless what it says disagrees with what stands here. */
  enter(owner: Owner, part: LatePart): readonly Issue[] {
    this.parts.set(owner, part);
    this.changed();
    const { issues } = this.composed;
    const disagreeing = issues.filter(({ code }) => code === 'request-disagrees');
    if (disagreeing.length > 0) this.leave(owner);
    return disagreeing;
  }

  leave(owner: Owner): void {
    this.parts.delete(owner);
    this.changed();
  }

  /** What a construct asks for is something else by now. */
  changed(): void {
    this.written = undefined;
  }

  /** The digest of the file as of now. */
  get digest(): string {
    const { content } = this.composed;
    return content === null ? 'that is not written yet' : requestFile(content).digest;
  }

  get composed(): ComposedRequest {
    this.written ??= composeRequest(
      this.name,
      this.all().flatMap((part) => part ?? []),
    );
    return this.written;
  }

  /** Whether a lookup has yet to say a part of it: what would be written now goes nowhere. */
  get isWaiting(): boolean {
    return this.all().includes(null);
  }

  private all(): readonly (RequestPart | null)[] {
    return [...this.parts.values()].map((part) => part());
  }
}
