import { type AppManifest } from './app-build';
import { contentSecurityPolicyOf, sandboxOf } from './frame-policy';

const MANIFEST: AppManifest = {
  title: 'An app',
  pages: {},
  connectSrc: ['https://hdl.handle.net'],
  frameSrc: [],
  sandbox: ['downloads', 'popups'],
  entities: [],
};

describe('the frame of the app', () => {
  it('is allowed what the manifest allows, and no more', () => {
    expect(sandboxOf(MANIFEST)).toBe(
      'allow-scripts allow-same-origin allow-forms allow-downloads allow-popups',
    );
    expect(sandboxOf({ ...MANIFEST, sandbox: [] })).not.toContain('popups');
  });

  it('connects to the simulated handle server where the manifest lists the real one', () => {
    const policy = contentSecurityPolicyOf(MANIFEST, 'http://127.0.0.1:4400');

    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4400;");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('hdl.handle.net');
  });

  it('does not connect to the handle server where the manifest does not list it', () => {
    const policy = contentSecurityPolicyOf({ ...MANIFEST, connectSrc: [] }, 'http://127.0.0.1:1');

    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('127.0.0.1');
  });
});
