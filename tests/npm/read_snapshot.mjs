// SPDX-License-Identifier: MIT
// Opens a .heapsnapshot with the loader and the analysis of Chrome's developer tools, as their memory panel does, and
// prints what they make of it as JSON: warnings, and of each node its name, size, retained size and distance.
// usage: node read_snapshot.mjs FILE
import {build} from 'esbuild';
import {readFileSync} from 'node:fs';
import {MessageChannel} from 'node:worker_threads';

const folder = new URL('.', import.meta.url).pathname;
const worker = 'chrome-devtools-frontend/front_end/entrypoints/heap_snapshot_worker/heap_snapshot_worker.ts';

// What browsers have and this Node may lack.
Promise.withResolvers ??= function() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, {resolve, reject}));
  return parts;
};

// The list of languages is made when Chrome is built, and no text of it is needed here.
const languages = {
  name: 'languages',
  setup(all) {
    all.onResolve({filter: /locales\.js$/}, () => ({path: 'locales', namespace: 'languages'}));
    all.onLoad({filter: /.*/, namespace: 'languages'}, () => ({
      contents: "export const LOCALES = ['en-US'], BUNDLED_LOCALES = ['en-US'], DEFAULT_LOCALE = 'en-US',"
          + " REMOTE_FETCH_PATTERN = '', LOCAL_FETCH_PATTERN = '';"}));
  },
};

const bundle = await build({
  stdin: {contents: `export * from './node_modules/${worker}';`, resolveDir: folder, loader: 'ts'},
  bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent', plugins: [languages],
});
const code = 'data:text/javascript;base64,' + Buffer.from(bundle.outputFiles[0].text).toString('base64');
const {HeapSnapshot, HeapSnapshotLoader} = await import(code);

const warnings = [];
console.warn = console.error = (...words) => warnings.push(words.join(' '));

const loader = new HeapSnapshotLoader.HeapSnapshotLoader({sendEvent() {}});
const text = readFileSync(process.argv[2], 'utf8');
for (let at = 0; at < text.length; at += 65536) {
  loader.write(text.slice(at, at + 65536));
}
loader.close();
const {port1, port2} = new MessageChannel();
new HeapSnapshot.SecondaryInitManager(port2);
const snapshot = await loader.buildSnapshot(port1);

const nodes = [];
for (let ordinal = 0; ordinal < snapshot.nodeCount; ordinal++) {
  const node = snapshot.createNode(ordinal * snapshot.nodeFieldCount);
  nodes.push([node.name(), node.selfSize(), node.retainedSize(), node.distance()]);
}
process.stdout.write(JSON.stringify({warnings, total: snapshot.totalSize, nodes}));
port1.close();
port2.close();
