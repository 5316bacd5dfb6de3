// Where a page is at home, as far as its own address tells.

const HERE = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/**
 * The address of a page of the course, seen from another one, or "" where nobody else could open it: in a folder, or
 * served on this computer alone. A code that leads nowhere would be worse than none.
 * @param {string} page
 * @param {string} from
 */
export function homeOf(page, from) {
  const { protocol, hostname, origin, pathname } = new URL(page, from);
  return /^https?:$/.test(protocol) && !HERE.test(hostname) ? `${origin}${pathname}` : "";
}
