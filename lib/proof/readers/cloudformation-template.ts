import { Late } from './late';
import { isRecord, ownMember } from './spot';

type ParameterValue = string | readonly string[] | Late | undefined;

/** The sections of a template that the values of others hang on. */
export class Template {
  private readonly parameters: ReadonlyMap<string, unknown>;
  private readonly values = new Map<string, ParameterValue>();
  readonly mappings: unknown;
  readonly conditions: ReadonlyMap<string, unknown>;
  readonly resources: ReadonlyMap<string, unknown>;

  constructor(
    value: unknown,
    /** What the user passes at deployment; for pseudo-parameters as well: `AWS::Region`. */
    private readonly passed: Readonly<Record<string, string>>,
  ) {
    this.parameters = sectionOf(value, 'Parameters');
    this.mappings = ownMember(value, 'Mappings');
    this.conditions = sectionOf(value, 'Conditions');
    this.resources = sectionOf(value, 'Resources');
  }

  /** The type of a resource; null where there is none of that name. */
  typeOf(resource: string): string | null {
    const type = ownMember(this.resources.get(resource), 'Type');
    return typeof type === 'string' ? type : null;
  }

  /** What a parameter is worth, pseudo-parameters included; undefined where there is none of that name. */
  parameter(name: string): ParameterValue {
    const known = this.values.get(name);
    const value = known ?? this.valueOfParameter(name);
    this.values.set(name, value);
    return value;
  }

  private valueOfParameter(name: string): ParameterValue {
    const passed = ownMember(this.passed, name);
    if (name.startsWith('AWS::')) return typeof passed === 'string' ? passed : new Late(name);
    if (!this.parameters.has(name)) return undefined;
    const declared = this.parameters.get(name);
    const type = String(ownMember(declared, 'Type') ?? 'String');
    const late = new Late(`parameter ${name}`);
    // The value of such a parameter is the key under which Systems Manager keeps the real one.
    if (type.startsWith('AWS::SSM::Parameter::Value')) return late;
    const value = passed ?? (isSecret(declared) ? undefined : ownMember(declared, 'Default'));
    if (!isScalar(value)) return late;
    return /^(CommaDelimitedList|List<)/.test(type) ? listOf(String(value)) : String(value);
  }
}

function sectionOf(value: unknown, name: string): ReadonlyMap<string, unknown> {
  const section = ownMember(value, name);
  return new Map(isRecord(section) ? Object.entries(section) : []);
}

/** Whoever keeps a value secret passes another one than the default. */
function isSecret(parameter: unknown): boolean {
  return String(ownMember(parameter, 'NoEcho') ?? 'false').toLowerCase() !== 'false';
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Spaces around an item are no part of it ("CommaDelimitedList", CloudFormation). */
function listOf(text: string): readonly string[] {
  return text.split(',').map((item) => item.trim());
}
