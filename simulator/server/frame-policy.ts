import { type AppManifest } from './app-build';

/** Where the real app finds the handle server, and what the simulated Alma puts in its place. */
const HANDLE_SERVER = 'https://hdl.handle.net';

/** The `sandbox` attribute of the app's frame: what the manifest allows, scripts, origin and forms. */
export function sandboxOf(manifest: AppManifest): string {
  const flags = manifest.sandbox.map((flag) => `allow-${flag}`);
  return ['allow-scripts', 'allow-same-origin', 'allow-forms', ...flags].join(' ');
}

/** The Content-Security-Policy that Alma's framework writes for an app. */
export function contentSecurityPolicyOf(manifest: AppManifest, shellOrigin: string): string {
  const connect = manifest.connectSrc.map((source) =>
    source === HANDLE_SERVER ? shellOrigin : source,
  );
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'none'"],
    ['style-src', "'self'", "'unsafe-inline'", 'fonts.googleapis.com'],
    ['script-src', "'self'"],
    ['font-src', "'self'", 'fonts.gstatic.com', '*.ext.exlibrisgroup.com'],
    ['img-src', "'self'", 'data:', 'https:'],
    ['connect-src', "'self'", ...connect],
    ['frame-src', "'self'", 'https:', ...manifest.frameSrc],
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}
