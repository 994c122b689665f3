import { createServer } from "node:net";
import { StartError } from "../../packages/db/dist/embedded/start-error.js";

const reasons = {
  EADDRINUSE: (host, port) => `Port ${port} is in use; stop the other program or set PORT to another number.`,
  EACCES: (host, port) => `No permission to listen on port ${port}; set PORT to a number above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST ${host} is not an address of this machine.`,
  ENOTFOUND: (host) => `HOST ${host} is not an address of this machine.`,
};

/** The port to listen on, found free just now; 0 asks for any free one. */
export function claimPort(host, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartError(`PORT ${text} is not a port number.`);
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const reason = reasons[error.code];
      fail(reason === undefined ? error : new StartError(reason(host, port)));
    });
    probe.listen({ host, port, exclusive: true }, () => {
      const { port: found } = probe.address();
      probe.close(() => done(found));
    });
  });
}
