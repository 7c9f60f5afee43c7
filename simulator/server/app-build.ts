import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A wrong option on the command line or a wrong folder: one sentence for the person who started it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** What Alma takes from a Cloud App's manifest. */
export interface AppManifest {
  readonly title: string;
  readonly pages: Readonly<Record<string, string>>;
  readonly connectSrc: readonly string[];
  readonly frameSrc: readonly string[];
  /** The sandbox flags that are set to true. */
  readonly sandbox: readonly string[];
  readonly entities: readonly string[];
}

/** A Cloud App's build as `eca build` leaves it. */
export interface AppBuild {
  readonly folder: string;
  readonly manifest: AppManifest;
}

/** @throws UsageError when the folder holds no Cloud App. */
export function readAppBuild(folder: string): AppBuild {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) {
    throw new UsageError(`No Cloud App in ${folder}: index.html is missing. Build the app first.`);
  }
  const path = join(folder, 'assets/manifest.json');
  if (!existsSync(path)) throw new UsageError(`No Cloud App in ${folder}: ${path} is missing.`);
  return { folder, manifest: readManifest(path) };
}

function readManifest(path: string): AppManifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const manifest = record(value);
  const security = record(manifest['contentSecurity']);
  return {
    title: label(manifest['title']),
    pages: Object.fromEntries(
      Object.entries(record(manifest['pages'])).map(([name, page]) => [name, String(page)]),
    ),
    connectSrc: texts(security['connectSrc']),
    frameSrc: texts(security['frameSrc']),
    sandbox: Object.entries(record(security['sandbox']))
      .filter(([, allowed]) => allowed === true)
      .map(([flag]) => flag),
    entities: texts(manifest['entities']),
  };
}

/** A label is a text, or a list of one text a language. */
function label(value: unknown): string {
  if (typeof value === 'string') return value;
  const labels: readonly unknown[] = Array.isArray(value) ? value : [];
  const english = labels.find((entry) => record(entry)['lang'] === 'en') ?? labels[0];
  return String(record(english)['text'] ?? 'Cloud App');
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((entry: unknown) => String(entry)) : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
