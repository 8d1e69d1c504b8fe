// A TCP server, over the C++ of server.cpp.

namespace net {
  /**
   * Accepts connections on a port, and hands each to `onSocket`, as an open socket, in a fiber of its own. The handler sets the
   * socket's handlers before it waits for anything. A connection takes one of the board's 8 sockets; when there is none left it is
   * refused. One port at a time, and not before the board has joined a network once.
   * Returns 0, or the reason why it can't listen.
   * @param port TCP port, eg: 80
   */
  export function listen(port: number, onSocket: (socket: Socket) => void): NetError {
    _start();
    const accept = (number: number) => onSocket(new Socket(number - 1, true));
    return netserver.listen(port, accept as () => void);
  }

  /**
   * Accepts no more connections. Those there are go on.
   */
  export function stopListening(): void {
    netserver.close();
  }
}
