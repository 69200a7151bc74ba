
// SHA-256 (FIPS 180-4). The browser's own is not there on a page without https.
const digest = (() => {
  const root = (n, power) => Math.floor((Math.pow(n, power) % 1) * 4294967296);
  const primes = [];
  for (let n = 2; primes.length < 64; n++) {
    if (primes.every((p) => n % p)) {
      primes.push(n);
    }
  }
  const K = primes.map((p) => root(p, 1 / 3));
  const START = primes.slice(0, 8).map((p) => root(p, 1 / 2));
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  // sha256 returns the hash of bytes in hexadecimal.
  function sha256(bytes) {
    const padded = new Uint8Array((bytes.length + 9 + 63 >> 6) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const hash = START.slice();
    const w = new Array(64);
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i++) {
        w[i] = view.getUint32(at + 4 * i);
      }
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)) | 0;
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i] | 0;
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((x, i) => { hash[i] = hash[i] + x | 0; });
    }
    return hash.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
  }

  const encoder = new TextEncoder();

  return { sha256, ofText: (text) => sha256(encoder.encode(text)), bytesOf: (text) => encoder.encode(text).length };
})();
