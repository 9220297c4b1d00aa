import { type ParameterValue, type WrittenOut, writtenOut } from './cloudformation-loops';
import { Late } from './late';
import { pointerTo } from './source-lines';
import { isRecord, ownMember, type Spot } from './spot';

/** The sections of a template that the values of others hang on. */
export class Template {
  private readonly parameters: ReadonlyMap<string, unknown>;
  private readonly values = new Map<string, ParameterValue>();
  readonly mappings: unknown;
  /** By name, loops written out. */
  readonly conditions: ReadonlyMap<string, unknown>;
  /** By logical id, loops written out. */
  readonly resources: ReadonlyMap<string, unknown>;
  private readonly written: WrittenOut;

  constructor(
    value: unknown,
    /** What the user passes at deployment; for pseudo-parameters as well: `AWS::Region`. */
    private readonly passed: Readonly<Record<string, string>>,
  ) {
    this.parameters = sectionOf(value, 'Parameters');
    this.mappings = ownMember(value, 'Mappings');
    const read = (name: string) => this.readSection(value, name);
    const plain = ({ members }: WrittenOut) => new Map([...members].map(([name, { raw }]) => [name, raw]));
    this.conditions = plain(read('Conditions'));
    this.written = read('Resources');
    this.resources = plain(this.written);
  }

  /** Loops are a macro's to write out, and without it they are none ("Fn::ForEach", Template Reference). */
  private readSection(value: unknown, name: string): WrittenOut {
    const [section, transform] = [ownMember(value, name), ownMember(value, 'Transform')];
    const record = isRecord(section) ? section : {};
    const transforms: readonly unknown[] = Array.isArray(transform) ? transform : [transform];
    if (transforms.includes('AWS::LanguageExtensions')) {
      return writtenOut(record, `/${name}`, (parameter) => this.parameter(parameter));
    }
    const members = Object.entries(record).map(([id, raw]): [string, Spot] => [
      id,
      { raw, pointer: pointerTo(`/${name}`, id) },
    ]);
    return { members: new Map(members), unwritten: new Map() };
  }

  /** Where a resource stands: that of a loop, where the loop says it. */
  pointerOf(resource: string): string {
    return this.written.members.get(resource)?.pointer ?? pointerTo('/Resources', resource);
  }

  /** Why a loop is not written out; null where it is, or is none. */
  whyUnwritten(loop: string): string | null {
    return this.written.unwritten.get(loop) ?? null;
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
