import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachCustomSynthesis, Stage, Token } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import type { LateTests } from '../access/request-behind';
import { RequestParts } from '../access/request-parts';
import { sentence } from '../diagnostics';
import { printRequest, REQUEST_SUFFIX } from '../requests';
import { isNotLookedUp } from './late-block';

export { checkRequest, RequestBehind } from '../access/request-behind';

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

  readonly parts: RequestParts<Construct>;

  private constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    this.parts = new RequestParts(name);
    this.node.addValidation({ validate: () => this.parts.composed.issues.map(sentence) });
    attachCustomSynthesis(this, { onSynthesize: ({ outdir }) => this.write(outdir) });
  }

  private write(outdir: string): void {
    const { content } = this.parts.composed;
    // What is synthesized before a lookup goes nowhere, and CDK synthesizes again.
    if (content === null || this.parts.isWaiting) return;
    writeFileSync(join(outdir, `${this.parts.name}${REQUEST_SUFFIX}`), printRequest(content));
  }
}

/** What is not known yet in an app. */
export const LATE_IN_APP: LateTests = {
  isLate: (value) => Token.isUnresolved(value),
  isNotLookedUp,
};
