import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachCustomSynthesis, Stage, Token } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { type Issue, sentence } from '../diagnostics';
import {
  type ComposedRequest,
  composeRequest,
  printRequest,
  REQUEST_SUFFIX,
  type RequestPart,
  requestFile,
} from '../requests';

/** What one construct asks for: as of now, or null where a lookup has yet to say it. */
export type LatePart = () => RequestPart | null;

/**
 * Everything that the constructs of one stage ask for under one name. Makes no resource; at synth it writes the request's
 * file beside the templates of the stage, once everything was found valid.
 */
export class RequestBook extends Construct {
  /** The book of that name in the stage of a construct; made where there is none. */
  static of(construct: Construct, name: string): RequestBook {
    const stage: IConstruct = Stage.of(construct) ?? construct.node.root;
    const id = `firewall-request-${name}`;
    const found = stage.node.tryFindChild(id);
    return found instanceof RequestBook ? found : new RequestBook(stage as Construct, id, name);
  }

  private readonly parts = new Map<Construct, LatePart>();
  private written: ComposedRequest | undefined;

  private constructor(
    scope: Construct,
    id: string,
    private readonly name: string,
  ) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.composed.issues.map(sentence) });
    attachCustomSynthesis(this, { onSynthesize: ({ outdir }) => this.write(outdir) });
  }

  /** Takes a construct in, unless what it says disagrees with what stands here. */
  enter(owner: Construct, part: LatePart): readonly Issue[] {
    this.parts.set(owner, part);
    this.changed();
    const { issues } = this.composed;
    const disagreeing = issues.filter(({ code }) => code === 'request-disagrees');
    if (disagreeing.length > 0) this.leave(owner);
    return disagreeing;
  }

  leave(owner: Construct): void {
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

  private get composed(): ComposedRequest {
    this.written ??= composeRequest(
      this.name,
      this.all().flatMap((part) => part ?? []),
    );
    return this.written;
  }

  private all(): readonly (RequestPart | null)[] {
    return [...this.parts.values()].map((part) => part());
  }

  private write(outdir: string): void {
    const { content } = this.composed;
    // What is synthesized before a lookup goes nowhere, and CDK synthesizes again.
    if (content === null || this.all().includes(null)) return;
    writeFileSync(join(outdir, `${this.name}${REQUEST_SUFFIX}`), printRequest(content));
  }
}

/** What in the words of a request is known at deployment only. */
export function lateWords(at: string, words: unknown): readonly Issue[] {
  if (!Token.isUnresolved(JSON.stringify(words))) return [];
  return [{ code: 'request-late', at, what: 'a text in it', instead: 'write it as plain text' }];
}
