// Runs the tests of this folder: node run.mjs <Bitrix24.SandboxServer.dll> <result.json>
//
// The SDK is installed into obj, once, as package-lock.json has it. Where npm or the package cannot be had, nothing is
// tested, and the result says why. Nothing waits for ever: all that is started here is ended here.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const [server, resultPath] = process.argv.slice(2).map((path) => resolve(path));
const root = dirname(fileURLToPath(import.meta.url));
const work = join(root, 'obj');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const sdk = Object.keys(manifest.dependencies)[0];
const leastNode = 20;
const seconds = (count) => count * 1000;

/** The reason why nothing can be tested here; not a failure. */
class Skipped extends Error {}

const readOr = (path, otherwise) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
};

// ---- The SDK --------------------------------------------------------------------------------------------------------

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const installed = join(work, 'installed.json');
  if (readOr(installed) === lock)
    return;

  mkdirSync(work, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(root, file), join(work, file));
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=0', '--fetch-timeout=20000', '--json');
  writeFileSync(installed, lock);
}

// What npm says goes to a file: a pipe would be waited for as long as anything that npm has started lives.
function npm(...parameters) {
  const said = join(work, 'npm.log');
  const log = openSync(said, 'w');
  const { status, error } = spawnSync('npm', parameters, {
    cwd: work,
    shell: process.platform === 'win32', // where it is a script
    stdio: ['ignore', log, 'ignore'],
    timeout: seconds(60),
    killSignal: 'SIGKILL', // it takes any other as a request
  });
  closeSync(log);
  if (error?.code === 'ENOENT')
    throw new Skipped('npm is not installed');
  if (error)
    throw new Skipped(`npm could not fetch ${sdk} in time`);
  if (status !== 0)
    throw refusal(readFileSync(said, 'utf8'));
}

// A package that is another than it was, or a lock that does not fit, is no matter of the network.
function refusal(said) {
  const code = /"code": "(\w+)"/.exec(said)?.[1] ?? 'no reason given';
  return ['EINTEGRITY', 'EUSAGE'].includes(code)
    ? new Error(`npm ci failed: ${code}`)
    : new Skipped(`npm could not fetch ${sdk} (${code})`);
}

// ---- The sandbox server ---------------------------------------------------------------------------------------------

async function withSandbox(use) {
  const certificate = join(work, 'portal.pem');
  const options = ['--port', '0', '--parent', process.pid, '--users', '120', '--tls', '--certificate', certificate];
  const child = spawn('dotnet', [server, ...options.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const deadline = setTimeout(() => child.kill(), seconds(30));
  try {
    const address = await firstAddress(child);
    clearTimeout(deadline);
    return await use(address, certificate);
  } finally {
    clearTimeout(deadline);
    child.kill();
  }
}

async function firstAddress(child) {
  child.on('error', () => {}); // then it says nothing, which is noticed below
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Sandbox: (https\S+)/.exec(line)?.[1];
    if (address)
      return address;
  }
  throw new Error('The sandbox server did not start.');
}

// ---- The tests ------------------------------------------------------------------------------------------------------

async function runTests(address, certificate) {
  // Each file is a process of its own, and reads this when it starts.
  Object.assign(process.env, {
    B24_SANDBOX: address,
    B24_JSSDK: join(work, 'node_modules', sdk),
    NODE_EXTRA_CA_CERTS: certificate,
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1', // which would count before the other
  });
  const files = readdirSync(root).filter((file) => file.endsWith('.test.mjs')).sort().map((file) => join(root, file));
  const result = { Passed: 0, Failed: 0, Skipped: 0, Failures: [] };
  // One after another: they share the portal.
  const events = run({ files, concurrency: 1, timeout: seconds(60), signal: AbortSignal.timeout(seconds(180)) });
  for await (const { type, data } of events) {
    if (type === 'test:pass')
      result[data.skip === undefined ? 'Passed' : 'Skipped']++;
    if (type === 'test:fail') {
      result.Failed++;
      result.Failures.push(describe(data));
    }
    if (type === 'test:stderr')
      process.stderr.write(data.message);
  }
  if (result.Passed + result.Failed + result.Skipped === 0)
    throw new Error('No test has run.');
  return result;
}

function describe({ name, details: { error } }) {
  const cause = error.cause ?? error;
  return `${name}\n${cause.stack ?? cause}`;
}

async function outcome() {
  try {
    if (Number.parseInt(process.versions.node) < leastNode)
      throw new Skipped(`${sdk} needs Node.js ${leastNode} or later`);
    install();
    return await withSandbox(runTests);
  } catch (error) {
    if (error instanceof Skipped)
      return { Passed: 0, Failed: 0, Skipped: 1, Note: `Skipped: ${error.message}.` };
    return { Passed: 0, Failed: 1, Skipped: 0, Failures: [describe({ name: 'The JavaScript SDK', details: { error } })] };
  }
}

const result = await outcome();
writeFileSync(resultPath, JSON.stringify(result));
