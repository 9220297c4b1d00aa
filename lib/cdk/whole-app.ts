import { CfnResource, Stage } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { shelve } from '../model/shelved';

/** The resources of an app by their CloudFormation type, in the order of the tree, as they stand when it is made. */
export class WholeApp {
  private readonly byType = new Map<string, CfnResource[]>();
  private readonly constructs: ReadonlySet<IConstruct>;

  constructor(root: IConstruct) {
    const all = root.node.findAll();
    this.constructs = new Set(all);
    for (const construct of all) {
      if (CfnResource.isCfnResource(construct)) shelve(this.byType, construct.cfnResourceType, construct);
    }
  }

  resources(type: string): readonly CfnResource[] {
    return this.byType.get(type) ?? [];
  }

  has(construct: IConstruct): boolean {
    return this.constructs.has(construct);
  }
}

/** What has been seen of the app while the constructs of one stage are validated, and who was told it already. */
interface Pass {
  app: WholeApp | undefined;
  readonly told: Set<IConstruct>;
}

const passes = new WeakMap<Stage, Pass>();

/** Has a construct validated at synth, with what is around it. */
export function validateInApp(construct: Construct, validate: (app: WholeApp) => string[]): void {
  const stage = Stage.of(construct);
  if (stage !== undefined && !passes.has(stage)) {
    const begin = () => void passes.set(stage, { app: undefined, told: new Set() });
    begin();
    stage.node.addValidation({
      validate: () => {
        begin();
        return [];
      },
    });
  }
  construct.node.addValidation({ validate: () => validate(appAround(construct, stage)) });
}

/**
 * All constructs of a stage are validated in one go, and a walk over the app for each of them would make the time of a
 * synth grow with the square of the app, so they share one.
 *
 * No change to the tree can hide behind that. A synth validates a stage before what is in it, so the stage's own
 * validation begins each pass with nothing seen; Aspects have all been applied by then. Within a pass each construct is
 * validated once: one that is asked again, or that was not there when the app was seen, is asked outside of a synth, and
 * looks for itself.
 */
function appAround(construct: Construct, stage: Stage | undefined): WholeApp {
  const { root } = construct.node;
  const pass = stage && passes.get(stage);
  if (pass === undefined || pass.told.has(construct)) return new WholeApp(root);
  pass.told.add(construct);
  pass.app ??= new WholeApp(root);
  return pass.app.has(construct) ? pass.app : new WholeApp(root);
}
