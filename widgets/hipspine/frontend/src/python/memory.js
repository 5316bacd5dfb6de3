// Python's memory as it stands when it has started, kept in this browser: to take it back costs a tenth of a new start.

const STORE = "hipspine-python";

/** What a site that is not secure, or a browser that keeps nothing, does not have. */
const store = () => (typeof caches === "object" ? caches.open(STORE) : Promise.reject(new Error("no caches")));

/**
 * The memory that was kept under an address, if there is any.
 * @param {string} address
 * @returns {Promise<ArrayBuffer | undefined>}
 */
export async function memoryOf(address) {
  try {
    return await (await (await store()).match(address))?.arrayBuffer();
  } catch {
    return undefined; // it starts as it does without
  }
}

/**
 * Keep a memory under an address, and none beside it: those of other versions are of no use.
 * @param {string} address
 * @param {Uint8Array<ArrayBuffer>} memory
 */
export async function keep(address, memory) {
  try {
    await forget();
    await (await store()).put(address, new Response(memory));
  } catch {
    // No room, or not allowed: the next start takes as long as this one.
  }
}

/** How many bytes are kept. */
export async function size() {
  try {
    if (!(await caches.has(STORE))) return 0; // to open it would make it
    const kept = await (await store()).matchAll();
    const sizes = await Promise.all(kept.map(async (one) => (await one.blob()).size));
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  } catch {
    return 0;
  }
}

export async function forget() {
  if (typeof caches === "object") await caches.delete(STORE).catch(() => {});
}
