import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';

import { REST_ROOT } from '../rest/http';
import { type Address } from './address';
import { type AppBuild } from './app-build';
import { contentSecurityPolicyOf, sandboxOf } from './frame-policy';
import { handleOverHttp, type OutsideCall, restOverHttp } from './outside-calls';
import { type Simulation } from './simulation';

const BODY_LIMIT = 64 * 1024 * 1024;

/** The origin of Alma: its page, REST, the handle server, the control of tests. */
export async function shellSite(
  simulation: Simulation,
  build: AppBuild | undefined,
  hostFolder: string,
  address: () => Address,
): Promise<FastifyInstance> {
  const site = fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  site.removeAllContentTypeParsers();
  site.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  site.all(`${REST_ROOT}/*`, (request, reply) =>
    sendOutside(reply, restOverHttp(simulation, callOf(request, reply), address())),
  );
  site.all('/hdl/*', (request, reply) =>
    sendOutside(reply, handleOverHttp(simulation, callOf(request, reply))),
  );
  site.get('/ui/frame', () => frameOf(build, address()));
  site.all('/ui/*', async (request, reply) => {
    if (isForeign(request, address())) return refuseForeign(reply);
    const { path, query } = splitUrl(request, '/ui');
    const body = parseBody(request.body);
    const answer = await simulation.ui({ method: request.method, path, query, body });
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  });
  site.all('/sim/*', (request, reply) => {
    if (isForeign(request, address())) return refuseForeign(reply);
    const { path } = splitUrl(request, '/sim');
    const body = parseBody(request.body);
    const answer = simulation.control({ method: request.method, path, body });
    return reply.code(answer.status).type('application/json').send(JSON.stringify(answer.json));
  });
  if (existsSync(hostFolder)) {
    await site.register(fastifyStatic, { root: hostFolder, cacheControl: false });
  } else {
    site.get('/', () => 'The simulated Alma runs without its page.');
  }
  await site.ready();
  return site;
}

/** What the page needs in order to put the app in its frame. */
function frameOf(build: AppBuild | undefined, address: Address): unknown {
  if (build === undefined) return { src: null, title: 'Cloud App' };
  const { manifest } = build;
  return {
    src: `${address.app}/`,
    origin: address.app,
    title: 'Cloud App',
    name: manifest.title,
    sandbox: sandboxOf(manifest),
    csp: contentSecurityPolicyOf(manifest, address.shell),
    pages: manifest.pages,
    entities: manifest.entities,
  };
}

async function sendOutside(reply: FastifyReply, call: OutsideCall): Promise<FastifyReply> {
  const answer = await call;
  if (answer === 'hang') return reply.hijack();
  if (answer === 'drop') {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
): Parameters<typeof handleOverHttp>[1] {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method,
    url: request.raw.url ?? '',
    headers: Object.fromEntries(headers) as Readonly<Record<string, string>>,
    ...(typeof request.body === 'string' ? { body: request.body } : {}),
    onGone: (hear) => reply.raw.once('close', hear),
  };
}

function splitUrl(
  request: FastifyRequest,
  root: string,
): { path: string; query: Readonly<Record<string, string>> } {
  const url = new URL(request.raw.url ?? '', 'http://127.0.0.1');
  return {
    path: url.pathname.slice(root.length),
    query: Object.fromEntries(url.searchParams),
  };
}

function parseBody(body: unknown): unknown {
  if (typeof body !== 'string' || body.trim() === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: who reads the body will say what it misses.
    return body;
  }
}

/** Whether a page of another origin asks: only Alma's own page and programs may. */
function isForeign(request: FastifyRequest, address: Address): boolean {
  const { origin } = request.headers;
  return origin !== undefined && origin !== address.shell;
}

function refuseForeign(reply: FastifyReply): FastifyReply {
  return reply.code(403).send('Only for the page of the simulated Alma and for programs.');
}
