// Runs the text of a CloudFront Function, with no more around it than its runtime (cloudfront-js-2.0) gives it.
//
// A line of JSON in, a line of JSON out: first {"code"}; then {"keys"} for the key value store, or {"event"} with
// the query as it came in "query" (null where the address has no question mark).
//
// node --experimental-vm-modules simulator/twin/edge_runtime.mjs

import { createHash, createHmac } from 'node:crypto';
import { createInterface } from 'node:readline';
import vm from 'node:vm';

let keys = {};
let handler;

const store = {
    get: async (name) => {
        if (!Object.hasOwn(keys, name)) {
            throw new Error('KeyNotFound');
        }
        return keys[name];
    },
    exists: async (name) => Object.hasOwn(keys, name),
};
const MODULES = { crypto: { createHash, createHmac }, cloudfront: { kvs: () => store } };

async function load(code) {
    const context = vm.createContext({ Buffer });
    const link = async (name) => {
        if (!Object.hasOwn(MODULES, name)) {
            throw new Error(`the runtime has no module ${name}`);
        }
        return new vm.SyntheticModule(['default'], function () { this.setExport('default', MODULES[name]); }, { context });
    };
    const module = new vm.SourceTextModule(`${code}\nexport { handler };`, { context });
    await module.link(link);
    await module.evaluate();
    handler = module.namespace.handler;
}

async function answer(told) {
    if (told.code !== undefined) {
        await load(told.code);
        return {};
    }
    if (told.keys !== undefined) {
        keys = told.keys;
        return {};
    }
    told.event.request.rawQueryString = () => (told.query === null ? undefined : told.query);
    return await handler(told.event);
}

for await (const line of createInterface({ input: process.stdin })) {
    let reply;
    try {
        reply = { result: await answer(JSON.parse(line)) };
    } catch (error) {
        reply = { error: String(error) };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
}
