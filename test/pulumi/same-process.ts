import { type ServiceDefinition, type ServiceError, status } from '@grpc/grpc-js';

/** What answers the calls of a service, by method; it throws to refuse one. */
// biome-ignore lint/suspicious/noExplicitAny: each method has messages of its own, which the service's definition names.
export type Answers = Readonly<Record<string, (request: any) => unknown>>;

type Reply = (error: Partial<ServiceError> | null, response?: unknown) => void;

/** As much of a client as Pulumi's SDK uses. */
export interface Client {
  readonly close: () => void;
  readonly [method: string]: (request: unknown, reply: Reply) => void;
}

/**
 * A client of a service that stands in the same process. Each message goes through the bytes that would go over the wire,
 * so that neither side sees an object of the other's; a call is answered in a later turn of the event loop, and its error
 * has the form that gRPC gives it, both as over a socket. What is spared is HTTP/2 between a process and itself, a fourth
 * of all that a test of a program costs; `engine.test.ts` holds the answers of programs that come through a socket, from
 * a process of their own, against the answers of the same programs here.
 */
export function clientOf(service: ServiceDefinition, answers: Answers): Client {
  let isClosed = false;
  const methods = Object.entries(service).map(([name, method]) => {
    const answerTo = async (sent: Buffer): Promise<Buffer> => {
      if (isClosed) throw refusal(status.UNAVAILABLE, 'the engine has ended');
      const answer = answers[name];
      if (answer === undefined) throw refusal(status.UNIMPLEMENTED, `the engine does not know ${name}`);
      return method.responseSerialize(await answer(method.requestDeserialize(sent)));
    };
    const call = (request: unknown, reply: Reply) => {
      const sent = method.requestSerialize(request);
      setImmediate(() =>
        answerTo(sent).then(
          (answered) => setImmediate(() => reply(null, method.responseDeserialize(answered))),
          (error) => setImmediate(() => reply('code' in error ? error : refusal(status.UNKNOWN, error.message))),
        ),
      );
    };
    return [name, call] as const;
  });
  const close = () => {
    isClosed = true;
  };
  return { ...Object.fromEntries(methods), close };
}

function refusal(code: status, details: string): Partial<ServiceError> {
  return Object.assign(new Error(`${code} ${status[code]}: ${details}`), { code, details });
}
