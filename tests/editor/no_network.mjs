// Loaded before the server: whoever tries to reach another machine is told off, and the test hears of it.
import net from "node:net";

net.Socket.prototype.connect = function refuse(...where) {
  process.stderr.write(`REACHED OUT: ${JSON.stringify(where[0])}\n`);
  throw new Error("no network in this test");
};
