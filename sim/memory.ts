// What spares the chip memory: the simulator has room for any buffer, makes parts of them anew, and gives functions all there is.

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
