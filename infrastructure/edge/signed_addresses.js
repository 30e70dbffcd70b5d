// Lets a request for audio through whose address the skill has signed, and answers 403 to every other one.
//
// The rule is that of `admits` in skill/adapters/audio_addresses.py: what is below segments/ or tracks/ needs a
// signature that has not expired; tastes, pictures and pages are open. Two keys are good while the key is changed:
// the key value store has the new one as `now` and the old one as `before`. Nothing else is there, and whoever looks
// for it costs neither a read of the bucket nor a call of the renderer.
//
// The bucket knows files by decoded names, so that an address may be written in many ways. Only the plainest is
// let through: an encoded letter could otherwise hide a folder that is guarded.

import crypto from 'crypto';
import cf from 'cloudfront';

const keys = cf.kvs();

const LONGEST_PATH = 200;
const PLAIN = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;
const GUARDED = /^\/(segments|tracks)\//;
const OPEN = /^\/(tastes\/[0-9a-f]+\.mp3|pictures\/[0-9a-f.-]+(\.wide)?\.png|privacy\.html|terms\.html)$/;
const SIGNED = /^expires=([1-9][0-9]{0,11})&signature=([0-9a-f]{32})$/;

async function handler(event) {
    const request = event.request;
    delete request.headers['x-audio-query'];
    if (request.uri.length > LONGEST_PATH || whole(PLAIN, request.uri) === null) {
        return refused();
    }
    if (!GUARDED.test(request.uri)) {
        return whole(OPEN, request.uri) === null ? refused() : request;
    }
    const query = request.rawQueryString() || '';
    const signed = whole(SIGNED, query);
    if (signed === null || Number(signed[1]) * 1000 < Date.now()) {
        return refused();
    }
    const said = `${request.uri.slice(1)}\n${signed[1]}`;
    // The runtime knows `await` in no argument of a call.
    let secret = await keyCalled('now');
    if (!isBy(secret, said, signed[2])) {
        secret = await keyCalled('before');
        if (!isBy(secret, said, signed[2])) {
            return refused();
        }
    }
    // No query reaches an origin, since none is part of the cache's key; the renderer needs it for a redirect.
    request.headers['x-audio-query'] = { value: query };
    return request;
}

function whole(pattern, text) {
    // To this runtime a `$` is also before a line's end, with which a text may end.
    const found = pattern.exec(text);
    return found === null || found[0] !== text ? null : found;
}

async function keyCalled(name) {
    try {
        return await keys.get(name);
    } catch (missing) {
        return '';
    }
}

function isBy(secret, said, signature) {
    if (!secret) {
        return false;
    }
    const ours = crypto.createHmac('sha256', secret).update(said).digest('hex').slice(0, signature.length);
    let differs = 0;
    for (let i = 0; i < signature.length; i++) {
        differs |= ours.charCodeAt(i) ^ signature.charCodeAt(i);
    }
    return differs === 0;
}

function refused() {
    return {
        statusCode: 403,
        statusDescription: 'Forbidden',
        headers: { 'cache-control': { value: 'no-store' } },
    };
}
