import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';

import { type Address } from './address';
import { type AppBuild } from './app-build';
import { contentSecurityPolicyOf } from './frame-policy';

/** The origin of the app: its build, under the policy that Alma's framework writes, and no more. */
export async function appSite(
  build: AppBuild | undefined,
  address: () => Address,
): Promise<FastifyInstance> {
  const site = fastify();
  if (build === undefined) {
    site.get('/*', (_request, reply) => reply.code(404).send('No app is loaded here.'));
  } else {
    site.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        contentSecurityPolicyOf(build.manifest, address().shell),
      );
      reply.header('cache-control', 'no-store');
    });
    await site.register(fastifyStatic, { root: build.folder, cacheControl: false });
  }
  await site.ready();
  return site;
}
