import { credentials } from '@grpc/grpc-js';
import { CallbacksClient } from '@pulumi/pulumi/proto/callback_grpc_pb';
import { type Callback, CallbackInvokeRequest } from '@pulumi/pulumi/proto/callback_pb';
import {
  type RegisterResourceRequest,
  TransformRequest,
  TransformResourceOptions,
  TransformResponse,
} from '@pulumi/pulumi/proto/resource_pb';

/**
 * The transforms of a deployment. A registration goes through its own ones, then through those of its parents, the
 * nearest first, then through those of the stack: "in order of decreasing specificity", as Pulumi's own test of them says
 * (pulumi/pulumi, `tests/integration/transforms/nodejs/simple/index.ts`).
 */
export class Transforms {
  readonly #ofStack: Callback[] = [];
  readonly #ofResources = new Map<string, readonly Callback[]>();
  readonly #parents = new Map<string, string>();
  readonly #clients = new Map<string, CallbacksClient>();

  addToStack(callback: Callback): void {
    this.#ofStack.push(callback);
  }

  /** Takes what a registered resource passes on to its children. */
  inherit(urn: string, request: RegisterResourceRequest): void {
    this.#ofResources.set(urn, request.getTransformsList());
    this.#parents.set(urn, request.getParent());
  }

  /** Changes a registration as its transforms say. */
  async apply(request: RegisterResourceRequest): Promise<void> {
    const inherited: Callback[] = [];
    for (let at = request.getParent(); at !== ''; at = this.#parents.get(at) ?? '') {
      inherited.push(...(this.#ofResources.get(at) ?? []));
    }
    for (const callback of [...request.getTransformsList(), ...inherited, ...this.#ofStack]) {
      take(request, await this.#call(callback, askedFor(request)));
    }
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
  }

  async #call(callback: Callback, asked: TransformRequest): Promise<TransformResponse> {
    const target = callback.getTarget();
    const client = this.#clients.get(target) ?? new CallbacksClient(target, credentials.createInsecure());
    this.#clients.set(target, client);
    const request = new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(asked.serializeBinary());
    return new Promise((resolve, reject) =>
      client.invoke(request, (error, response) => {
        if (error) reject(new Error(`the transform has failed: ${error.details}`));
        else resolve(TransformResponse.deserializeBinary(response.getResponse_asU8()));
      }),
    );
  }
}

function askedFor(request: RegisterResourceRequest): TransformRequest {
  return new TransformRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setCustom(request.getCustom())
    .setParent(request.getParent())
    .setProperties(request.getObject())
    .setOptions(optionsOf(request));
}

function optionsOf(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions()
    .setDependsOnList(request.getDependenciesList())
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setVersion(request.getVersion())
    .setAliasesList(request.getAliasesList())
    .setProvider(request.getProvider())
    .setCustomTimeouts(request.getCustomtimeouts())
    .setPluginDownloadUrl(request.getPlugindownloadurl())
    .setDeletedWith(request.getDeletedwith())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setImport(request.getImportid());
  const [protect, retain] = [request.getProtect(), request.getRetainondelete()];
  if (request.hasProtect() && protect !== undefined) options.setProtect(protect);
  if (request.hasRetainondelete() && retain !== undefined) options.setRetainOnDelete(retain);
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  for (const [name, reference] of request.getProvidersMap().entries()) options.getProvidersMap().set(name, reference);
  return options;
}

function take(request: RegisterResourceRequest, answer: TransformResponse): void {
  if (answer.hasProperties()) request.setObject(answer.getProperties());
  const options = answer.getOptions();
  if (options === undefined) return;
  request
    .setDependenciesList(options.getDependsOnList())
    .setIgnorechangesList(options.getIgnoreChangesList())
    .setReplaceonchangesList(options.getReplaceOnChangesList())
    .setVersion(options.getVersion())
    .setAliasesList(options.getAliasesList())
    .setProvider(options.getProvider())
    .setCustomtimeouts(options.getCustomTimeouts())
    .setPlugindownloadurl(options.getPluginDownloadUrl())
    .setDeletedwith(options.getDeletedWith())
    .setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList())
    .setImportid(options.getImport());
  const [protect, retain] = [options.getProtect(), options.getRetainOnDelete()];
  if (options.hasProtect() && protect !== undefined) request.setProtect(protect);
  if (options.hasRetainOnDelete() && retain !== undefined) request.setRetainondelete(retain);
  if (options.hasDeleteBeforeReplace()) {
    request.setDeletebeforereplace(options.getDeleteBeforeReplace() === true).setDeletebeforereplacedefined(true);
  }
  const providers = request.getProvidersMap();
  providers.clear();
  for (const [name, reference] of options.getProvidersMap().entries()) providers.set(name, reference);
}
