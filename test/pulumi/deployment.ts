import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Callback } from '@pulumi/pulumi/proto/callback_pb';
import { EngineService } from '@pulumi/pulumi/proto/engine_grpc_pb';
import type { LogRequest, SetRootResourceRequest } from '@pulumi/pulumi/proto/engine_pb';
import {
  GetRootResourceResponse,
  LogSeverity,
  RequirePulumiVersionResponse,
  SetRootResourceResponse,
} from '@pulumi/pulumi/proto/engine_pb';
import { CheckFailure, type InvokeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { ResourceMonitorService } from '@pulumi/pulumi/proto/resource_grpc_pb';
import type {
  ReadResourceRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
} from '@pulumi/pulumi/proto/resource_pb';
import {
  ReadResourceResponse,
  RegisterPackageResponse,
  RegisterResourceResponse,
  SupportsFeatureResponse,
} from '@pulumi/pulumi/proto/resource_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { type Invoked, type LogMessage, type Registered, reading, registration } from './answer';
import { computedOf, idOf, type Made } from './cloud';
import { type Answers, type Client, clientOf } from './same-process';
import { Transforms } from './transforms';
import { isSecret, secret, struct, type Value, type Values, visible } from './wire';

/** What both ways of running a program take. */
export interface EngineOptions {
  /** A preview: ids and what providers compute are unknown. Default: an update. */
  readonly preview?: boolean;
  /** The configuration, by `project:key`, or by `key` alone for the project's own. Default: none. */
  readonly config?: Readonly<Record<string, string>>;
  /** The keys of the configuration that are secrets. Default: none. */
  readonly secretKeys?: readonly string[];
  /** Resources to refuse: by name, the message of the refusal. Default: none. */
  readonly fail?: Readonly<Record<string, string>>;
  /** Answers the functions of providers; throws to refuse one. Default: every one is refused. */
  readonly invoke?: (token: string, args: Values) => Values;
  /**
   * Aliases are URNs, those that a child has from its parents among them, as Pulumi's SDK computes them for engines that
   * do not. Default: what each resource itself was given.
   */
  readonly inheritedAliases?: boolean;
  /** Further outputs that a provider computes. Default: an `arn` on AWS, a `name` on Azure. */
  readonly computed?: (made: Made) => Values;
  /** How long a program may take, in milliseconds; one that takes longer has hung. Default: 90,000. */
  readonly patience?: number;
  /** Default: `portolan`. */
  readonly project?: string;
  /** Default: `test`. */
  readonly stack?: string;
}

const FEATURES = new Set([
  'secrets',
  'resourceReferences',
  'outputValues',
  'deletedWith',
  'replaceWith',
  'aliasSpecs',
  'transforms',
  'parameterization',
]);

/** The message that `invoke` answers with: its name has changed between versions of Pulumi, its fields have not. */
const { responseType: InvokeAnswer } = ResourceMonitorService.invoke as unknown as {
  readonly responseType: typeof InvokeResponse;
};

const STACK_TYPE = 'pulumi:pulumi:Stack';
const SEVERITIES = new Map<LogSeverity, LogMessage['severity']>([
  [LogSeverity.INFO, 'info'],
  [LogSeverity.WARNING, 'warning'],
  [LogSeverity.ERROR, 'error'],
]);

export const projectOf = ({ project = 'portolan' }: EngineOptions): string => project;
export const stackOf = ({ stack = 'test' }: EngineOptions): string => stack;
export const configKey = (options: EngineOptions, key: string): string =>
  key.includes(':') ? key : `${projectOf(options)}:${key}`;

/** One run of one program, and what it has registered. */
export class Deployment {
  readonly logs: LogMessage[] = [];
  readonly invokes: Invoked[] = [];
  readonly #resources = new Map<string, Registered>();
  readonly #transforms = new Transforms();
  readonly #server = new Server({ 'grpc.max_receive_message_length': -1 });
  #root = '';

  constructor(readonly options: EngineOptions) {}

  get resources(): readonly Registered[] {
    return [...this.#resources.values()];
  }

  readonly #monitorAnswers: Answers = {
    supportsFeature: (request: SupportsFeatureRequest) =>
      new SupportsFeatureResponse().setHassupport(this.#supports(request.getId())),
    registerResource: (request: RegisterResourceRequest) => this.#register(request),
    registerResourceOutputs: (request: RegisterResourceOutputsRequest) => this.#registerOutputs(request),
    readResource: (request: ReadResourceRequest) => this.#readResource(request),
    invoke: (request: ResourceInvokeRequest) => this.#invoke(request),
    registerStackTransform: (callback: Callback) => {
      this.#transforms.addToStack(callback);
      return new Empty();
    },
    registerPackage: () => new RegisterPackageResponse().setRef('package'),
    signalAndWaitForShutdown: () => new Empty(),
  };

  readonly #engineAnswers: Answers = {
    log: (request: LogRequest) => this.#log(request),
    getRootResource: () => new GetRootResourceResponse().setUrn(this.#root),
    setRootResource: (request: SetRootResourceRequest) => {
      this.#root = request.getUrn();
      return new SetRootResourceResponse();
    },
    requirePulumiVersion: () => new RequirePulumiVersionResponse(),
  };

  /** What a program in this process speaks to. */
  clients(): { readonly monitor: Client; readonly engine: Client } {
    return {
      monitor: clientOf(ResourceMonitorService, this.#monitorAnswers),
      engine: clientOf(EngineService, this.#engineAnswers),
    };
  }

  /** Listens on this machine alone, at a port that is free, for a program in a process of its own. */
  async listen(): Promise<string> {
    this.#server.addService(ResourceMonitorService, overWire(this.#monitorAnswers));
    this.#server.addService(EngineService, overWire(this.#engineAnswers));
    const port = await new Promise<number>((resolve, reject) =>
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    );
    return `127.0.0.1:${port}`;
  }

  close(): void {
    this.#transforms.close();
    this.#server.forceShutdown();
  }

  #supports(feature: string): boolean {
    if (feature === 'aliasSpecs' && this.options.inheritedAliases === true) return false;
    return FEATURES.has(feature);
  }

  async #register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    await this.#transforms.apply(request);
    const { preview = false, fail = {}, computed = () => ({}) } = this.options;
    const [name, type] = [request.getName(), request.getType()];
    const urn = this.#urnOf(request);
    const refused = Object.hasOwn(fail, name) ? fail[name] : undefined;
    if (refused !== undefined) throw new Error(refused);

    const made: Made = { type, name, urn, inputs: visible(request.getObject()) };
    const id = request.getCustom() && !preview ? idOf(made) : null;
    this.#add(registration(request, urn, id));
    this.#transforms.inherit(urn, request);
    const state: Record<string, Value> = { ...(request.getObject()?.toJavaScript() as Values | undefined) };
    if (id !== null) Object.assign(state, computedOf(made), computed(made));
    for (const key of request.getAdditionalsecretoutputsList()) {
      const value = state[key];
      if (value !== undefined && !isSecret(value)) state[key] = secret(value);
    }
    return new RegisterResourceResponse()
      .setUrn(urn)
      .setId(id ?? '')
      .setObject(struct(state));
  }

  #add(resource: Registered): void {
    const { urn } = resource;
    if (this.#resources.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    this.#resources.set(urn, resource);
  }

  #registerOutputs(request: RegisterResourceOutputsRequest): Empty {
    const resource = this.#resources.get(request.getUrn());
    if (resource === undefined) throw new Error(`outputs of ${request.getUrn()}, which is not registered`);
    this.#resources.set(resource.urn, { ...resource, outputs: visible(request.getOutputs()) });
    return new Empty();
  }

  #readResource(request: ReadResourceRequest): ReadResourceResponse {
    const read = reading(request, this.#urnOf(request));
    this.#add(read);
    const made: Made = { ...read, inputs: visible(request.getProperties()) };
    const { computed = () => ({}) } = this.options;
    return new ReadResourceResponse()
      .setUrn(read.urn)
      .setProperties(struct({ ...made.inputs, ...computedOf(made), ...computed(made) }));
  }

  #invoke(request: ResourceInvokeRequest): InvokeResponse {
    const [token, args] = [request.getTok(), visible(request.getArgs())];
    this.invokes.push({ token, args });
    const response = new InvokeAnswer();
    if (this.options.invoke === undefined) {
      const reason = `the test has no answer to ${token}`;
      return response.setFailuresList([new CheckFailure().setReason(reason)]);
    }
    return response.setReturn(struct(this.options.invoke(token, args)));
  }

  #log(request: LogRequest): Empty {
    const severity = SEVERITIES.get(request.getSeverity());
    if (severity !== undefined)
      this.logs.push({ severity, message: request.getMessage(), urn: request.getUrn() || null });
    return new Empty();
  }

  #urnOf(request: RegisterResourceRequest | ReadResourceRequest): string {
    const parent = request.getParent();
    const types = parent === '' ? '' : (parent.split('::')[2] ?? '');
    const type = types === '' || types === STACK_TYPE ? request.getType() : `${types}$${request.getType()}`;
    return `urn:pulumi:${stackOf(this.options)}::${projectOf(this.options)}::${type}::${request.getName()}`;
  }
}

/** Methods that answer with what the functions give, and with their error where they throw. */
function overWire(answers: Answers): UntypedServiceImplementation {
  const methods = Object.entries(answers).map(([name, answer]) => {
    const method = async (call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): Promise<void> => {
      try {
        reply(null, await answer(call.request));
      } catch (error) {
        reply({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
      }
    };
    return [name, method] as const;
  });
  return Object.fromEntries(methods);
}
