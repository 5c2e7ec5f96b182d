// express-gateway with key-auth, its database emulated in this process. Takes port, the service's address, a file of keys,
// and a directory for its configuration. A key of its is two words; the second is here always the same.
const fs = require('fs');
const path = require('path');
const [port, upstream, keys, directory] = process.argv.slice(2);
const installed = path.dirname(require.resolve('express-gateway/package.json'));
fs.cpSync(path.join(installed, 'lib/config/models'), path.join(directory, 'models'), { recursive: true });
fs.writeFileSync(path.join(directory, 'system.config.json'), JSON.stringify({
  db: { redis: { emulate: true, namespace: 'EG' } },
  crypto: { cipherKey: 'bench', algorithm: 'aes256', saltRounds: 10 },
  session: { secret: 'bench', resave: false, saveUninitialized: false },
  accessTokens: { timeToExpiry: 7200000 },
  refreshTokens: { timeToExpiry: 7200000 },
  authorizationCodes: { timeToExpiry: 300000 }
}));
fs.writeFileSync(path.join(directory, 'gateway.config.json'), JSON.stringify({
  http: { port: Number(port), hostname: '127.0.0.1' },
  apiEndpoints: { api: { host: '*' } },
  serviceEndpoints: { service: { url: upstream } },
  policies: ['key-auth', 'proxy'],
  pipelines: {
    main: {
      apiEndpoints: ['api'],
      policies: [
        { 'key-auth': [{ action: { apiKeyHeader: 'Ocp-Apim-Subscription-Key', disableHeadersScheme: true, disableQueryParam: true } }] },
        { proxy: [{ action: { serviceEndpoint: 'service' } }] }
      ]
    }
  }
}));
process.env.EG_CONFIG_DIR = directory;
process.env.LOG_LEVEL = 'error';
const gateway = require('express-gateway');
require('express-gateway/lib/config');
const services = require('express-gateway/lib/services');

async function start() {
  for (const line of fs.readFileSync(keys, 'utf8').trim().split('\n')) {
    const [key, name] = line.split(' ');
    const user = await services.user.insert({ username: name, firstname: name, lastname: name });
    await services.credential.insertCredential(user.id, 'key-auth', { keyId: key, keySecret: 'bench' });
  }
  await gateway().load(directory).run();
}

start().catch(failed => {
  console.error(failed);
  process.exit(1);
});
