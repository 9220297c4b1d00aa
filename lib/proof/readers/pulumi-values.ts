import { Late } from './late';
import { type Attributes, isAttributes, step } from './provider-block';

/** What stands for a value that is not known yet, one for each kind of value (Pulumi's `resource/plugin`, rpc.go). */
const UNKNOWN: ReadonlySet<string> = new Set([
  '04da6b54-80e4-46f7-96ec-b56ff0331ba9',
  '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7',
  '3eeb2bf0-c639-47a8-9e75-3b44932eb421',
  '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  '030794c1-ac77-496b-92df-f27374a8bd58',
  'e48ece36-62e2-4504-bad9-02848725956a',
  'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
]);

/** What a preview prints for a secret (its `display/json.go`). */
const HIDDEN = '[secret]';

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Deeper than any provider nests what it takes. */
const DEEPEST = 60;

/** The one resource that what is unknown in a property comes from; null where nobody can tell. */
export type Origin = string | null;

/** Properties with `Late` for what is not known yet and for secrets, and how many of these there are. */
export class PulumiValues {
  lates = 0;

  constructor(
    /** The resource they are of. */
    private readonly resource: string,
    private readonly origin: Origin,
  ) {}

  plain(value: unknown, path: string, depth = 0): unknown {
    if (depth > DEEPEST) return this.late(path, null);
    if (typeof value === 'string') {
      if (UNKNOWN.has(value)) return this.late(path, this.origin);
      return value === HIDDEN ? this.late(path, null) : value;
    }
    if (Array.isArray(value)) return value.map((one, at) => this.plain(one, `${path}.${at}`, depth + 1));
    if (!isAttributes(value)) return value;
    if (Object.hasOwn(value, SIGNATURE) && value[SIGNATURE] === SECRET) return this.opened(value, path, depth);
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, this.plain(one, `${path}.${step(key)}`, depth + 1)]),
    );
  }

  /** `--show-secrets` writes what it is, as JSON; anything else is hidden. */
  private opened(value: Attributes, path: string, depth: number): unknown {
    const text = Object.hasOwn(value, 'plaintext') ? value.plaintext : null;
    if (typeof text !== 'string') return this.late(path, null);
    try {
      return this.plain(JSON.parse(text), path, depth + 1);
    } catch {
      return this.late(path, null);
    }
  }

  private late(path: string, origin: Origin): Late {
    this.lates++;
    const id = `${this.resource}.${path}`;
    return origin === null ? new Late(id) : new Late(id, origin, 'id');
  }
}
