// The clients as somebody imports them who has installed the package, against a real HTTP server with the contracts' examples.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { AuthorizationRequestsApi, Configuration, ResponseError } from '@zugang/clients/ola';

const example = (name) => readFileSync(join(process.env.API_SPEC, name), 'utf8');

let server;
let answer;
let asked;

before(async () => {
  server = createServer((request, response) => {
    asked = { method: request.method, url: request.url, headers: request.headers };
    response.writeHead(answer.status, { 'Content-Type': answer.type });
    response.end(answer.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
});

after(() => server.close());

const base = (path) => `http://127.0.0.1:${server.address().port}${path}`;

const credentials = { apiKey: 'zgk_test', accessToken: 'token' };

test('asks as the contract has it and understands the answer', async () => {
  answer = { status: 200, type: 'application/json', body: example('ola/v1/examples/page.json') };
  const api = new AuthorizationRequestsApi(new Configuration({ basePath: base('/ola/v1.0.0'), ...credentials }));

  const page = await api.getAuthorizationRequests({ customerId: '0000123456', from: new Date('2026-11-22T08:00:00Z'), size: 50 });

  assert.equal(asked.method, 'GET');
  assert.equal(asked.url, '/ola/v1.0.0/authorization-requests?customerId=0000123456&from=2026-11-22T08%3A00%3A00.000Z&size=50');
  assert.equal(asked.headers['ocp-apim-subscription-key'], 'zgk_test');
  assert.equal(asked.headers.authorization, 'Bearer token');
  const written = JSON.parse(answer.body);
  assert.equal(page.authorizationRequests.length, written.authorizationRequests.length);
  assert.equal(page.authorizationRequests[0].customerId, written.authorizationRequests[0].customerId);
  assert.equal(page.authorizationRequests[0].requestedAt.getTime(), Date.parse(written.authorizationRequests[0].requestedAt));
  assert.equal(page.window.completeUntil.getTime(), Date.parse(written.window.completeUntil));
});

test('a refusal is an error that carries the problem document', async () => {
  answer = { status: 404, type: 'application/problem+json', body: example('ola/v1/examples/not-found.json') };
  const api = new AuthorizationRequestsApi(new Configuration({ basePath: base('/ola/v1.0.0'), ...credentials }));

  const refused = await api.getAuthorizationRequests({ customerId: '0000000001' }).then(() => assert.fail('not refused'), (error) => error);

  assert.ok(refused instanceof ResponseError);
  assert.equal(refused.response.status, 404);
  assert.deepEqual(await refused.response.json(), JSON.parse(answer.body));
});

// an API of somebody else's server may have none
const catalogue = example('catalogue.yaml')
  .split(/^ {2}(?=\S+:$)/m)
  .filter((entry) => entry.includes('    client: '))
  .map((entry) => entry.match(/contract: (([a-z-]+)\/v\d+\/openapi\.yaml)/));

test('the catalogue names clients', () => assert.ok(catalogue.length > 0));

// of paths, not of callbacks, which are deeper: those are for the other side
for (const [, contract, name] of catalogue) {
  test(`there is a client of ${name}, with every operation of its contract`, async () => {
    const apis = Object.values(await import(`@zugang/clients/${name}`)).filter((each) => each?.name?.endsWith('Api'));
    const operations = [...example(contract).matchAll(/^ {6}operationId: (\w+)/gm)].map(([, id]) => id);
    assert.ok(operations.length > 0);
    for (const operation of operations) {
      assert.ok(apis.some((api) => typeof api.prototype[operation] === 'function'), operation);
    }
  });
}
