// Buffers as the chip makes them: the simulator has room for any, and makes parts of them anew.

namespace pxsim.control {
  export function tryCreateBuffer(size: number): RefBuffer | undefined {
    return size < 0 ? undefined : BufferMethods.createBuffer(size);
  }

  export function takePart(buffer: RefBuffer, offset: number, length: number, _isLast: boolean): RefBuffer {
    return BufferMethods.slice(buffer, offset, length);
  }

  /** In JavaScript a function has all that it is given. */
  export function takesParameter(_handler: RefAction, _position: number): boolean {
    return true;
  }
}
